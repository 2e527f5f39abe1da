"""Hostile and broken input ends in a result or an error that names it, never in a traceback, a hang or a loss."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import zipfile
from pathlib import Path

import pytest
from timing import GROWTH, assert_linear, assert_within

import coverage_diff as cd
from coverage_diff.reading import STDIN, Limits, iter_articles

GOOD = json.dumps({"outlet": "A", "text": "Words are here."}).encode()
WORDS = b"The bridge was closed on Tuesday after an inspection, the council said. "


def read(path: Path, limits: Limits | None = None) -> tuple[list[cd.Article], list[str]]:
    """What was read, and what was left out and why."""
    skipped: list[cd.InputError] = []
    articles = list(iter_articles(path, on_skip=skipped.append, limits=limits or Limits()))
    return articles, [str(error) for error in skipped]


@pytest.mark.parametrize(
    ("name", "data", "count", "reason"),
    [
        ("number.jsonl", GOOD + b'\n{"outlet":"B","text":"w","n":' + b"1" * 5000 + b"}", 1, "line 2: holds an imposs"),
        ("number.json", b'{"outlet":"B","text":"w","n":' + b"1" * 5000 + b"}", 0, "impossible number"),
        ("deep.jsonl", b"[" * 100_000 + b"\n" + GOOD, 1, "line 1: is nested too deeply"),
        ("deep.toml", b"a=" + b"[" * 5000 + b"]" * 5000, 0, "nested too deeply"),
        ("number.toml", b"a=" + b"1" * 5000, 0, "is not TOML"),
        ("nul.toml", b'[[article]]\nfile="a\\u0000b"\noutlet="x"\n', 0, "article 1, field 'file'"),
        ("long.toml", b'[[article]]\nfile="' + b"a" * 5000 + b'"\noutlet="x"\n', 0, "cannot be read"),
        ("away.toml", b'[[article]]\nfile="/etc/passwd"\noutlet="x"\n', 0, "must lie in the list's folder"),
        ("up.toml", b'[[article]]\nfile="a/../../page.txt"\noutlet="x"\n', 0, "must lie in the list's folder"),
        ("a.rss", b"/etc/passwd", 0, "holds no entries"),
        ("a.eml", b"Subject: x\nContent-Type: text/plain; charset=none-9\n\nwords here", 1, ""),
        (
            "b.eml",
            b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(999)),
            0,
            "",
        ),
        ("c.eml", b"Subject: " + b"=?utf-8?q?a?= " * 40_000 + b"\n\nwords here", 1, ""),
        ("d.eml", b"From: " + b"((" * 50_000 + b"\nMessage-ID: <" + b"<a" * 9000 + b"\n\nwords here", 1, ""),
        ("a.html", b"<div>" * 20_000 + b"words", 0, "no story"),
        ("b.html", b'<html><head><link rel="canonical" href="http://[x"></head><body><p>' + WORDS * 20, 1, ""),
        ("a.csv", b'outlet,text\nA,"never closed\nB,"words, two"\nC,words three\n', 2, "line 2: is no row"),
        ("b.csv", b"outlet,text\nA,words one,two\nB,words\n", 1, "has 3 cells where the header has 2"),
        ("c.csv", 'outlet;text\nA;"café "so" said"\n'.encode("latin-1"), 1, ""),
        ("d.csv", "outlet,text\nA,words\n".encode("utf-16"), 1, ""),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\nHTTP/1.1 200 OK\r\n", 0, "how long"),
        ("a.zip", b"PK\x03\x04 broken", 0, "no zip archive"),
        ("a.pdf", b"%PDF", 0, "cannot read .pdf"),
        ("a.txt", WORDS + b"\xff " + "“café”".encode(), 1, ""),
        ("b.txt", bytes(range(1, 256)) * 40, 0, "not text"),
        ("c.txt", b"\xff\xfe\x00\xd8\x00\x00w\x00", 0, "NUL"),
    ],
)
def test_broken_file_is_named_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, count: int, reason: str
) -> None:
    """What can be read is read; what cannot is named with its place and the reason; none takes long."""
    (tmp_path / name).write_bytes(data)
    articles, skipped = assert_within(3 * (1 + len(data) / 100_000), lambda: read(tmp_path / name))
    assert len(articles) == count
    assert any(reason in told for told in skipped) if reason else True
    assert all(name in told for told in skipped)
    assert count or skipped


@pytest.mark.parametrize("tag", ["<script>", "<style ", "<", "<p ", "&amp", "<script><style>"])
def test_markup_that_never_ends_takes_linear_time(tmp_path: Path, tag: str) -> None:
    """Tags that are opened fifty thousand times and never closed are read in time that grows with their number."""

    def mail(tags: int) -> Path:
        path = tmp_path / f"{tags}.eml"
        path.write_bytes(b"Subject: x\nContent-Type: text/html\n\n" + tag.encode() * tags + b" words")
        return path

    assert_linear(read, mail, 50_000 // GROWTH)
    articles, _ = read(tmp_path / "50000.eml")
    assert [a.outlet for a in articles] in ([], ["50000"])


def test_tag_of_very_many_attributes_takes_linear_time(tmp_path: Path) -> None:
    """The parser holds every attribute of a tag against all others; a page with such a tag is read all the same."""
    story = (
        "<p>Mayor Ann Lee of Harwick closed the old bridge on Tuesday, and 14 people were hurt in the flood.</p>" * 9
    )

    def page(attributes: int) -> Path:
        path = tmp_path / f"{attributes}.html"
        tag = " ".join(f"a{n}=x" for n in range(attributes))
        path.write_text(f"<html><head><title>Bridge</title></head><body><b {tag}>closed</b>{story}</body></html>")
        return path

    assert_linear(read, page, 60_000 // GROWTH)
    [article], _ = read(tmp_path / "60000.html")
    assert "14 people" in article.text


def test_settings_of_endless_names_are_refused(tmp_path: Path) -> None:
    """A dotted key of 20,000 parts would take gigabytes."""
    path = tmp_path / "list.toml"
    path.write_text("a." * 20_000 + "b = 1\n")
    _, [told] = assert_within(1, lambda: read(path))
    assert "more than 1,000 points" in told


def test_feed_never_opens_a_file_that_it_names(tmp_path: Path) -> None:
    """A feed that holds the name of a file, or an entity that points to one, gives nothing of that file."""
    pytest.importorskip("feedparser")
    (tmp_path / "other.rss").write_text(
        "<rss version='2.0'><channel><item><title>t</title><description>Secret words.</description></item>"
        "</channel></rss>",
        encoding="utf-8",
    )
    (tmp_path / "a.rss").write_text(str(tmp_path / "other.rss"), encoding="utf-8")
    assert read(tmp_path / "a.rss")[0] == []
    page = (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "{(tmp_path / "other.rss").as_uri()}">]>'
        "<rss version='2.0'><channel><item><title>t</title><description>Words &e;</description></item></channel></rss>"
    )
    for encoding in ("utf-8", "utf-16"):
        (tmp_path / "b.rss").write_bytes(page.encode(encoding))
        assert read(tmp_path / "b.rss")[0] == []


def test_one_damaged_byte_harms_one_record(tmp_path: Path) -> None:
    """The lines around one that is no UTF-8 keep their letters."""
    lines = ['{"outlet":"A","text":"café one"}', '{"outlet":"B","text":"cafX “two”"}', '{"outlet":"C","text":"né 3"}']
    (tmp_path / "a.jsonl").write_bytes("\n".join(lines).encode().replace(b"X", b"\xe9"))
    articles, skipped = read(tmp_path / "a.jsonl")
    assert [a.text for a in articles] == ["café one", "caf\ufffd “two”", "né 3"]
    assert not skipped
    assert "lost" in articles[1].notes[0]


def test_line_beyond_the_limit_is_one_error(tmp_path: Path) -> None:
    """A line longer than any article is left out as one, and the next line keeps its number."""
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"w " * 100_000 + b'"}\n' + GOOD + b"\n{")
    articles, skipped = read(tmp_path / "a.jsonl", Limits(article_chars=1000))
    assert len(articles) == 1
    assert ["line 1" in skipped[0], "line 3" in skipped[1], len(skipped)] == [True, True, 2]


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_bad_record_among_many_is_told_and_nothing_else_is_lost(tmp_path: Path, kind: str) -> None:
    """Of 20,000 records with five broken ones all others are read, and the five are told by line and reason."""
    broken = {17, 4_000, 15_555, 19_998, 19_999}
    path = tmp_path / f"archive.{kind}"
    rows = (
        (f'{{"id":"{n}","outlet":"A","text":"Word {n}."}}' if n not in broken else '{"outlet": "A", "text": ')
        if kind == "jsonl"
        else (f"{n},A,Word {n}." if n not in broken else f'{n},A,"Word')
        for n in range(20_000)
    )
    path.write_text(("id,outlet,text\n" if kind == "csv" else "") + "\n".join(rows), encoding="utf-8")
    skipped: list[cd.InputError] = []
    ids = [article.id for article in iter_articles(path, on_skip=skipped.append)]
    assert ids == [str(n) for n in range(20_000) if n not in broken]
    first = 2 if kind == "csv" else 1
    assert [error.line for error in skipped] == [n + first for n in sorted(broken)]
    assert all(str(path) in str(error) and error.problem for error in skipped)


def test_duplicate_is_told_with_its_place(tmp_path: Path) -> None:
    """The second record of an id is named by file and position."""
    (tmp_path / "a.jsonl").write_bytes(b'{"id":"x","outlet":"A","text":"Words."}\n' * 2)
    assert "a.jsonl, record 2" in read(tmp_path / "a.jsonl")[1][0]


def test_zip_is_read_without_unpacking_it(tmp_path: Path) -> None:
    """The pages of an archive are read as those of a folder; an archive or document in it is named."""
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Herald/1.txt", WORDS)
        archive.writestr("Post/../../../evil.txt", WORDS)
        archive.writestr("Post/a.jsonl", GOOD)
        archive.writestr("Post/b.zip", b"PK")
        archive.writestr("Post/logo.png", b"\x89PNG")
    before = sorted(tmp_path.rglob("*"))
    articles, skipped = read(path)
    assert [a.outlet for a in articles] == ["Herald", "evil", "A"]
    assert len(skipped) == 1
    assert "b.zip" in skipped[0]
    assert sorted(tmp_path.rglob("*")) == before
    assert not (tmp_path.parent / "evil.txt").exists()


def test_zip_bombs_are_refused(tmp_path: Path) -> None:
    """Neither one huge member nor many middling ones come out of a small archive."""
    for name, members, size in (("one", 1, 10_000_000), ("many", 60, 900_000)):
        path = tmp_path / f"{name}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(members):
                archive.writestr(f"{number}.txt", b"word " * (size // 5))
        articles, skipped = read(path)
        assert sum(len(a.text) for a in articles) < 1_000_000 + 200 * path.stat().st_size
        assert any("when unpacked" in told for told in skipped)


def test_bomb_inside_a_web_archive_is_refused(tmp_path: Path) -> None:
    """An answer that was compressed once more inside the archive is bounded by what was stored of it."""
    pytest.importorskip("warcio")
    pytest.importorskip("trafilatura")
    body = gzip.compress(b"<p>" + b"words " * 5_000_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: %d\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(record % len(head + body) + head + body + b"\r\n\r\n")
    articles, skipped = read(tmp_path / "a.warc")
    assert articles == []
    assert "which no page does" in skipped[0]


def test_links_in_a_circle_are_walked_once(tmp_path: Path) -> None:
    """A folder that links to itself, twice, gives each page once."""
    (tmp_path / "a.txt").write_bytes(WORDS)
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(tmp_path, target_is_directory=True)
    assert len(read(tmp_path)[0]) == 1


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b", "[" * 300, "", "nowhere/*.txt"])
def test_impossible_paths_are_named(name: str) -> None:
    """A name that no file can have ends in an error of the library."""
    with pytest.raises(cd.InputError):
        cd.read_articles(name)


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    """A pipe is not waited for."""
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(cd.UnreadableInputError, match="no regular file"):
        cd.read_articles(tmp_path / "a.txt")


def test_standard_input_has_the_same_id_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read from standard input does not depend on names of temporary files."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WORDS)))
    assert cd.read_articles(STDIN)[0].id == "standard input"
