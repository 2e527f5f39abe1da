"""This page's own HTML: templates that escape whatever they are given, and one style sheet."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from coverage_diff.classroom.quiz.question import place
from coverage_diff.reporting import inert
from coverage_diff.reporting.wording import counted

_PACKAGE = "coverage_diff.serving"


def render(template: str, **values: object) -> str:
    """A page; everything that stands in the values is shown and never obeyed."""
    return _environment().get_template(f"{template}.html.j2").render(**values)


@cache
def style() -> str:
    """The style sheet: colours and type of the HTML report, then what forms need."""
    base = resources.files("coverage_diff.reporting.html").joinpath("style/base.css")
    own = resources.files(_PACKAGE).joinpath("style/serving.css")
    return base.read_text(encoding="utf-8") + own.read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(words=inert.line, place=place)
    made.globals.update(counted=counted)
    return made
