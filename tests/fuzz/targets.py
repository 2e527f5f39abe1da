"""What is fuzzed: bytes in; out comes a result that keeps its promises, or an error of the library, nothing else."""

from __future__ import annotations

import io
import sys
import tempfile
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path

from timing import assert_within

import coverage_diff as cd
from coverage_diff.classroom import Lesson, answer_sheet, grade, load_lesson
from coverage_diff.config import Config
from coverage_diff.corrections import Corrections
from coverage_diff.reading import STDIN, Limits, iter_articles
from coverage_diff.reading.cleaning import inspected
from coverage_diff.reading.decoding import decode
from coverage_diff.serving.entries import SUFFIXES, Entry, Upload, take
from coverage_diff.serving.limits import ServingLimits

ROOT = Path(__file__).parents[2]
KINDS = (
    *("txt", "html", "mhtml", "json", "jsonl", "csv", "tsv", "parquet", "rss", "warc", "eml", "toml", "zip"),
    *("jsonl.gz", "jsonl.zst", "warc.gz", "md", "atom"),
)
LIMITS = Limits(article_chars=200_000, file_bytes=2_000_000, ratio=50)
OTHER = cd.Article(
    id="other",
    outlet="Other",
    title="Bridge closed",
    text="MARL - The bridge over the Marl was closed on Tuesday after an inspection found two cracks in its main beam.",
)


def read_as(kind: str) -> Callable[[bytes], None]:
    """A target that reads bytes as a file of a kind."""

    def target(data: bytes) -> None:
        skipped: list[cd.InputError] = []
        with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            path = Path(folder) / f"input.{kind}"
            path.write_bytes(data)
            articles = list(iter_articles(path, on_skip=skipped.append, limits=LIMITS))
            assert articles or skipped, "lost in silence"
            assert all(folder in str(error) or error.source for error in skipped), "an error without a place"
            assert sorted(p.name for p in Path(folder).iterdir()) == [path.name], "something was written"
        assert len({a.id for a in articles}) == len(articles), "an id twice"

    return target


def standard_input(data: bytes) -> None:
    """Bytes from standard input, whose kind is guessed."""
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(data))
    try:
        list(iter_articles(STDIN, on_skip=lambda _: None, limits=LIMITS))
    finally:
        sys.stdin = before


def facts(data: bytes) -> None:
    """A text into segments and facts: every span slices back."""
    article = _article(data)
    for segment in cd.split_segments(article):
        assert 0 <= segment.start <= segment.end <= len(article.text)
        for span in (*segment.paragraphs, *segment.captions):
            assert segment.start <= span.start < span.end <= segment.end, "a paragraph outside its story"
    for fact in cd.extract_facts(article):
        for mention in fact.mentions:
            whole = article.title if mention.field == "title" else article.text
            assert mention.text == whole[mention.start : mention.end], "a span that does not slice back"
            assert mention.text.strip(), "an empty mention"


def report(data: bytes) -> None:
    """Two texts into a report and back from JSON; then, by their length, into a page or in another order."""
    first, _, second = data.partition(b"\n\n\n")
    one = _article(first)
    two = _article(second or first[: len(first) // 2], "two")
    made = cd.compare([one, two, OTHER])
    match len(data) % 4:
        case 0:
            assert cd.Report.from_json(made.to_json()) == made, "JSON does not give the report back"
        case 1:
            made.to_markdown()
        case 2:
            made.to_html()
        case _:
            assert _told(made) == _told(cd.compare([OTHER, two, one])), "order matters"


def check(data: bytes) -> None:
    """A statement looked up in a text."""
    statement, _, text = data.decode("utf-8", "surrogateescape").partition("\n")
    article = _article(text.encode("utf-8", "surrogateescape"))
    found = cd.check(statement, article)
    for mention in found.evidence:
        whole = article.title if mention.field == "title" else article.text
        assert mention.text == whole[mention.start : mention.end]
    assert 0 <= cd.resemblance(statement, text) <= 1


def pasted(data: bytes) -> None:
    """What somebody gives the page: one text, and one file of any name."""
    text, _, upload = data.partition(b"\n\n\n")
    suffix = SUFFIXES[len(data) % len(SUFFIXES)]
    entries = (
        Entry(text=text.decode("utf-8", "replace"), date=text[:10].decode("latin-1") if len(data) % 5 == 0 else ""),
        Entry(outlet="Post", upload=Upload(name=f"../{upload[:9].decode('latin-1')}{suffix}", data=upload)),
    )
    taken = take(entries, ServingLimits(body_bytes=2_000_000))
    assert len(taken.entries) == len(entries), "a block is lost"
    assert taken.articles or taken.problem, "neither a text nor a reason"


def answers(data: bytes) -> None:
    """A class's answers, below the heading of the demonstration's table or instead of it."""
    key = _lesson()
    heading = answer_sheet(key).encode() if len(data) % 3 else b""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.csv"
        path.write_bytes(heading + data)
        grades = grade(path, key)
    assert all(0 <= found.right <= found.answered for found in (*grades.questions, *grades.facts))
    grades.to_markdown()


def key_to_answers(data: bytes) -> None:
    """JSON as a lesson's key."""
    load_lesson(data.decode("utf-8", "replace"))


def saved_report(data: bytes) -> None:
    """JSON as a saved report."""
    loaded = cd.Report.from_json(data.decode("utf-8", "replace"))
    assert cd.Report.from_json(loaded.to_json()) == loaded


def settings(data: bytes) -> None:
    """TOML as settings and as corrections."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input.toml"
        path.write_bytes(data)
        for load in (Config.from_toml, Corrections.from_file):
            try:
                load(path)
            except cd.CoverageDiffError:
                continue


def bytes_into_text(data: bytes) -> None:
    """Bytes of unknown encoding, decoded and mended."""
    text = decode(data, "input", data[:12].decode("latin-1"))
    if text.strip():
        inspected(cd.Article(id="a", outlet="A", title=text[:50], text=text))


@cache
def _lesson() -> Lesson:
    return load_lesson((ROOT / "examples/classroom/lesson/exercises.json").read_text("utf-8"))


def _article(data: bytes, name: str = "one") -> cd.Article:
    # Lone surrogates too: JSON may hold them.
    return cd.Article(id=name, outlet=name, title="", text=data.decode("utf-8", "surrogateescape"))


def _told(made: cd.Report) -> set[tuple[str, str, str]]:
    return {(f.id, o, c.status) for e in made.events for f in e.facts for o, c in f.coverage.items()}


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{f"read-{kind}": read_as(kind) for kind in KINDS},
    "standard-input": standard_input,
    "facts": facts,
    "report": report,
    "check": check,
    "saved-report": saved_report,
    "settings": settings,
    "pasted": pasted,
    "answers": answers,
    "key-to-answers": key_to_answers,
    "bytes-into-text": bytes_into_text,
}


def run(name: str, data: bytes, *, patience: float = 1) -> None:
    """Run one target on one input.

    Args:
        name: One of `TARGETS`.
        data: What it is given.
        patience: Seconds of processor time that it may take, and as many for every 100 kB; a report is made twice and
            has twice the time. Tests, which run on any machine, have more of it than the fuzzers.

    Raises:
        Exception: Whatever is no error of the library; AssertionError where a promise was broken or it took too long.
    """

    def told() -> str:
        try:
            TARGETS[name](data)
        except cd.CoverageDiffError as error:
            return str(error)
        return "done"

    limit = (2 if name == "report" else 1) * patience * (1 + len(data) / 100_000)
    assert assert_within(limit, told), "an error that says nothing"
