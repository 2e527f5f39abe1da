"""The words of attribution: reporting verbs with their frames, reporting nouns, and the small words around them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from coverage_diff.language import tables

DATA = "coverage_diff.extraction.attributions.data"

PRONOUNS = frozenset("i he she they we you it who".split())
PEOPLE_PRONOUNS = frozenset("he she they i we who".split())
STAND_INS = frozenset(
    "others some many most several both neither none all another each few one critics two three".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your one another every each no".split()
)
AUXILIARIES = frozenset(
    "has have had is are was were be been being do does did will would could can may might should must shall "
    "hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't won't wouldn't couldn't can't cannot".split()
)
BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
ADVERBS = frozenset(
    "also later then once never again now even still first just only not often already earlier since ever so too "
    "further furthermore always sometimes twice back instead thus both all himself herself themselves itself".split()
)
PREPOSITIONS = frozenset(
    "of for in at from with on to by about against near behind during after before via under over through into "
    "between among outside inside across around within without despite amid ahead until following per".split()
)
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight earlier later last "
    "this week month year morning afternoon evening night january february march april june july august september "
    "october november december recently ago".split()
)
CLAUSE_OPENERS = frozenset("that whether how why what".split())


class Verb(NamedTuple):
    """One form of a reporting verb.

    Attributes:
        lemma: Its dictionary form.
        particle: The second word of a phrasal verb ("out"); "" for others.
        frames: What it can take, as letters; see reporting_verbs.tsv.
        prepositions: Those that bring in what is said.
        form: "base", "third", "past" or "ing".
    """

    lemma: str
    particle: str
    frames: str
    prepositions: frozenset[str]
    form: str


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Lower-cased form -> the verbs it can be, phrasal ones first. Treat as read-only."""
    found: dict[str, tuple[Verb, ...]] = {}
    for lemma, frames, prepositions, irregular in tables.rows("reporting_verbs.tsv", DATA):
        head, _, particle = lemma.partition(" ")
        preps = frozenset(() if prepositions == "-" else prepositions.split(","))
        for form, kind in _forms(head, irregular):
            verb = Verb(lemma, particle, "" if frames == "-" else frames, preps, kind)
            found[form] = (*found.get(form, ()), verb)
    return {form: tuple(sorted(rows, key=lambda v: not v.particle)) for form, rows in found.items()}


def _forms(head: str, irregular: str) -> list[tuple[str, str]]:
    """The inflected forms of a verb."""
    stem = head + head[-1] if irregular == "2" else head
    soft = head[:-1] if head.endswith("e") and not head.endswith("ee") else stem
    if head[-1] == "y" and head[-2] not in "aeiou":
        third, past = head[:-1] + "ies", head[:-1] + "ied"
    else:
        third = head + ("es" if head.endswith(("s", "x", "z", "ch", "sh", "go")) else "s")
        past = soft + "ed"
    pasts = [past] if irregular in ("-", "2") else irregular.split(",")
    return [(head, "base"), (third, "third"), *((p, "past") for p in pasts), (soft + "ing", "ing")]


@cache
def nouns() -> frozenset[str]:
    """Nouns for something said or thought, singular and plural."""
    singular = tables.words("reporting_nouns.tsv", DATA)
    return singular | {n[:-1] + "ies" if n.endswith("y") else n + "s" for n in singular}
