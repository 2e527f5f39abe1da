"""A folder with one file of each kind is compared as the plain texts are."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

import coverage_diff as cd

FLOOD = Path(__file__).parents[2] / "examples" / "classroom" / "flood"
KINDS = (
    ".txt",
    ".jsonl",
    ".jsonl.gz",
    ".json",
    ".csv",
    ".tsv",
    ".html",
    ".rss",
    ".eml",
    ".warc.gz",
    ".zip",
    ".parquet",
    ".md",
    ".atom",
    ".jsonl.zst",
)
Cells = dict[tuple[str, ...], dict[str, str]]


def paragraphs(article: cd.Article) -> list[str]:
    """The lines of a text that hold words."""
    return [" ".join(line.split()) for line in article.text.split("\n") if line.strip()]


def page_of(article: cd.Article) -> str:
    """A saved web page with the article."""
    said = {
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": str(article.published),
        "publisher": {"name": article.outlet},
    }
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs(article))
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(article.title)}</title>'
        f'<script type="application/ld+json">{json.dumps(said)}</script></head>'
        f"<body><article>{body}</article></body></html>"
    )


def write(article: cd.Article, path: Path, kind: str) -> None:
    """One article as a file of a kind."""
    record = {
        "id": path.as_posix(),
        "outlet": article.outlet,
        "title": article.title,
        "text": article.text,
        "published": str(article.published),
    }
    line = json.dumps(record).encode() + b"\n"
    if kind == ".txt":
        path.write_text(article.text, encoding="utf-8")
        path.with_suffix(".toml").write_text(
            f"[[article]]\nfile = {json.dumps(path.name)}\noutlet = {json.dumps(article.outlet)}\n"
            f"title = {json.dumps(article.title)}\npublished = {article.published}\n",
            encoding="utf-8",
        )
    elif kind in {".jsonl", ".json"}:
        path.write_bytes(line)
    elif kind == ".jsonl.gz":
        path.write_bytes(gzip.compress(line))
    elif kind in {".csv", ".tsv"}:
        with path.open("w", encoding="utf-8", newline="") as stream:
            table = csv.DictWriter(stream, list(record), delimiter="\t" if kind == ".tsv" else ",")
            table.writeheader()
            table.writerow(record)
    elif kind == ".parquet":
        pyarrow = pytest.importorskip("pyarrow")
        from pyarrow import parquet  # noqa: PLC0415 - only where installed

        parquet.write_table(pyarrow.Table.from_pylist([record]), path)
    elif kind == ".html":
        path.write_text(page_of(article), encoding="utf-8")
    elif kind == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("page.jsonl", line)
    elif kind == ".jsonl.zst":
        zstandard = pytest.importorskip("zstandard")
        path.write_bytes(zstandard.ZstdCompressor().compress(line))
    elif kind == ".md":
        body = "\n\n".join(re.sub(r"([*_#\[\]])", r"\\\1", p) for p in paragraphs(article))
        front = f"---\ntitle: {article.title}\noutlet: {article.outlet}\ndate: {article.published}\n---\n"
        path.write_text(front + body.replace("council", "**council**", 1), encoding="utf-8")
    elif kind == ".atom":
        body = escape("".join(f"<p>{escape(p)}</p>" for p in paragraphs(article)))
        path.write_text(
            f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(article.outlet)}</title>'
            f"<entry><title>{escape(article.title)}</title><id>{path.name}</id>"
            f"<published>{article.published}T10:00:00Z</published>"
            f'<content type="html">{body}</content></entry></feed>',
            encoding="utf-8",
        )
    elif kind == ".rss":
        body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs(article))
        path.write_text(
            f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>{escape(article.outlet)}</title><item><title>{escape(article.title)}</title><guid>{path.name}</guid>"
            f"<pubDate>{article.published:%a, %d %b %Y} 10:00:00 GMT</pubDate>"
            f"<content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>",
            encoding="utf-8",
        )
    elif kind == ".eml":
        mail = EmailMessage()
        mail["From"], mail["Subject"] = f"{article.outlet} <news@a.example>", article.title
        mail["Date"] = f"{article.published:%a, %d %b %Y} 10:00:00 +0000"
        mail.set_content("Read this mail in your browser")
        mail.add_alternative("".join(f"<p>{escape(p)}</p>" for p in paragraphs(article)), subtype="html")
        path.write_bytes(mail.as_bytes())
    else:
        body = page_of(article).encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{path.name}\r\n"
        path.write_bytes(gzip.compress(f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"))


def cells(report: cd.Report) -> Cells:
    """Every fact by its kind and its carriers' words, with the status at each outlet."""
    return {
        (str(f.kind), *sorted({" ".join(m.text.split()) for m in f.mentions})): {
            outlet: str(cell.status) for outlet, cell in sorted(f.coverage.items())
        }
        for event in report.events
        for f in event.facts
    }


@pytest.fixture(scope="module")
def plain() -> tuple[cd.Article, ...]:
    """Three outlets on one flood, without what only a printed page shows."""
    return cd.read_articles(FLOOD)


@pytest.fixture(scope="module")
def cells_of_plain(plain: tuple[cd.Article, ...]) -> Cells:
    """Their facts and statuses."""
    return cells(cd.compare(plain))


def test_folder_of_all_kinds_gives_the_articles_of_the_plain_texts(
    tmp_path: Path, plain: tuple[cd.Article, ...]
) -> None:
    """Each kind of file in one folder gives the outlet, the title, the day and the words of its article."""
    for number, kind in enumerate(KINDS):
        write(plain[number % 3], tmp_path / f"{number:02}{kind}", kind)
    read = cd.read_articles(tmp_path)
    assert len(read) == len(KINDS)
    expected = {(a.outlet, a.title, str(a.day), " ".join(a.text.split())) for a in plain}
    assert {(a.outlet, a.title, str(a.day), " ".join(a.text.split())) for a in read} == expected
    assert all(not a.notes for a in read)


@pytest.mark.parametrize("shift", range(0, len(KINDS), 3))
def test_folder_of_three_kinds_gives_the_report_of_the_plain_texts(
    tmp_path: Path, plain: tuple[cd.Article, ...], cells_of_plain: Cells, shift: int
) -> None:
    """Three outlets' pages, each of another kind, give the facts and the statuses of the plain texts."""
    for number, (article, kind) in enumerate(zip(plain, KINDS[shift : shift + 3], strict=True)):
        write(article, tmp_path / f"{number}{kind}", kind)
    assert cells(cd.compare(cd.read_articles(tmp_path))) == cells_of_plain


@pytest.mark.parametrize("kind", [".txt", ".jsonl", ".json", ".html", ".rss", ".atom"])
def test_standard_input_gives_the_article_of_the_file(
    tmp_path: Path, plain: tuple[cd.Article, ...], cells_of_plain: Cells, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes from standard input is told by its first signs, and read as the file is; the facts are the same."""
    path = tmp_path / f"page{kind}"
    write(plain[0], path, kind)
    if kind == ".txt":
        path.with_suffix(".toml").unlink()  # nothing stands beside standard input
    [from_file] = cd.read_articles(path, outlet=plain[0].outlet)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    [piped] = cd.read_articles("-", outlet=plain[0].outlet)
    assert (piped.title, piped.day, piped.text) == (from_file.title, from_file.day, from_file.text)
    expected = cells(cd.compare([from_file, *plain[1:]])) if kind == ".txt" else cells_of_plain
    assert cells(cd.compare([piped, *plain[1:]])) == expected


def test_files_about_the_folder_are_no_articles(tmp_path: Path, plain: tuple[cd.Article, ...]) -> None:
    """A README beside pages is passed over, and read where it is named."""
    for name in ("page.md", "README.md"):
        write(plain[0], tmp_path / name, ".md")
    assert [Path(a.id).name for a in cd.read_articles(tmp_path)] == ["page.md"]
    assert len(cd.read_articles(tmp_path / "README.md")) == 1


def test_folder_of_each_outlet_names_pages_that_name_none(tmp_path: Path) -> None:
    """Web pages without any word of who published them are of the outlet that their folder is called after."""
    pytest.importorskip("trafilatura")
    words = "The bridge was closed on Tuesday after an inspection found two cracks in it, the council said. " * 5
    make_page = "<html><body><p>{}</p></body></html>".format
    for folder in ("Herald", "Post"):
        (tmp_path / folder / "2026").mkdir(parents=True)
        (tmp_path / folder / "2026" / "page.html").write_text(make_page(words + folder), encoding="utf-8")
    (tmp_path / "Herald" / "2026" / "page_files").mkdir()
    (tmp_path / "Herald" / "2026" / "page_files" / "advert.html").write_text(make_page(words), encoding="utf-8")
    assert [a.outlet for a in cd.read_articles(tmp_path)] == ["Herald", "Post"]
    assert [a.outlet for a in cd.read_articles(tmp_path / "Post")] == ["page"]
