"""What a figure counts or measures, by its noun and by the words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from coverage_diff.language import gazetteer, tables
from coverage_diff.language.clauses import find_verbs
from coverage_diff.language.relatedness import nearness
from coverage_diff.language.tokens import Token, tokenise
from coverage_diff.model import Quantity

_DATA = "coverage_diff.comparison.data"
# A count of people is told apart by what is said of them ("killed", "arrested"); the verb is looked for this many
# words around the figure.
_VERB_REACH = 7
# Nouns so near in WordNet are one for what they count ("shops", "stores").
_ONE_NOUN = 0.6
# How well two figures without a noun agree that both rise or both fall ("down 5.8 per cent", "fell almost 6%").
_ONE_TURN = 0.3
# Counts up to this are written as words and recur in a story.
_SMALL = 12

# Words that end the noun phrase proper: what follows tells more about it, but not what is counted.
_ENDS = frozenset("of in at to on by for from with who which that and or among between".split())
# Nouns that say nothing of what is counted: "the two million mark in registered cars".
_EMPTY = frozenset("mark milestone total number figure level threshold".split())
_CLAUSE_ENDS = frozenset({",", ";", ":", "and", "but", "—", "(", ")", "while", "as"})
# Classes of nouns for people: they tell who is counted, not by what fate.
_PEOPLE = frozenset({"person", "force"})
# A job is one person's.
_HELD = frozenset({"person", "job"})
_WORK = frozenset({"job"})
# The lemma of "lives" is that of the verb.
_LIVES = frozenset({"life", "live"})
_DEATHS = frozenset({"death", "person"})
_TAKEN = frozenset({"taken"})
_TURNS = frozenset({"rise", "fall"})

_Sides = tuple[list[Token], list[Token]]


class Measure(NamedTuple):
    """What a figure counts or measures in its sentence.

    Attributes:
        head: Lemma of the counted noun; "" where none is said.
        nouns: All content lemmas of the counted noun phrase.
        classes: Classes of `measures.tsv` that the noun, and for people the verb beside it, belong to.
    """

    head: str
    nouns: frozenset[str]
    classes: frozenset[str]


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words, _ in tables.rows("measures.tsv", _DATA):
        for word in words.split():
            found.setdefault(word, set()).add(name)
    for role in gazetteer.role_nouns():
        found.setdefault(role, set()).add("person")
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _fates() -> frozenset[str]:
    return frozenset(name for name, _, fate in tables.rows("measures.tsv", _DATA) if fate == "fate")


def fates_of(measured: Measure) -> frozenset[str]:
    """What befell the people that a figure counts."""
    return measured.classes & _fates()


def is_person(word: str) -> bool:
    """Whether a lemma is a noun for people."""
    return "person" in _classes().get(word, ())


def measure_figure(quantity: Quantity | None, tokens: Sequence[Token], start: int, end: int) -> Measure:
    """What a figure measures.

    Args:
        quantity: The figure with its noun.
        tokens: Its sentence.
        start: Where the figure begins, in the offsets of the tokens.
        end: One past its end.
    """
    phrase = _phrase(quantity.noun if quantity else "")
    if quantity and quantity.unit == "percent" and any(find_verbs(phrase[:1])):
        phrase = []  # "71 per cent voted yes" counts no votes
    head = phrase[-1].lemma if phrase else ""
    classes = _classes().get(head, frozenset())
    sides = _sides(tokens, start, end)
    if phrase and not classes and gazetteer.classes().get(phrase[-1].text, 0) & gazetteer.PEOPLE:
        classes = frozenset({"person"})
    if head in _LIVES:
        classes = _DEATHS if _near(sides, _TAKEN) else frozenset()
    elif not head or (classes and classes <= _PEOPLE):
        classes |= _near(sides, _fates())  # what befell people, by what the clause tells of them
    if classes and classes <= _PEOPLE and _lose_work(sides):
        classes |= _WORK
    if not phrase and quantity and quantity.unit == "percent":
        classes |= _near(sides, _TURNS)
    return Measure(head, frozenset(t.lemma for t in phrase), classes)


def _phrase(noun: str) -> list[Token]:
    """The words of the counted noun phrase, up to its head."""
    words = [t for t in tokenise(noun) if t.kind == "word"]
    phrase: list[Token] = []
    for word in words:
        if word.norm not in _ENDS:
            phrase.append(word)
        elif phrase and phrase[-1].lemma not in _EMPTY:
            break
        else:
            phrase = []
    return phrase


def _sides(tokens: Sequence[Token], start: int, end: int) -> _Sides:
    """The words of the clause before and after a figure, the nearest first."""
    before = [t for t in tokens if t.end <= start][: -_VERB_REACH - 1 : -1]
    after = [t for t in tokens if t.start >= end][:_VERB_REACH]
    return list(takewhile(_goes_on, before)), list(takewhile(_goes_on, after))


def _goes_on(token: Token) -> bool:
    return token.norm not in _CLAUSE_ENDS and token.kind != "number"


def _near(sides: _Sides, wanted: frozenset[str]) -> frozenset[str]:
    """Which of some classes the nearest word has that is of any of them."""
    near: list[tuple[int, frozenset[str]]] = []
    for side in sides:
        for distance, token in enumerate(side):
            found = _classes().get(token.lemma, frozenset()) & wanted
            if found:
                near.append((distance, found))
                break
    return min(near, key=lambda row: (row[0], sorted(row[1])), default=(0, frozenset()))[1]


def _lose_work(sides: _Sides) -> bool:
    """Whether the people counted lose their jobs: they are as many as the jobs."""
    words = {t.lemma for side in sides for t in side}
    classes = {name for word in words for name in _classes().get(word, ())}
    return "idle" in classes or ("lose" in words and "job" in classes)


def noun_agreement(a: Measure, b: Measure, value: float) -> float:
    """How well the counted nouns agree; small counts coincide too often for a class of nouns to tell anything."""
    if not a.head or not b.head:
        return _ONE_TURN if a.classes & b.classes & _TURNS else 0.0
    if a.head == b.head:
        return 1.0
    shared = a.classes & b.classes
    if not shared and nearness(a.head, b.head) < _ONE_NOUN:
        # "480 jobs" that go, "nearly 500 people" who lose theirs.
        return 0.0 if a.classes | b.classes >= _HELD else -1.0
    # "300 guards" who "held 300 people": people in general, and those who act on them.
    if abs(value) <= _SMALL or (shared == {"person"} and ("force" in a.classes) != ("force" in b.classes)):
        return 0.0
    return 0.7
