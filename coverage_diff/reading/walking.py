"""Paths as users give them into sources, and each source to the reader of its kind."""

from __future__ import annotations

import glob
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from coverage_diff.engines import SERIAL, Engine
from coverage_diff.errors import InputError, MissingExtraError, MissingInputError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading.feeds import read_feed
from coverage_diff.reading.html import read_html
from coverage_diff.reading.limits import Limits, raised
from coverage_diff.reading.listing import Entry, Lists, absolute, named
from coverage_diff.reading.mail import read_mail, read_page_archive
from coverage_diff.reading.markdown import read_markdown
from coverage_diff.reading.pages import read_page
from coverage_diff.reading.partitions import Inspected, Reader, read_in_parts
from coverage_diff.reading.records import read_json, read_json_lines
from coverage_diff.reading.source import COMPRESSED, Source, from_bytes, from_path
from coverage_diff.reading.spreadsheets import read_csv, read_parquet
from coverage_diff.reading.warc import read_warc
from coverage_diff.reading.zip_archive import members

STDIN = "-"
"""The path that stands for standard input."""

Found = tuple[str, Inspected | Article | InputError]
"""The place where something was read, for messages, and what was read there."""

# One page a file: a list may say more about it.
_PAGES: dict[str, Reader] = {
    ".txt": read_page,
    ".text": read_page,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".eml": read_mail,
    ".mhtml": read_page_archive,
    ".mht": read_page_archive,
}
_READERS: dict[str, Reader] = {
    **_PAGES,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".warc": read_warc,
}
_LIST, _ZIP = ".toml", ".zip"
# Documents that somebody may believe to be read: they are named among what is left out. Pictures, scripts and styles,
# which saved pages bring along, are not.
_DOCUMENTS = frozenset(".pdf .doc .docx .odt .rtf .epub .pages .tar .tgz .7z .rar .xlsx .xls .ods .wacz".split())
_TOLD = _DOCUMENTS | {_ZIP}
# What stands beside pages and tells about a folder; they are read where they are named themselves.
_ABOUT = frozenset("readme license licence changelog contributing security".split())
_INSTEAD = "copy the text out into a .txt file, or give the saved web page"
_KNOWN = (
    f"known are folders, {_ZIP} archives, {_LIST} lists and {', '.join(_READERS)}, "
    f"most of them also as {' and '.join(COMPRESSED)}"
)


@dataclass(frozen=True, slots=True)
class Walk:
    """One call of a reader.

    Attributes:
        outlet: The outlet of everything that is read; None where the files say it.
        limits: How much is taken in.
        lists: The lists that were met.
        engine: Whose workers read large files.
        entered: The folders that were entered, so that none is walked twice through links.
        listed: The pages that were read as a list names them.
    """

    outlet: str | None
    limits: Limits
    lists: Lists
    engine: Engine = SERIAL
    entered: set[str] = field(default_factory=set)
    listed: set[Path] = field(default_factory=set)

    def path(self, path: str) -> Iterator[Found]:
        """Everything that a path stands for: standard input, a pattern, a folder, a file."""
        if path == STDIN:
            yield from self._stdin()
        elif not path.strip():
            yield path, MissingInputError("the path is blank; name a file or folder")
        elif glob.has_magic(path) and not os.path.lexists(path):
            names = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a pattern may be absolute
            if not names:
                yield path, MissingInputError("no file fits this pattern", source=path)
            for name in names:
                yield from self._any(Path(name))
        else:
            yield from self._any(Path(path))

    def _stdin(self) -> Iterator[Found]:
        """Standard input, whose first signs tell what it holds: JSON Lines, JSON, a page of HTML, a feed, or text."""
        name = "standard input"
        data = sys.stdin.buffer.read(self.limits.file_bytes + 1)
        if len(data) > self.limits.file_bytes:
            problem = f"is larger than {self.limits.file_bytes:,} bytes; give a file instead, or {raised('file_bytes')}"
            yield name, UnreadableInputError(problem, source=name)
            return
        source = from_bytes(data, name)
        yield from self._results(source, _READERS[_guess(data)])

    def _any(self, path: Path) -> Iterator[Found]:
        try:
            if path.is_dir():
                yield from self._folder(path, depth=0)
                return
            missing = not path.exists()
            odd = not missing and not path.is_file()
        except OSError as error:  # a name that no file can have, a folder that may not be entered
            problem = f"cannot be read ({error.strerror or error}); check the path"
            yield str(path), UnreadableInputError(problem, source=str(path))
            return
        source = from_path(path)
        if missing:
            yield str(path), MissingInputError("there is no such file or folder; check the path", source=str(path))
        elif odd:
            yield str(path), UnreadableInputError("is no regular file; give - for standard input", source=str(path))
        else:
            yield from self._file(path, source)

    def _file(self, path: Path, source: Source) -> Iterator[Found]:
        """A file, by its kind; with what a list beside it says of it."""
        if source.kind == _LIST:
            yield from self._list(path)
        elif source.kind in _PAGES:
            entry: Entry | None = None
            for listed in self.lists.beside(path):
                try:
                    entry = entry or self.lists.entries(listed).get(absolute(path))
                except InputError as error:
                    yield str(listed), error
            yield from self._results(source, _PAGES[source.kind], entry)
        else:
            yield from self._source(source)

    def _source(self, source: Source) -> Iterator[Found]:
        """A source that no list can say anything about."""
        if source.suffix == _ZIP:
            yield from self._zip(source)
        elif source.kind in _READERS:
            yield from self._results(source, _READERS[source.kind])
        else:
            kind = source.suffix or "files without suffix"
            problem = f"cannot read {kind}; {_INSTEAD}; {_KNOWN}"
            yield source.name, UnreadableInputError(problem, source=str(source))

    def _results(self, source: Source, reader: Reader, entry: Entry | None = None, via: str = "") -> Iterator[Found]:
        """What a reader makes of a source; what stops it is its last result."""
        number = 0
        where = via or str(source)
        outlet = self.outlet
        if entry is not None and outlet is None and isinstance(entry.get("outlet"), str):
            outlet = entry["outlet"].strip() or None
        try:
            for number, result in enumerate(read_in_parts(reader, source, outlet, self.limits, self.engine), 1):
                place = where if reader in _PAGES.values() else f"{where}, record {number}"
                if entry is not None and isinstance(result, Article):
                    result = named(result, entry, source=where, outlet=self.outlet)  # noqa: PLW2901 - with the list's fields
                yield place, result
            if number == 0:
                yield where, UnreadableInputError("holds no article", source=where)
        except InputError as error:
            told = type(error)(error.problem, source=via, line=error.line, field=error.field) if via else error
            yield where, told
        except MissingExtraError as error:
            yield where, UnreadableInputError(str(error), source=where)

    def _list(self, path: Path) -> Iterator[Found]:
        """The pages that a list names, in its order."""
        try:
            listed = self.lists.entries(path)
        except InputError as error:
            yield str(path), error
            return
        if not listed:
            yield str(path), UnreadableInputError("lists no article", source=str(path))
        self.listed.update(listed)
        for entry in listed.values():
            source = from_path(path.parent / entry["file"])
            via = f"{path} ({entry['file']})"
            yield from self._results(source, _PAGES.get(source.kind, read_page), entry, via)

    def _zip(self, source: Source) -> Iterator[Found]:
        """The files of an archive that can be read; an archive in it is left out."""
        found = False
        try:
            folders = _sibling_folders(
                {_inside(member, source) for member in members(source, self.limits) if member.kind in _READERS}
            )
            for member in members(source, self.limits):
                if _is_about(Path(member.name)):
                    continue
                if member.kind in _READERS:
                    found = True
                    folder = _inside(member, source)
                    yield from self._source(member.of_outlet(folder[-1] if folder in folders else None))
                elif member.suffix in _TOLD:
                    found = True
                    problem = "is not read inside an archive; unpack it, or save it as text"
                    yield member.name, UnreadableInputError(problem, source=str(member))
        except InputError as error:
            yield str(source), error
            return
        if not found:
            yield str(source), MissingInputError(f"the archive holds no articles; {_KNOWN}", source=str(source))

    def _folder(self, folder: Path, depth: int, outlet: str | None = None) -> Iterator[Found]:
        """The articles of a folder and those below it: lists first, then files, then folders, each by name."""
        real = os.path.realpath(folder)
        if real in self.entered:
            return
        self.entered.add(real)
        if depth > self.limits.depth:
            problem = f"lies more than {self.limits.depth} folders deep; if it is meant, {raised('depth')}"
            yield str(folder), UnreadableInputError(problem, source=str(folder))
            return
        try:
            inside = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
            files = [p for p in inside if p.is_file()]
            below = [p for p in inside if p.is_dir() and not _belongs_to_page(p, inside)]
        except OSError as error:
            problem = f"cannot be read ({error.strerror or error}); check its permissions"
            yield str(folder), UnreadableInputError(problem, source=str(folder))
            return
        found = False
        for path in sorted(files, key=lambda p: p.suffix.lower() != _LIST):
            for place, result in self._of_folder(path, outlet):
                found = True
                yield place, result
        # Two folders of pages side by side, or more, are one for each outlet; a single one is just a folder.
        apart = len(below) > 1 and sum(map(_holds_pages, below)) > 1
        for path in below:
            for place, result in self._folder(path, depth + 1, path.name if apart else outlet):
                found = True
                yield place, result
        if not found and depth == 0:
            problem = f"the folder holds no articles; {_KNOWN}"
            yield str(folder), MissingInputError(problem, source=str(folder))

    def _of_folder(self, path: Path, outlet: str | None) -> Iterator[Found]:
        """A file met in a folder: settings and pictures are passed over, documents that cannot be read are named."""
        source = from_path(path).of_outlet(outlet)
        if source.kind == _LIST:
            if self.lists.is_list(path):
                yield from self._list(path)
        elif _is_about(path):
            return
        elif (source.suffix in _TOLD or source.kind in _READERS) and absolute(path) not in self.listed:
            yield from self._file(path, source)


def _guess(data: bytes) -> str:
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000].lower()
    if head.startswith((b"{", b"[")):
        return ".jsonl" if head.startswith(b"{") and b"\n{" in data else ".json"
    if head.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ".xml" if head.startswith((b"<?xml", b"<rss", b"<feed")) else ".txt"


def _is_about(path: Path) -> bool:
    """Whether a Markdown file tells about the folder that it lies in."""
    return path.suffix.lower() in {".md", ".markdown"} and path.stem.lower() in _ABOUT


def _belongs_to_page(folder: Path, beside: list[Path]) -> bool:
    """Whether a folder holds the pictures, frames and advertisements that a browser saved with a page."""
    name, mark, _ = folder.name.rpartition("_files")
    return bool(mark) and any(p.stem == name and p.suffix.lower() in {".html", ".htm"} for p in beside)


def _holds_pages(folder: Path) -> bool:
    """Whether anything in a folder, or below it, is of a kind that can be read."""
    return any(from_bytes(b"", name).kind in _READERS for _, _, names in os.walk(folder) for name in names)


def _inside(member: Source, archive: Source) -> tuple[str, ...]:
    """The folders in which a member of an archive lies."""
    return tuple(member.name[len(archive.name) + 1 :].split("/")[:-1])


def _sibling_folders(holding: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The folders that hold pages and stand beside another one."""
    every = {folder[:depth] for folder in holding for depth in range(1, len(folder) + 1)}
    beside = Counter(folder[:-1] for folder in every)
    return {folder for folder in holding if folder and beside[folder[:-1]] > 1}
