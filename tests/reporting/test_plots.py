"""A report's pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest

import coverage_diff as cd
from coverage_diff.model import Status
from coverage_diff.reporting.plots import STATUS_COLOURS

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")

from matplotlib import pyplot as plt  # noqa: E402 - after the backend is chosen
from matplotlib.axes import Axes  # noqa: E402 - as above
from matplotlib.colors import to_rgb  # noqa: E402 - as above

PICTURES = ("heat_map", "shared_facts", "positions", "timeline")


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    yield
    plt.close("all")


def words(axes: Axes) -> list[str]:
    """Everything that is written in and beside axes."""
    texts = [*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels()]
    return [text.get_text() for text in texts] + [w for child in axes.child_axes for w in words(child)]


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_drawn_on_new_or_given_axes(seed_report: cd.Report, name: str) -> None:
    """Every picture returns axes that can be drawn: its own, or those that it was given."""
    made = getattr(seed_report.plot, name)()
    assert isinstance(made, Axes)
    given = plt.subplots()[1]
    assert getattr(seed_report.plot, name)(seed_report.events[0].id, ax=given) is given
    made.figure.canvas.draw()


@pytest.mark.parametrize("name", PICTURES)
def test_outlets_are_named(report: cd.Report, name: str) -> None:
    """Each outlet's name stands beside its column, row or points."""
    axes = getattr(report.plot, name)()
    legend = axes.get_legend()
    named = words(axes) + ([text.get_text() for text in legend.get_texts()] if legend else [])
    assert {"Herald", "Post"} <= set(named)


def test_heat_map_has_a_sign_in_every_cell(report: cd.Report) -> None:
    """Colour is never alone: every cell shows its status' sign too."""
    axes = report.plot.heat_map()
    assert [text.get_text() for text in axes.texts] == ["≠", "≠", "●", "?", "●", "●", "◐", "○"]


def test_heat_map_draws_as_many_rows_as_asked(seed_report: cd.Report) -> None:
    """The most telling facts are drawn, the others left out."""
    axes = seed_report.plot.heat_map(rows=5)
    assert len(axes.get_yticks()) == 5


def test_shared_facts_counts_combinations(report: cd.Report) -> None:
    """A bar for each combination of outlets, as long as the facts that exactly these told."""
    bars = report.plot.shared_facts().patches
    assert [bar.get_width() for bar in bars] == [2, 2]


def test_dollar_signs_are_no_formula(make_report: Callable[..., cd.Report]) -> None:
    """Money in a label is drawn as money; matplotlib would read mathematics between two dollar signs."""
    odd = make_report(herald="The $\\frac$ Herald", extra="$x_{ to $40 million")
    for name in PICTURES:
        getattr(odd.plot, name)().figure.canvas.draw()


def contrast(colour: str, other: str) -> float:
    """The contrast of two colours after WCAG 2."""

    def luminance(name: str) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(name)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(colour), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_signs_can_be_read_on_their_colours(report: cd.Report) -> None:
    """Every sign of the heat map stands out from its cell by at least 3:1, as WCAG asks of graphics."""
    axes = report.plot.heat_map()
    statuses = [cell.status for fact in report.events[0].facts for cell in fact.coverage.values()]
    assert set(statuses) == set(Status)
    for text, status in zip(axes.texts, statuses, strict=True):
        assert contrast(text.get_color(), STATUS_COLOURS[status]) >= 3


def test_unknown_event_is_told(report: cd.Report) -> None:
    """A number or id that the report does not hold is an error that says how many there are."""
    with pytest.raises(cd.ReportError, match="no event 3 in this report; it holds 1"):
        report.plot.heat_map(3)


def test_missing_matplotlib_is_told(report: cd.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without matplotlib the message says how to install it."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(cd.MissingExtraError, match=r"pip install 'coverage-diff\[plots\]'"):
        report.plot.heat_map()
