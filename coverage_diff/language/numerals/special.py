"""Figures without a plain number word: "twice", "a year and a half", "monthlong", "eighth-largest", "in her 60s"."""

from __future__ import annotations

import re

from coverage_diff.language import lexicon
from coverage_diff.language.figures import Figure
from coverage_diff.language.lemmas import lemma
from coverage_diff.language.numerals.ages import read_age_decade
from coverage_diff.language.numerals.bounds import bound_before
from coverage_diff.language.numerals.measures import Measure
from coverage_diff.language.numerals.phrases import counted_noun, span_text
from coverage_diff.language.numerals.units import rate_after

_PERIODS = "second minute hour day week month year decade century".split()
ARTICLE_UNITS = [
    f"{'an' if unit == 'hour' else 'a'} {unit}"
    for unit in (*_PERIODS, "mile", "kilometre", "kilometer", "percentage point", "fortnight")
]
LASTING = [f"{unit}{join}long" for unit in _PERIODS[2:] for join in ("", "-")]
ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
MULTIPLES = {"twice": 2.0, "thrice": 3.0}
OPEN = [f"multi{join}{scale}" for join in ("", "-", " ") for scale in ("million", "billion", "trillion")]
DECADES = ["in his", "in her", "in their", "in my", "in your", "people in their"]

_ORDINAL = re.compile(r"(?:st|nd|rd|th)")
_HALF_MORE = re.compile(r" and (?:an? |one[ -])?(half|quarter)(?![a-z])|-and-a-half")
_MULTI = re.compile(r"multi[- ]?(million|billion|trillion)(?:[- ](?:dollar|pound|euro|rupee|year|day)s?)?(?![a-z])")
_UNIT_OF_MULTI = re.compile(r"(dollar|pound|euro|rupee)")
_AS_MUCH = re.compile(
    r" (?:as (?:many|much|high|large|big|likely|long|fast|often)|the (?:number|amount|size|rate|price|cost|level|"
    r"national|average|state|value))(?![a-z])"
)
_SUPERLATIVE = re.compile(r"[- ](most|least|worst|best|[a-z]{3,12}est)(?![a-z])(?:[- ](?:ever|known))?")
_OLD = re.compile(r" old(?![a-z-])")
_LASTS = re.compile(
    r"(?:for|lasted|lasting|lasts|took|takes|take|sentenced to|spent|spend|spending|within|every|in|after|by) $"
)


def read_special(text: str, low: str, at: int, word: str) -> Measure | None:
    """The quantity that begins with one of this module's words at `at`, or None where it is none there."""
    if word in MULTIPLES:
        return _multiple(text, low, at, word)
    if word in OPEN:
        return _multi(text, low, at)
    if word in LASTING:
        return _lasting(text, low, at, word)
    if word in ORDINALS:
        return _rank(text, low, at, at + len(word), ORDINALS.index(word) + 2)
    if word in DECADES:
        return _age_decade(low, at)
    return _article_unit(low, at, word)


def read_rank(text: str, low: str, figure: Figure) -> Measure | None:
    """ "135th largest" for digits."""
    ordinal = _ORDINAL.match(low, figure.end)
    return _rank(text, low, figure.start, ordinal.end(), int(figure.value)) if ordinal and figure.value > 1 else None


def _lasting(text: str, low: str, at: int, word: str) -> Measure:
    """ "monthlong", "a week-long trip"."""
    end = at + len(word)
    noun = counted_noun(text, low, end, many=False)
    stop = noun[1] if noun else end
    return Measure(at, stop, 1.0, 1.0, word.removesuffix("long").rstrip("-"), span_text(text, noun), end)


def _article_unit(low: str, at: int, word: str) -> Measure | None:
    """ "nearly a year and a half", "more than a week", "for a month"; a bare "a day" counts nothing."""
    end = at + len(word)
    unit = word.split(" ", 1)[1].replace("kilometer", "kilometre")
    old = _OLD.match(low, end)
    if old and unit in ("day", "week", "month", "year"):
        return Measure(at, old.end(), 1.0, 1.0, f"{unit} of age", "", old.end())
    half = _HALF_MORE.match(low, end)
    value = 1.0
    if half:
        value, end = 1.5 if half[1] != "quarter" else 1.25, half.end()
    after = low.startswith((" or more", " or so", " or less", " or longer"), end)
    if not half and not after:
        bound = bound_before(low, at)
        if bound is None and not (_LASTS.search(low, max(0, at - 14), at) and unit not in ("second", "minute", "mile")):
            return None
        loose = bound is not None and low[bound.start : at].strip() in ("over", "some", "perhaps", "maybe", "probably")
        if bound is not None and loose and not _LASTS.search(low, max(0, bound.start - 14), bound.start):
            return None
    return Measure(at, end, value, value, unit, "", end)


def _multi(text: str, low: str, at: int) -> Measure | None:
    """ "multimillion-dollar": from a million to a billion."""
    found = _MULTI.match(low, at)
    if not found:
        return None
    value = {"million": 1e6, "billion": 1e9, "trillion": 1e12}[found[1]]
    unit = _UNIT_OF_MULTI.search(found[0])
    noun = counted_noun(text, low, found.end(), many=False)
    stop = noun[1] if noun else found.end()
    return Measure(at, stop, value, value * 1000, unit[1] if unit else "", span_text(text, noun), found.end())


def _multiple(text: str, low: str, at: int, word: str) -> Measure | None:
    """ "twice as many visas", "twice a week", "shot twice"."""
    end = at + len(word)
    value = MULTIPLES[word]
    as_much = _AS_MUCH.match(low, end)
    noun = counted_noun(text, low, as_much.end(), many=True) if as_much else None
    rate = None if as_much else rate_after(low, end)
    stop = noun[1] if noun else rate[1] if rate else end
    unit = "times" if as_much else "time" + (rate[0] if rate else "")
    return Measure(at, stop, value, value, unit, span_text(text, noun), end)


def _rank(text: str, low: str, start: int, end: int, value: int) -> Measure | None:
    """ "eighth-largest poultry producer": a place in an order, told apart by the superlative."""
    found = _SUPERLATIVE.match(low, end)
    if not found:
        return None
    word = found[1]
    if word not in ("most", "least", "worst", "best") and (
        lemma(word) == word or lexicon.share(lemma(word), "a") == 0 or lexicon.share(word, "n") > 0
    ):
        return None
    noun = counted_noun(text, low, found.end(), many=False)
    stop = noun[1] if noun else found.end()
    said = text[found.start(1) : stop]
    return Measure(start, stop, float(value), float(value), "rank", said, found.end())


def _age_decade(low: str, at: int) -> Measure | None:
    """ "in his early 60s": 60 to 69 years of age."""
    found = read_age_decade(low, at)
    if not found:
        return None
    start, end, first = found
    return Measure(start, end, float(first), float(first + 9), "year of age", "", end)
