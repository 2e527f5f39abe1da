"""Seeded news stories for measuring speed: names, figures, dates and quotations, in the manner of news."""

from __future__ import annotations

import datetime as dt
import random

import coverage_diff as cd

DAY = dt.date(2026, 3, 11)
_PEOPLE = "Ines Calder,Peter Lund,Odile Brandt,Karl Aasen,Dana Whitcombe,Tom Ferris,Helen Marsh,Bo Weber".split(",")
_BODIES = (
    "Harwick Fire Service,Ellin County Council,National Weather Office,Red Cross,Association of Insurers,"
    "Harwick Grammar School,Ministry of Transport,Central Press Agency"
).split(",")
_PLACES = "Harwick,Norbury,Lower Marl,Mill Street,Upper Dene,Ellin Valley".split(",")
_DAYS = "on Monday,on Sunday night,last week,in 2023,on March 9,two days earlier,since 1951".split(",")
_DEEDS = (
    "closed the bridge,ordered an inspection,rescued families from flooded houses,rejected the charge,"
    "promised to repair the wall,opened a fund for small firms,called for an independent inquiry,"
    "warned that the river would rise again"
).split(",")
_FRAMES = (
    "{body} {deed} {day}, {person} said.",
    "“We {deed} because nobody else would,” {person} of {body} said {day}.",
    "At least {n} people in {place} had to leave their homes {day}, according to {body}.",
    "{person}, who leads {body}, {deed} and said that it may cost £{n} million.",
    "About {n} percent of the houses in {place} were damaged, which {body} called “the worst loss in decades”.",
    "{person} said that {body} {deed} although {other} had asked for more time.",
    "The trains between {place} and {town} will not run before Thursday, and {n} buses replace them.",
    "“Nobody should be surprised,” {person} said. “We told {body} {day} that it would not hold.”",
)


def story(number: int, words: int) -> cd.Article:
    """A story of about so many words; every number has another outlet and another choice of sentences."""
    draw = random.Random(number)
    paragraphs: list[str] = []
    while sum(len(p.split()) for p in paragraphs) < words:
        paragraphs.append(" ".join(_sentence(draw) for _ in range(draw.randint(1, 3))))
    return cd.Article(
        id=f"story {number}",
        outlet=f"Outlet {number}",
        title=f"Flood in Harwick: {draw.choice(_BODIES)} {draw.choice(_DEEDS)}",
        text="\n\n".join(paragraphs),
        published=DAY,
    )


def _sentence(draw: random.Random) -> str:
    person, other = draw.sample(_PEOPLE, 2)
    place, town = draw.sample(_PLACES, 2)
    return draw.choice(_FRAMES).format(
        person=person,
        other=other,
        place=place,
        town=town,
        body=draw.choice(_BODIES),
        deed=draw.choice(_DEEDS),
        day=draw.choice(_DAYS),
        n=draw.randint(3, 900),
    )
