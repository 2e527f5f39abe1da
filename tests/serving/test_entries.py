"""What cannot be compared is told at its place, in the command's words, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from tempfile import gettempdir

import pytest
from visitor import BRIDGE, HERALD, Visitor


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({}, "Paste the texts of two outlets"),
        ({"outlet-1": "Herald", "text-1": HERALD}, "at least two outlets; these are only of 'Herald'"),
        ({**BRIDGE, "outlet-2": "Harbour Herald"}, "at least two outlets"),
        ({**BRIDGE, "outlet-2": " "}, "name the outlet"),
        ({**BRIDGE, "text-2": " \n "}, "there is no text yet"),
        ({**BRIDGE, "text-2": "—…—"}, "the file holds no words"),
        ({**BRIDGE, "text-2": "a\0b"}, "holds NUL characters"),
        ({**BRIDGE, "date-2": "31.3.2026"}, "is no date"),
        ({**BRIDGE, "text-2": "<!doctype html><html></html>"}, "the page holds no story"),
    ],
)
def test_typed_nonsense(visitor: Visitor, form: dict[str, str], message: str) -> None:
    """The form comes back with the message and with all that was typed."""
    answer = visitor.submit(form)
    page = unescape(answer.text)
    assert answer.status_code == 422
    assert message in page
    if "text-1" in form:
        assert "found 12 cracks" in page
    assert gettempdir() not in page


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("page.txt", b"", "page.txt: the file is empty"),
        ("page.txt", b"\x89PNG\r\n", "page.txt: is a PNG picture"),
        ("page.docx", b"PK\x03\x04", "page.docx: files of this kind cannot be read here"),
        ("page", b"words", "page: files of this kind cannot be read here"),
        ("list.toml", b'[[article]]\nfile = "/etc/passwd"\noutlet = "x"', "files of this kind cannot be read here"),
        ("page.json", b"{", "page.json"),
        ("<img src=x>.txt", b"", "the file is empty"),
    ],
)
def test_useless_files(visitor: Visitor, name: str, data: bytes, message: str) -> None:
    """A file that cannot be read is named as the user knows it; the other text is still there."""
    answer = visitor.submit({**BRIDGE, "text-2": ""}, {"file-2": (name, data)})
    page = unescape(answer.text)
    assert answer.status_code == 422
    assert message in page
    assert "found 12 cracks" in page
    assert gettempdir() not in page
    assert "<img" not in answer.text


def test_date_for_many_articles(visitor: Visitor) -> None:
    """A date cannot be that of all records of a file."""
    records = b'[{"id": "a", "outlet": "A", "text": "One."}, {"id": "b", "outlet": "B", "text": "Two."}]'
    answer = visitor.submit({"date-1": "2026-03-04"}, {"file-1": ("all.json", records)})
    assert "all.json: holds 2 articles" in unescape(answer.text)


def test_one_broken_record_does_not_stop_the_rest(visitor: Visitor) -> None:
    """What is left out is named beside the result."""
    lines = b'{"id": "a", "outlet": "Coast Wire", "text": "The old bridge at Lower Marl was closed."}\n{"id": \n'
    answer = visitor.submit({"outlet-1": "Harbour Herald", "text-1": HERALD}, {"file-2": ("wire.jsonl", lines)})
    assert answer.status_code == 303
    assert "Left out: <bdi>wire.jsonl, line 2" in visitor.get(answer.headers["location"]).text


def test_too_many_articles(make_visitor: Callable[..., Visitor]) -> None:
    """An archive is work for the command, and the page says so."""
    answer = make_visitor(articles=1).submit(BRIDGE)
    assert answer.status_code == 422
    assert "this page compares up to 1" in answer.text


def test_very_long_article(make_visitor: Callable[..., Visitor]) -> None:
    """A text that is no article is refused with its length."""
    answer = make_visitor(article_chars=100).submit(BRIDGE)
    assert answer.status_code == 422
    assert "characters; more than 100 are no article" in answer.text
