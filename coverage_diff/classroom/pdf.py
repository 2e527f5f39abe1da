"""The student's sheet and the key as PDF, for teachers who print."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NoReturn

from coverage_diff.classroom.lesson import Lesson
from coverage_diff.classroom.pages import sheets
from coverage_diff.errors import MissingExtraError


def render(lesson: Lesson) -> dict[str, bytes]:
    """The sheet and the key by file name: the pages of `save_lesson`, printed on A4, tagged for screen readers.

    Raises:
        MissingExtraError: The package WeasyPrint, or the system's library Pango that it draws with, is not installed.
    """
    try:
        weasyprint = import_module("weasyprint")
    except (ImportError, OSError) as error:
        package = "weasyprint (and the system's Pango; Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)"
        raise MissingExtraError(package, extra="pdf", purpose="A PDF") from error
    pages = {"student.pdf": sheets.student(lesson), "key.pdf": sheets.key(lesson)}
    return {name: _printed(weasyprint, page) for name, page in pages.items()}


def _printed(weasyprint: Any, page: str) -> bytes:  # noqa: ANN401 - a module without types
    # A lone surrogate is no Unicode, which the fonts' library insists on.
    html = page.encode("utf-8", errors="backslashreplace").decode("utf-8")
    document = weasyprint.HTML(string=html, url_fetcher=_refuse)
    data: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return data


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    """Nothing is fetched: a sheet needs nothing else, and what an outlet wrote must not reach the network."""
    raise ValueError(f"{url} is not fetched")
