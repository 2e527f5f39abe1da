"""Ages of people and things: "39-year-old", "aged 60", "Smith, 39,", "in her 60s"."""

from __future__ import annotations

import re
from typing import NamedTuple

from coverage_diff.language import gazetteer
from coverage_diff.language.figures import Figure

_OLD = re.compile(r"[ -](year|month|week|day)s?[ -](?:old(s?)(?![a-z])|of[ -]age)")
_TOLD_BEFORE = re.compile(
    r"(?<![a-z])(?:aged?|ages|at the age of|the age of|an age of|at age)(?: of| from| between| just| only| about|"
    r" around| under| over)? $"
)
_PERSON_OF = re.compile(r"(?<![a-z])(?:man|woman|boy|girl) of (?:only |just |about )?$")
_BEHIND_PERSON = re.compile(r" (?:died|in|[a-z]+ed)\b")
_TURNED = re.compile(
    r"(?<![a-z])(?:turn(?:s|ed|ing)?|(?:he|she|who|i|they) (?:is|was|were|am|are|will be|would be|would have "
    r"been)|(?:he|she|who)'s|i'm) (?:only |just |now |about |almost |nearly )?$"
)
_NAME_BEFORE = re.compile(r"(?:(?:[A-Z][\w'.-]*|de|del|von|van|bin|al|el|la) ){0,3}[A-Z][\w'-]+(?:,? [JS]r\.)?, ?$")
_DIED = re.compile(r"(?<![a-z])(?:dies|died|dead) at $")
_PERSON_BEFORE = re.compile(r"(?<![a-z'-])([a-z]{3,20}), $")
_CLOSES = re.compile(r"(?:[,;.)]|$| (?:of|from|who|was|is|and|had|has|said|told|when|at)\b)")
_DECADE = re.compile(
    r"(?:early |mid-?|late |mid to late |early to mid )?(20|30|40|50|60|70|80|90|twenties|thirties|forties|"
    r"fifties|sixties|seventies|eighties|nineties)s?(?![a-z0-9])"
)
_IN_HIS = re.compile(r"(?<![a-z])(?:in (?:his|her|their|my|your|our)|people in their|in one's) ")
_MONTHS = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|June|Jul|July|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|"
    r"September|October|November|December)\.?,? ?$"
)
_TENS = dict(
    zip(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), range(20, 100, 10), strict=True
    )
)


class Age(NamedTuple):
    """What was read as an age.

    Attributes:
        start: First code point, with the name it follows.
        end: One past the last, before any noun that it describes.
        unit: "year of age", "month of age" ...
        noun: Whose age it is, where a name stands in front of it.
        describes: Whether a noun may follow ("39-year-old [man]").
    """

    start: int
    end: int
    unit: str
    noun: str = ""
    describes: bool = False


def read_age(text: str, low: str, figure: Figure) -> Age | None:
    """What makes a figure an age, or None."""
    if figure.share or figure.value > 130:
        return None
    start, end = figure.start, figure.end
    old = _OLD.match(low, end)
    if old:
        return Age(start, old.end(), f"{old[1]} of age", describes=old[2] != "s")
    told = _TOLD_BEFORE.search(low, max(0, start - 24), start)
    if told:
        return Age(told.start(), end, "year of age")
    closes = _CLOSES.match(text, end)
    if figure.digits and _PERSON_OF.search(low, max(0, start - 24), start):
        return Age(start, end, "year of age") if closes or _BEHIND_PERSON.match(low, end) else None
    if _DIED.search(low, max(0, start - 10), start) and (closes or low.startswith(" in ", end)):
        return Age(start, end, "year of age")
    if not closes:
        return None
    turned = _TURNED.search(low, max(0, start - 30), start)
    if turned and figure.value >= 1:
        return Age(start, end, "year of age")
    if (
        text[start - 1 : start] == " "
        and text[start - 3 : start - 1].lower() == "at"
        and start <= 4
        and text[end : end + 1] == ","
    ):
        return Age(start - 3, end, "year of age")
    if figure.digits and text[start - 2 : start] == ", " and figure.value == int(figure.value):
        name = _NAME_BEFORE.search(text, max(0, start - 60), start)
        if name and not _MONTHS.search(name[0]) and text[end : end + 2] != ", and":
            return Age(name.start(), end, "year of age", noun=name[0].rstrip(", "))
        person = _PERSON_BEFORE.search(low, max(0, start - 24), start)
        if person and person[1] in gazetteer.role_nouns():
            return Age(start, end, "year of age", noun=person[1])
    return None


def read_age_decade(low: str, at: int) -> tuple[int, int, int] | None:
    """ "in his early 60s": start, end and the first year of the decade, for a scan that met "in his"."""
    opens = _IN_HIS.match(low, at)
    found = _DECADE.match(low, opens.end()) if opens else None
    if not found or (found[1].isdigit() and not found[0].endswith("s")):
        return None
    return opens.end() if opens else at, found.end(), int(_TENS.get(found[1], found[1]))
