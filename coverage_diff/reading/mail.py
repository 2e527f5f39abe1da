"""Newsletters saved as mails (.eml)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import Path

from coverage_diff.errors import InputError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading.decoding import has_words, read_bytes
from coverage_diff.reading.feeds import plain_text
from coverage_diff.reading.limits import Limits


def read_mail(path: Path, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The article of a mail: its subject, its date, its sender as the outlet, its text.

    Yields:
        The article, or the error that tells why the mail cannot be used.
    """
    try:
        yield _article(read_bytes(path, limits), path, outlet)
    except InputError as error:
        yield error


def _article(data: bytes, path: Path, outlet: str | None) -> Article:
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        body = mail.get_body(("plain", "html"))
        content = body.get_content() if body is not None else ""
        sender, address = parseaddr(str(mail.get("From", "")))
        subject, date = str(mail.get("Subject", "")), getattr(mail.get("Date"), "datetime", None)
        message_id = str(mail.get("Message-ID", "")).strip("<> ")
    except Exception as error:  # the standard library's parser stumbles over broken headers in many ways
        raise UnreadableInputError(f"is no mail that can be parsed ({error})", source=str(path)) from error
    text = content if isinstance(content, str) else ""
    if body is not None and body.get_content_type() == "text/html":
        text = plain_text(text)
    if not has_words(text):
        raise UnreadableInputError("the mail holds no text", source=str(path))
    return Article(
        id=message_id or path.as_posix(),
        outlet=outlet or " ".join(sender.split()) or address.partition("@")[2] or path.stem,
        title=" ".join(subject.split()),
        text=text.replace("\r\n", "\n"),
        published=date,
    )
