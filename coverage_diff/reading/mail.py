"""Newsletters saved as mails (.eml), and pages that a browser saved as one (.mhtml)."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import cast

from coverage_diff.errors import InputError, UnreadableInputError
from coverage_diff.language.text import has_words
from coverage_diff.model import Article
from coverage_diff.reading.decoding import decode, read_bytes
from coverage_diff.reading.html import article_from_html, decode_page
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.markup import plain_text
from coverage_diff.reading.source import Source

_STUB_SHARE = 0.5  # a plain part of fewer than half the words of the HTML says “read this mail in your browser”

_HEADER = 1000  # characters of a header that are read; the standard's bound of a line is 998


class _ShortHeaders(EmailPolicy):
    """Headers of bounded length: the standard library's parser of headers takes time quadratic in theirs, or worse."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        whole = "".join(sourcelines)
        return super().header_source_parse([whole[:_HEADER]] if len(whole) > _HEADER else sourcelines)


_POLICY = _ShortHeaders()


def read_mail(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The article of a mail: its subject, its date, its sender as the outlet, its text.

    Yields:
        The article.

    Raises:
        InputError: The mail cannot be used.
    """
    data = read_bytes(source, limits)
    try:
        mail = _parsed(data)
        plain, markup = (_content(mail, kind, str(source)) for kind in ("plain", "html"))
        sender, address = parseaddr(str(_header(mail, "From") or ""))
        subject, date = str(_header(mail, "Subject") or ""), getattr(_header(mail, "Date"), "datetime", None)
        message_id = str(_header(mail, "Message-ID") or "").strip("<> ")
    except InputError:
        raise
    except Exception as error:  # the standard library's parser stumbles over broken headers in many ways
        raise UnreadableInputError(f"is no mail that can be parsed ({error})", source=str(source)) from error
    shown = plain_text(markup)
    text = plain if len(plain.split()) >= _STUB_SHARE * len(shown.split()) else shown
    if not has_words(text):
        raise UnreadableInputError("the mail holds no text", source=str(source))
    yield Article(
        id=message_id or source.name,
        outlet=outlet or " ".join(sender.split()) or address.partition("@")[2] or source.outlet,
        title=" ".join(subject.split()),
        text=text.replace("\r\n", "\n"),
        published=date,
    )


def read_page_archive(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The article of a page that a browser saved as a single file (.mhtml), which has the form of a mail.

    Yields:
        The article.

    Raises:
        InputError: The page cannot be used.
    """
    try:
        mail = _parsed(read_bytes(source, limits))
        page = _content(mail, "html", str(source))
        address = str(_header(mail, "Snapshot-Content-Location") or "").strip()
    except InputError:
        raise
    except Exception as error:  # as above
        raise UnreadableInputError(f"is no saved page that can be parsed ({error})", source=str(source)) from error
    if not page:
        raise UnreadableInputError("holds no page", source=str(source))
    yield article_from_html(page, source=source, id=source.name, outlet=outlet, url=address or None)


def _parsed(data: bytes) -> EmailMessage:
    return cast("EmailMessage", email.message_from_bytes(data, policy=_POLICY))  # what this policy makes


def _header(mail: EmailMessage, name: str) -> object:
    """A header's value; None where there is none, or one over which the standard library stumbles."""
    try:
        return mail.get(name)
    except Exception:  # noqa: BLE001 - the text is there all the same; what is raised differs by header and version
        return None


def _content(mail: EmailMessage, kind: str, source: str) -> str:
    """The text of the mail's body of one kind, "" where it has none."""
    body = mail.get_body((kind,))
    data = body.get_payload(decode=True) if body is not None else b""
    if body is None or not isinstance(data, bytes) or not data.strip():
        return ""
    declared = body.get_content_charset()
    return decode_page(data, source, declared) if kind == "html" else decode(data, source, declared)
