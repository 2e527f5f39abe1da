"""Where the fuzzers begin: one good file of each kind, made from the demonstration set, and words that matter in it."""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from pathlib import Path

import coverage_diff as cd

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "reading"))

_TOKENS = {
    "text": [
        *"“ ” ‘ ’ \" ' ( [ ] ) ... … — - , . ; : £ $ % & < ß İ ﬁ ½ ² Ⅷ ٣ 1 9,999 1e9 2.5m 31/02/2026".split(),
        *("\n\n", "\r\n", "\t", "\0", "\ufeff", "\u200b", "\u202e", "e\u0301", " on Tuesday", " 31 Feb 2026 "),
        *(" yesterday ", " said, ", ", told ", " who ", " Mr. ", " Dr. ", " U.S. ", " million ", " hundred and five "),
        *(" no ", " not ", " never ", " per cent ", " also known as ", " between 3 and ", " June 2026 ", "Ann Lee "),
    ],
    "markup": [
        *"< > </ <p> <div> <script> </script> <!-- --> <![CDATA[ ]]> &amp; &#0; &#x110000; <style>".split(),
        *("---\n", "[a](b)", "![a](b)", "**", "_", "> ", "# ", "```", "\\"),
        *("<table><tr><td>", '="', "<item>", "<entry>", "charset=utf-7", "Content-Length: ", "boundary=", "--"),
    ],
    "data": [
        *"{ } [ ] , : \" ' \\ \\u0000 \\ud800 null true 1e999 -1 NaN ; = # [[article]] 0 text outlet".split(),
        *("\n", "\r", "\t", "\0", "\ufeff", '"text": ', '"published": '),
    ],
}


@cache
def seeds_of(name: str) -> list[bytes]:
    """Good inputs of a target."""
    articles = cd.read_articles(ROOT / "examples" / "classroom" / "flood")
    texts = [a.text.encode() for a in articles]
    if name in {"facts", "bytes-into-text", "standard-input"}:
        return [
            *texts,
            *(t[:600] for t in texts),
            articles[0].text.encode("utf-16"),
            articles[0].text.encode("cp1252", "replace"),
        ]
    if name == "report":
        return [
            b"\n\n\n".join(t[:most] for t in texts[:2]) for most in (None, 800, 400, 250, 150)
        ]  # short ones cost less
    if name == "pasted":
        return [
            b"\n\n\n".join(text[:600] for text in texts[:2]),
            *(b"\n\n\n" + data for data in _files("html", articles)),
        ]
    if name == "answers":
        return [(ROOT / "examples/classroom/answers.csv").read_bytes(), b"1,right;2,b\n" * 4]
    if name == "key-to-answers":
        return [(ROOT / "examples/classroom/lesson/exercises.json").read_bytes()]
    if name == "check":
        return [b"The river rose to 4.2 metres on Tuesday.\n" + t[:1500] for t in texts]
    if name == "saved-report":
        return [cd.compare(a.__class__(**{**_fields(a), "text": a.text[:700]}) for a in articles).to_json().encode()]
    if name == "settings":
        return [
            b"[detection]\nthreshold = 0.5\n",
            b'[[cell]]\nfact = "quantity-1"\noutlet = "A"\nstatus = "included"\n',
        ]
    return _files(name.removeprefix("read-"), articles)


def _fields(article: cd.Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in ("id", "outlet", "title", "text", "published", "url", "notes")}


def _files(kind: str, articles: tuple[cd.Article, ...]) -> list[bytes]:
    from test_one_folder import write  # noqa: PLC0415 - once the path is set

    found = []
    with tempfile.TemporaryDirectory() as folder:
        for number, article in enumerate(articles[:2]):
            path = Path(folder) / f"{number}.{kind}"
            if kind in {"mhtml", "toml", "jsonl.zst"}:
                found.append(_written(kind, article.text.encode()))
                continue
            write(article, path, f".{kind}")
            found.append(path.read_bytes())
    return found


def _written(kind: str, text: bytes) -> bytes:
    if kind == "mhtml":
        return (
            b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>"
            + text
            + b"</p></body></html>"
        )
    if kind == "toml":
        return b'[[article]]\nfile = "page.txt"\noutlet = "A"\npublished = 2026-03-03\n'
    import zstandard  # noqa: PLC0415 - is not installed everywhere

    return bytes(zstandard.ZstdCompressor().compress(b'{"outlet": "A", "text": "Words."}\n'))


def tokens_of(name: str) -> list[bytes]:
    """Pieces of which inputs of a target are made."""
    if name in {"facts", "report", "check", "read-txt"}:
        groups = ["text"]
    elif name in {"read-html", "read-rss", "read-mhtml", "read-eml", "read-warc", "read-atom", "read-md"}:
        groups = ["markup", "text"]
    else:
        groups = ["data", "text"]
    return [token.encode("utf-8", "surrogateescape") for group in groups for token in _TOKENS[group] if token]
