"""Every kind of file gives the same article; what cannot be read is named."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

import coverage_diff as cd
from coverage_diff.reading import STDIN, Limits, iter_articles

PARAGRAPHS = (
    "LOWER MARL - The old bridge was closed on Tuesday after an inspection found two cracks in it, the council said.",
    "Traffic will be sent over the ring road. The council expects delays of about 20 minutes for some 3,000 drivers.",
    "“We had no choice,” mayor Ann Lee told reporters. Repairs will cost £3 million and take a year, she said.",
)
TEXT = "\n\n".join(PARAGRAPHS)
TITLE, OUTLET, DAY = "Old bridge closed", "Harbour Herald", dt.date(2026, 3, 3)
RECORD = {"id": "bridge", "outlet": OUTLET, "title": TITLE, "text": TEXT, "published": DAY.isoformat()}
SKIPPED: list[cd.InputError] = []  # teasers and the like, of no interest here
LINKED = json.dumps(
    {
        "@graph": [
            {"@type": "WebSite"},
            {
                "@type": ["NewsArticle"],
                "headline": TITLE,
                "datePublished": "2026-03-03T09:30:00Z",
                "publisher": {"name": OUTLET},
            },
        ]
    }
)
HTML = f"""<!doctype html><html lang="en"><head><title>{TITLE} - {OUTLET}</title>
<link rel="canonical" href="https://herald.example/bridge">
<script type="application/ld+json">{LINKED}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>{TITLE}</h1>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article><footer>Copyright 2026</footer></body></html>"""
FEED = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{OUTLET}</title><link>https://herald.example</link><description>News</description>
<item><title>{TITLE}</title><link>https://herald.example/bridge</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}]]></content:encoded></item>
<item><title>Ferry late</title><link>https://herald.example/ferry</link>
<description>The ferry to Norbury was an hour late on Monday.</description></item></channel></rss>"""


def write_jsonl(path: Path) -> None:
    """One record a line."""
    path.write_text(json.dumps(RECORD) + "\n", encoding="utf-8")


def write_gzip(path: Path) -> None:
    """The same, compressed."""
    path.write_bytes(gzip.compress((json.dumps(RECORD) + "\n").encode()))


def write_zstd(path: Path) -> None:
    """The same, compressed with zstd."""
    zstandard = pytest.importorskip("zstandard")
    path.write_bytes(zstandard.ZstdCompressor().compress((json.dumps(RECORD) + "\n").encode()))


def write_csv(path: Path) -> None:
    """A table with the names that exports use."""
    page = io.StringIO()
    table = csv.writer(page, delimiter="\t" if path.suffix == ".tsv" else ",")
    table.writerow(["id", "Source", "Headline", "Content", "Date"])
    table.writerow(["bridge", OUTLET, TITLE, TEXT, DAY.isoformat()])
    path.write_text(page.getvalue(), encoding="utf-8-sig")


def write_parquet(path: Path) -> None:
    """A table of one row."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - only where installed

    parquet.write_table(pyarrow.Table.from_pylist([{**RECORD, "published": DAY}]), path)


def write_html(path: Path) -> None:
    """A saved page."""
    pytest.importorskip("trafilatura")
    path.write_text(HTML, encoding="utf-8")


def write_feed(path: Path) -> None:
    """A feed with a full entry and a teaser."""
    pytest.importorskip("feedparser")
    path.write_text(FEED, encoding="utf-8")


def write_mail(path: Path) -> None:
    """A newsletter."""
    mail = EmailMessage()
    mail["From"] = f"{OUTLET} <news@herald.example>"
    mail["Subject"] = TITLE
    mail["Date"] = dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC)
    mail.set_content("".join(f"<p>{p}</p>" for p in PARAGRAPHS), subtype="html")
    path.write_bytes(mail.as_bytes())


def write_warc(path: Path) -> None:
    """An archive with a page, a picture and a page that is not there."""
    pytest.importorskip("trafilatura")
    pytest.importorskip("warcio")
    pages = (("200 OK", "text/html", HTML.encode()), ("200 OK", "image/png", b"\x89PNG"), ("404 No", "text/html", b"x"))
    records = []
    for number, (status, kind, body) in enumerate(pages):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://herald.example/bridge\r\n"
            f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2026-03-03T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    if path.suffix == ".gz":
        records = [gzip.compress(record) for record in records]
    path.write_bytes(b"".join(records))


WRITERS: dict[str, Callable[[Path], None]] = {
    "page.jsonl": write_jsonl,
    "page.jsonl.gz": write_gzip,
    "page.jsonl.zst": write_zstd,
    "page.csv": write_csv,
    "page.tsv": write_csv,
    "page.parquet": write_parquet,
    "page.html": write_html,
    "page.rss": write_feed,
    "page.eml": write_mail,
    "page.warc": write_warc,
    "page.warc.gz": write_warc,
}


@pytest.fixture(params=sorted(WRITERS))
def saved(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same article in each kind of file."""
    path = tmp_path / request.param
    WRITERS[request.param](path)
    return path


def day(article: cd.Article) -> dt.date | None:
    """The day of publication."""
    return article.day


def test_every_kind_gives_the_same_article(saved: Path) -> None:
    """Outlet, title, day and words are the same, whatever the article was saved as."""
    article = cd.read_articles(saved, on_skip=SKIPPED.append)[0]
    assert (article.outlet, article.title, day(article)) == (OUTLET, TITLE, DAY)
    words = " ".join(article.text.split()).removeprefix(TITLE).strip()
    assert words == " ".join(TEXT.split())


def test_every_kind_gives_the_same_facts(saved: Path) -> None:
    """The facts do not depend on the kind of file."""
    article = cd.read_articles(saved, on_skip=SKIPPED.append)[0]
    plain = cd.Article(id="a", outlet=OUTLET, title=TITLE, text=TEXT, published=DAY)
    kinds = {cd.Kind.QUANTITY, cd.Kind.DATE, cd.Kind.QUOTE, cd.Kind.PERSON}
    assert {f.label for f in cd.extract_facts(article) if f.kind in kinds} == {
        f.label for f in cd.extract_facts(plain) if f.kind in kinds
    }


def test_given_outlet_wins_for_every_kind(saved: Path) -> None:
    """An outlet that the caller names overrides what the file says."""
    assert cd.read_articles(saved, outlet="Mine", on_skip=SKIPPED.append)[0].outlet == "Mine"


def test_teaser_of_a_feed_is_marked(tmp_path: Path) -> None:
    """A feed's short summary is known to be cut short, its full content is not."""
    write_feed(tmp_path / "feed.xml")
    full, teaser = cd.read_articles(tmp_path / "feed.xml")
    assert not full.notes
    assert teaser.notes == ("the page was cut short: the feed gives a teaser",)


def test_pattern_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern names the files that fit it; "-" is standard input, whatever it holds."""
    for name in ("a.jsonl", "b.txt"):
        (tmp_path / name).write_text(json.dumps(RECORD) if name[0] == "a" else TEXT, encoding="utf-8")
    assert [a.id for a in cd.read_articles(str(tmp_path / "*.jsonl"))] == ["bridge"]
    with pytest.raises(cd.MissingInputError, match="no file fits"):
        cd.read_articles(str(tmp_path / "*.nothing"))
    for data in (json.dumps(RECORD), json.dumps([RECORD], indent=1), TEXT):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        [article] = cd.read_articles(STDIN, outlet=OUTLET)
        assert article.text == TEXT


def test_archive_is_read_one_by_one(tmp_path: Path) -> None:
    """An archive need not fit into memory: the first article comes before the last line is read."""
    path = tmp_path / "big.jsonl"
    path.write_text(
        "".join(json.dumps({**RECORD, "id": str(n)}) + "\n" for n in range(5000)) + "{broken", encoding="utf-8"
    )
    skipped: list[cd.InputError] = []
    stream = iter_articles(path, on_skip=skipped.append)
    assert next(stream).id == "0"
    assert not skipped
    assert sum(1 for _ in stream) == 4999
    assert [error.line for error in skipped] == [5001]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.csv", b"a,b\n1,2\n", "needs a column 'text'"),
        ("x.rss", b"no feed at all", "holds no entries"),
        ("x.rss", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>', "declares entities"),
        ("x.parquet", b"PAR1 not", "no Parquet file"),
        ("x.jsonl.gz", b"\x1f\x8bbroken", "damaged archive"),
        ("x.jsonl.gz", b"no archive", "damaged archive"),
        ("x.jsonl.zst", b"no archive", "damaged archive"),
        ("x.html", b"<html><body></body></html>", "no story"),
        ("x.eml", b"Subject: nothing\n\n", "holds no text"),
        ("x.warc", b"WARC/9.9 broken\r\n", "warc"),
    ],
)
def test_damaged_files_are_named(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    """A broken file of any kind ends in an error that names it and says what is wrong."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(cd.InputError) as caught:
        cd.read_articles(path)
    assert message in str(caught.value)
    assert name in str(caught.value)


def test_archive_bomb_is_refused(tmp_path: Path) -> None:
    """A small archive that unpacks to more than text ever does is refused before it fills the memory."""
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * 50_000_000))
    with pytest.raises(cd.UnreadableInputError, match="when unpacked"):
        cd.read_articles(path)


def test_limits_are_told(tmp_path: Path) -> None:
    """Too long an article, too large a file, too many articles: each is left out with the bound's name."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(RECORD) + "\n" + json.dumps({**RECORD, "id": "2"}) + "\n", encoding="utf-8")
    with pytest.raises(cd.InputError, match=r"Limits\(article_chars"):
        cd.read_articles(path, limits=Limits(article_chars=100))
    skipped: list[cd.InputError] = []
    assert len(cd.read_articles(path, limits=Limits(articles=1), on_skip=skipped.append)) == 1
    assert "Limits(articles=" in str(skipped[0])
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(cd.UnreadableInputError, match=r"Limits\(file_bytes"):
        cd.read_articles(tmp_path / "b.txt", limits=Limits(file_bytes=10))
    with pytest.raises(cd.ConfigError, match=r"limits\.ratio"):
        Limits(ratio=0)


def test_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package for a kind of file is absent, the message says what to install."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")
    with pytest.raises(cd.InputError, match=r"pip install 'coverage-diff\[html\]'"):
        cd.read_articles(tmp_path / "page.html")
