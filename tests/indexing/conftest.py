"""A few days of news from an invented coast, told by three outlets each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coverage_diff import Article, EventIndex

OUTLETS = ("Harbour Herald", "Marl Post", "Coast Courier")
STORIES = (
    (
        "Old bridge at Lower Marl closed after inspection found cracks",
        "The old bridge at Lower Marl was closed on Tuesday after an inspection found 12 cracks in its main beam.",
        "Mayor Ida Holm said traffic would be sent over the ring road until repairs of 3 million crowns are done.",
        "The ferry company of Jon Bakke will run two more boats a day for people who walk to work in Lower Marl.",
    ),
    (
        "Fishing fleet of Sandvik loses nine boats in spring storm",
        "A storm sank nine boats of the fishing fleet in Sandvik harbour on Monday night, the coast guard reported.",
        "Harbour master Petra Lind put the damage at 40 million crowns and asked the ministry for emergency aid.",
        "No sailor was hurt in Sandvik because the crews had left their boats when the storm warning came at noon.",
    ),
    (
        "Teachers of Norrby strike over class sizes for third day",
        "Some 800 teachers stayed away from the schools of Norrby on Thursday in a strike over class sizes.",
        "Union leader Omar Said demanded that no class in Norrby have more than 22 pupils by next autumn.",
        "School director Karin Ek offered talks and warned that exams in mathematics might have to be postponed.",
    ),
    (
        "Museum in Upper Dale returns stolen amber crown to Estonia",
        "The museum in Upper Dale handed an amber crown from 1640 back to Estonia, where it was stolen in 1944.",
        "Curator Lena Frost said that a visitor from Tartu had recognised the amber crown in a photograph.",
        "Ambassador Jaan Tamm thanked the museum and invited its curator to the opening of an exhibition in Tartu.",
    ),
)


def told_by(story: int, outlet: int, day: dt.date) -> Article:
    """One outlet's article on a story: its sentences in another order, with words of its own."""
    title, *sentences = STORIES[story]
    turned = sentences[outlet:] + sentences[:outlet]
    name = OUTLETS[outlet]
    text = "\n\n".join([*turned, f"This is what {name} learnt from people at the scene during the day."])
    return Article(id=f"{story}-{outlet}", outlet=name, title=title, text=text, published=day)


@pytest.fixture
def articles() -> list[Article]:
    """Twelve articles on four events."""
    first = dt.date(2026, 3, 3)
    return [told_by(s, o, first + dt.timedelta(days=3 * s + o)) for s in range(len(STORIES)) for o in range(3)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where an index is made."""
    return tmp_path / "news.index"


@pytest.fixture
def index(path: Path) -> Iterator[EventIndex]:
    """An empty index."""
    with EventIndex.open(path) as opened:
        yield opened


@pytest.fixture
def grouped() -> Callable[[EventIndex], set[frozenset[str]]]:
    """Reads the events of an index as sets of article ids."""
    return lambda index: {frozenset(s.article_id for s in event.segments) for event in index.events()}
