"""What must not change a report, and what must change exactly one cell of it."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

import coverage_diff as cd
from coverage_diff import Article, Fact, Kind, Report, Status

FLOOD = Path(__file__).parents[1] / "examples" / "classroom" / "flood"
OTHER = (
    "The museum of glass in Lindow opens its new wing in June. The architect, Mara Quist, said that the roof holds "
    "9,000 panes. Tickets cost £14.\n\nThe old wing closes for two years. Its collection of 600 bowls goes to "
    "Norwich.\n\n"
    "A choir of children will sing at the opening, the museum said."
)


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    """The demo set."""
    return cd.read_articles(FLOOD)


@pytest.fixture(scope="module")
def report(articles: tuple[Article, ...]) -> Report:
    """Its comparison."""
    return cd.compare(articles)


def cells(report: Report, rename: Callable[[str], str] = str) -> dict[tuple[str, ...], dict[str, str]]:
    """Every fact, told by its kind and its carriers' words, with the status at each outlet."""
    return {
        (str(f.kind), *sorted({" ".join(m.text.split()) for m in f.mentions})): {
            rename(outlet): str(cell.status) for outlet, cell in sorted(f.coverage.items())
        }
        for event in report.events
        for f in event.facts
    }


def ids(report: Report) -> list[str]:
    """The ids of all facts, sorted."""
    return sorted(f.id for event in report.events for f in event.facts)


def changed(articles: Iterable[Article], change: Callable[[str], str]) -> list[Article]:
    """The articles with every text changed."""
    return [replace(a, text=change(a.text), title=change(a.title)) for a in articles]


def test_order_of_articles(articles: tuple[Article, ...], report: Report) -> None:
    """The order in which articles are given changes no fact, no id and no status."""
    turned = cd.compare(articles[::-1])
    assert cells(turned) == cells(report)
    assert ids(turned) == ids(report)


def test_names_of_outlets(articles: tuple[Article, ...], report: Report) -> None:
    """Outlets' names are labels: other ones change no fact and no status."""
    names = {a.outlet: f"Outlet {n}" for n, a in enumerate(articles)}
    renamed = cd.compare([replace(a, outlet=names[a.outlet]) for a in articles])
    back = {new: old for old, new in names.items()}
    # An outlet's own name is no fact on its page, so a few names may come and go with it.
    kinds = {str(Kind.QUANTITY), str(Kind.DATE), str(Kind.QUOTE), str(Kind.CLAIM)}
    ours, theirs = cells(report), cells(renamed, back.__getitem__)
    assert {k: v for k, v in theirs.items() if k[0] in kinds} == {k: v for k, v in ours.items() if k[0] in kinds}


def test_decomposed_letters(articles: tuple[Article, ...], report: Report) -> None:
    """NFD text gives the same facts as NFC text, up to offsets."""
    changed_report = cd.compare(changed(articles, lambda text: unicodedata.normalize("NFD", text)))
    assert ids(changed_report) == ids(report)


def test_extra_white_space(articles: tuple[Article, ...], report: Report) -> None:
    """Double blanks and Windows line ends change no id and no status."""
    spaced = cd.compare(changed(articles, lambda text: text.replace(". ", ".  ").replace("\n", "\r\n")))
    assert ids(spaced) == ids(report)
    assert cells(spaced) == cells(report)


def test_unrelated_article(articles: tuple[Article, ...], report: Report, make_article: Callable[..., Article]) -> None:
    """An article on something else joins no event and changes no cell."""
    other = make_article(OTHER, id="other", outlet="Glass Weekly", title="Museum opens", published=dt.date(2026, 3, 9))
    more = cd.compare([*articles, other])
    assert [s.article_id for s in more.unmatched] == ["other"]
    assert cells(more) == cells(report)


def test_swapped_outlets(articles: tuple[Article, ...], report: Report) -> None:
    """Two outlets that swap their pages swap their columns."""
    one, two, three = (a.outlet for a in articles)
    swap = {one: two, two: one, three: three}
    swapped = cd.compare([replace(a, outlet=swap[a.outlet]) for a in articles])
    kinds = {str(Kind.QUANTITY), str(Kind.DATE), str(Kind.QUOTE)}
    ours, theirs = cells(report), cells(swapped, swap.__getitem__)
    assert {k: v for k, v in theirs.items() if k[0] in kinds} == {k: v for k, v in ours.items() if k[0] in kinds}


@pytest.mark.parametrize(
    ("outlet", "sentence", "words"),
    [
        ("Metro Daily", "Some 40 businesses have reported damage so far. ", "40 businesses"),
        ("Harwick Courier", "The Red Cross handed out blankets and 450 hot meals. ", "450 hot meals"),
        ("Ellin Valley Radio", "Six people were injured, according to Ellin County Hospital. ", "Six people"),
    ],
)
def test_deleted_sentence(articles: tuple[Article, ...], outlet: str, sentence: str, words: str) -> None:
    """Deleting the only sentence with a fact turns that outlet's cell from told, in any way, to omitted."""
    # A further outlet that carries the whole text keeps the fact in the report.
    copies = [replace(a, id=f"{a.id}-copy", outlet="The Copy") for a in articles if a.outlet == outlet]
    assert sentence in copies[0].text

    def status(given: Iterable[Article]) -> Status:
        facts = [f for e in cd.compare(given).events for f in e.facts if any(words in m.text for m in f.mentions)]
        quantity: list[Fact] = [f for f in facts if f.kind is Kind.QUANTITY]
        assert quantity
        return quantity[0].coverage[outlet].status

    before = [*articles, *copies]
    after = [replace(a, text=a.text.replace(sentence, "")) if a.outlet == outlet else a for a in before]
    assert status(before) in (Status.INCLUDED, Status.DIFFERS)
    assert status(after) is Status.OMITTED


def test_hash_seed_locale_and_time_zone() -> None:
    """The JSON of a report is byte-identical under other hash seeds, locales and time zones."""
    program = (
        "import sys, coverage_diff as cd; "
        f"sys.stdout.buffer.write(cd.compare(cd.read_articles({str(FLOOD)!r})).to_json().encode())"
    )
    seen = set()
    for seed, zone, locale in (("0", "UTC", "C.UTF-8"), ("4242", "Asia/Tokyo", "C")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "1"}
        seen.add(
            subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True).stdout
        )
    assert len(seen) == 1
