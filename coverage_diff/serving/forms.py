"""A form as the browser sent it, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from coverage_diff.serving.entries import Entry, Upload

_FIELDS = 4_000  # a long lesson's form has three fields for each question


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Fields and files by name; what is of another kind than the page's form has is not there.

    Attributes:
        fields: Every value of a field, in order.
        files: The files that were chosen.
    """

    fields: Mapping[str, tuple[str, ...]]
    files: Mapping[str, Upload]

    def get(self, name: str, default: str = "") -> str:
        """The first value of a field."""
        return next(iter(self.fields.get(name, ())), default)

    def all(self, name: str) -> frozenset[str]:
        """All values of a field."""
        return frozenset(self.fields.get(name, ()))

    def entry(self, number: int) -> Entry:
        """A block of the first page's form."""
        outlet, date, title, text = (self.get(f"{name}-{number}") for name in ("outlet", "date", "title", "text"))
        # Browsers send a text area's lines with two signs at their ends.
        text = text.replace("\r\n", "\n")
        return Entry(outlet=outlet, date=date, title=title, text=text, upload=self.files.get(f"file-{number}"))


async def read_form(request: Request, *, files: int, part_bytes: int) -> Form:
    """The form of a request. Temporary files, which large uploads need, are gone when it returns.

    Raises:
        HTTPException: It is no form, or has more parts than any page of ours sends.
        BodyTooLargeError: It has more bytes than are taken in.
    """
    fields: dict[str, list[str]] = {}
    chosen: dict[str, Upload] = {}
    async with request.form(max_files=files, max_fields=_FIELDS, max_part_size=part_bytes) as form:
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields.setdefault(name, []).append(value)
            elif value.filename:
                chosen[name] = Upload(name=value.filename, data=await value.read())
    return Form(fields={name: tuple(values) for name, values in fields.items()}, files=chosen)
