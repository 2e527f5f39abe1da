"""What a figure counts or measures, by its noun and by the words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from coverage_diff.language import gazetteer, tables
from coverage_diff.language.clauses import find_verbs
from coverage_diff.language.relatedness import nearness
from coverage_diff.language.tokens import Token, count_before, first_behind, tokenise
from coverage_diff.model import Quantity

_DATA = "coverage_diff.comparison.data"
# A count of people is told apart by what is said of them ("killed", "arrested"); the verb is looked for this many
# words around the figure.
_VERB_REACH = 7
# Nouns so near in WordNet are one for what they count ("shops", "stores").
_ONE_NOUN = 0.6
# How well two figures without a noun agree that both rise or both fall ("down 5.8 per cent", "fell almost 6%").
_ONE_TURN = 0.3
# How well two nouns of one class agree, and two with a word beside them in common ("local governments", "local
# jurisdictions"): the latter speaks a little against one thing.
_ONE_CLASS, _ONE_MODIFIER = 0.7, -0.2
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
_SIDES_OF = ("sex", "party", "leaning")

_Sides = tuple[list[Token], list[Token]]


class Measure(NamedTuple):
    """What a figure counts or measures in its sentence.

    Attributes:
        head: Lemma of the counted noun; "" where none is said.
        nouns: All content lemmas of the counted noun phrase.
        classes: Classes of `measures.tsv` that the noun, and for people the verb beside it, belong to.
        sides: Those of its sides that a word of the phrase names ("men", "Republican").
    """

    head: str
    nouns: frozenset[str]
    classes: frozenset[str]
    sides: frozenset[str]


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
def _marked(mark: str) -> frozenset[str]:
    """The classes that the last column of `measures.tsv` marks so."""
    return frozenset(name for name, _, marked in tables.rows("measures.tsv", _DATA) if marked == mark)


@cache
def _sided() -> frozenset[str]:
    return frozenset().union(*map(_marked, _SIDES_OF))


def fates_of(measured: Measure) -> frozenset[str]:
    """What befell the people that a figure counts."""
    return measured.classes & _marked("fate")


def fates_in(tokens: Sequence[Token]) -> frozenset[str]:
    """What befell people by the words of a sentence."""
    return frozenset(name for t in tokens for name in _classes().get(t.lemma, ())) & _marked("fate")


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
    elif not head or classes & _PEOPLE:
        classes |= _near(sides, _marked("fate"))  # what befell people, by what the clause tells of them
    if classes & _PEOPLE and _lose_work(sides):
        classes |= _WORK
    if not phrase and quantity and quantity.unit == "percent":
        classes |= _near(sides, _TURNS)
    nouns = frozenset(t.lemma for t in phrase)
    sided = frozenset(name for word in nouns for name in _classes().get(word, ())) & _sided()
    return Measure(head, nouns, classes, sided)


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
    behind, ahead = count_before(tokens, start), first_behind(tokens, end)
    before, after = tokens[max(0, behind - _VERB_REACH) : behind], tokens[ahead : ahead + _VERB_REACH]
    return list(takewhile(_goes_on, reversed(before))), list(takewhile(_goes_on, after))


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
    if are_opposed(a, b):
        return -1.0
    if a.head == b.head:
        return 1.0
    shared = a.classes & b.classes
    if shared & _marked("one"):
        return _ONE_CLASS
    part = a.head in b.nouns or b.head in a.nouns
    if not shared and nearness(a.head, b.head) < _ONE_NOUN:
        # "480 jobs", "nearly 500 people" who lose theirs; "5 million respirator masks", "5 million respirators".
        alike = bool(a.nouns & b.nouns) and a.classes & _PEOPLE == b.classes & _PEOPLE
        if a.classes | b.classes >= _HELD or (part and alike and abs(value) > _SMALL):
            return 0.0
        return _ONE_MODIFIER if alike else -1.0
    if part:
        return _ONE_CLASS  # "Republicans", "Republican senators"
    # "300 guards" who "held 300 people": people in general, and those who act on them.
    if abs(value) <= _SMALL or (shared == {"person"} and ("force" in a.classes) != ("force" in b.classes)):
        return 0.0
    return _ONE_CLASS


def are_opposed(a: Measure, b: Measure) -> bool:
    """Whether two figures count people of two sides: men and women, "liberal justices" and "conservatives"."""
    if not a.sides or not b.sides or a.sides & b.sides:
        return False
    return any(a.sides & _marked(mark) and b.sides & _marked(mark) for mark in _SIDES_OF)
