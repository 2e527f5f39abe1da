"""One number as it is written: digits with separators, fractions and scale words, or number words.

Nothing is decided here about what the number means: `numerals` and `calendar` do that.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import NamedTuple

from coverage_diff.language import tables

_DIGITS = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:, 000)?(?![0-9])|[0-9]{1,3}(?:, 000){1,3}(?![0-9])|"
    r"[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9])|[0-9]{1,15})"
    r"(?P<decimals>\.[0-9]{1,12})?(?![0-9])"
)
_POINT = re.compile(r"(?P<whole>)(?P<decimals>\.[0-9]{1,12})(?![0-9])")
_POWER = re.compile(r" ?[x\u00d7] ?10\^?(?P<power>[-\u2212]?[0-9]{1,2})(?![0-9])")
_FRACTION = re.compile(r"(?P<top>[0-9]{1,2})/(?P<bottom>[0-9]{1,2})(?![0-9/])")
_VULGAR = dict(zip("¼½¾⅓⅔⅛⅜⅝⅞", (0.25, 0.5, 0.75, 1 / 3, 2 / 3, 0.125, 0.375, 0.625, 0.875), strict=True))
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32})
_WORD = re.compile(r"[a-z]+")
# "million" and its short forms after digits. "m", "b" and "k" are read only where the caller knows that money is meant
# or that something is counted.
_SCALE = re.compile(r"(?:\+ |[ -])?(hundred|thousand|million|billion|trillion|quadrillion|lakh|crore|dozen)(?![a-z])")
_SHORT = re.compile(r" ?(bn|mn|mln|mil|tn|trn)(?![a-z0-9])|(m|b|k)(?![a-z0-9])")
_SHORTS = {"bn": 1e9, "mn": 1e6, "mln": 1e6, "mil": 1e6, "tn": 1e12, "trn": 1e12, "m": 1e6, "b": 1e9, "k": 1e3}
_AND_PART = re.compile(r"[ -]and(?: |-)?(?:an?|one|three)?[ -]?(half|quarter|third|quarters)(?![a-z])")
_OF_MAGNITUDE = re.compile(r" of (dozens|hundreds|thousands|lakhs|millions|crores|billions|trillions)(?![a-z])")
_OPEN_BEFORE = re.compile(r"(?:several|a few|a couple(?: of)?|few|couple(?: of)?|many|multiple|some few)[ -]$")
_ARTICLE_BEFORE = re.compile(r"(?<![a-z])(?:a|an) $")
_PART_OF_SCALE = re.compile(
    r"(?: of)?(?: an?)?[ -](hundred|thousand|million|billion|trillion|dozen|crore|lakh)(?![a-z])"
)
_QUARTERED = re.compile(r"[ -](?:century|centuries|mile|hour|inch|pound|percent|point)(?![a-z])")
# What an open plural is taken to stay below: the next word of the scale ("millions" < a billion), as in
# "millions of dollars" of the design; "dozens" stay below ten dozen, "scores" below 200.
_CEILING = {10: 100, 12: 120, 20: 200, 100: 1000, 1000: 1e6, 1e5: 1e7, 1e6: 1e9, 1e7: 1e9, 1e9: 1e12, 1e12: 1e15}


class Figure(NamedTuple):
    """A number in a text.

    Attributes:
        start: First code point.
        end: One past the last.
        value: What it says.
        high: More than `value` only for open plurals: "dozens" may be 120.
        digits: Whether it is written in digits.
        share: Whether it is a part of something: "half", "two-thirds".
        scale: The product of its scale words: 1e6 for "2 million".
    """

    start: int
    end: int
    value: float
    high: float
    digits: bool
    share: bool = False
    scale: float = 1.0

    @property
    def open(self) -> bool:
        """Whether it is an open plural such as "dozens" or "several hundred"."""
        return self.high > self.value

    def times(self, scale: float, end: int) -> Figure:
        """The same figure multiplied by a scale word that ends at `end`."""
        return self._replace(
            value=_clean(self.value * scale),
            high=_clean(self.high * scale),
            end=end,
            share=False,
            scale=self.scale * scale,
        )


@cache
def _classes() -> dict[str, tuple[str, float]]:
    return {row[0]: (row[1], float(row[2])) for row in tables.rows("numbers.tsv")}


@cache
def number_words() -> frozenset[str]:
    """The words that a spelled number can begin with."""
    return frozenset(w for w, (kind, _) in _classes().items() if kind != "part") | {"half", "quarter"}


def _clean(value: float) -> float:
    """Without the noise of binary fractions: 1.2 * 1e9 is 1200000000."""
    return float(f"{value:.12g}")


def read_figure(low: str, at: int, *, money: bool = False) -> Figure | None:
    """The number that begins at `at`, or that `at` is the scale word of ("a [million]", "several [hundred]").

    Args:
        low: A plain text in lower case.
        at: Where a digit or a number word begins.
        money: Whether a currency stands before it, so that "m" and "b" are scales.
    """
    return _read_digits(low, at, money=money) if low[at] in "0123456789.¼½¾⅓⅔⅛⅜⅝⅞" else _read_words(low, at)


def _read_digits(low: str, at: int, *, money: bool) -> Figure | None:
    if low[at] in _VULGAR:
        return Figure(at, at + 1, _VULGAR[low[at]], _VULGAR[low[at]], digits=True, share=True)
    fraction = _FRACTION.match(low, at)
    if fraction:
        value = _quotient(fraction)
        return None if value is None else Figure(at, fraction.end(), value, value, digits=True, share=True)
    found = _DIGITS.match(low, at) or _POINT.match(low, at)
    if not found or (len(found["whole"]) > 1 and found["whole"][0] == "0"):
        return None
    value = float((found["whole"] or "0").replace(",", "").replace(" ", "") + (found["decimals"] or ""))
    end = found.end()
    if low[end : end + 1] in _VULGAR and end < len(low):
        value, end = value + _VULGAR[low[end]], end + 1
    elif low[end : end + 1] in (" ", "-") and not found["decimals"]:
        fraction = _FRACTION.match(low, end + 1)
        part = _quotient(fraction) if fraction else None
        if fraction and part is not None:
            value, end = value + part, fraction.end()
    power = _POWER.match(low, end)
    if power:
        value, end = value * 10.0 ** int(power["power"].replace("\u2212", "-")), power.end()
    figure = Figure(at, end, _clean(value), _clean(value), digits=True)
    short = _SHORT.match(low, figure.end)
    if short and (short[1] or money):
        return figure.times(_SHORTS[short[1] or short[2]], short.end())
    return _scaled(low, figure)


def _quotient(fraction: re.Match[str]) -> float | None:
    top, bottom = int(fraction["top"]), int(fraction["bottom"])
    return top / bottom if bottom in _DENOMINATORS and 0 < top < bottom else None


def _scaled(low: str, figure: Figure) -> Figure:
    """The figure with the scale words that follow it: "4 hundred million"."""
    for _ in range(3):
        found = _SCALE.match(low, figure.end)
        if not found:
            break
        figure = figure.times(_classes()[found[1]][1], found.end())
    return figure


# What stands before "a third" where it is a share, and what may follow it there.
_MEASURED_BEFORE = re.compile(r"(?<![a-z])(?:by|about|around|nearly|almost|over|than|roughly|least|only|up|down) $")
_NO_NOUN = re.compile(r"[.,;:)]|$| (?:in|on|to|from|since|for|over|compared|last|this|that|and|but|when)(?![a-z])")


def _read_words(low: str, at: int) -> Figure | None:
    word = _WORD.match(low, at)
    kind, value = _classes().get(word[0], ("", 0.0)) if word else ("", 0.0)
    if not word or not kind:
        return None
    if kind == "magnitude":
        return _read_magnitude(low, word, value)
    if kind == "part":
        return _read_part(low, word)
    if kind == "scale":
        return _read_bare_scale(low, word, value)
    return _read_cardinal(low, at)


def _read_magnitude(low: str, word: re.Match[str], value: float) -> Figure | None:
    """ "dozens", "tens of thousands"; "scores" and "tens" only before "of"."""
    more = _OF_MAGNITUDE.match(low, word.end())
    if more:
        scale = _classes()[more[1]][1]
        # "tens of thousands": below hundreds of thousands. "millions of dollars" stays below a billion.
        return Figure(word.start(), more.end(), value * scale, _CEILING[int(value)] * scale, digits=False)
    if word[0] in ("tens", "scores") and not low.startswith(" of ", word.end()):
        return None
    return Figure(word.start(), word.end(), value, _CEILING[int(value)], digits=False)


def _read_part(low: str, word: re.Match[str]) -> Figure | None:
    """ "half", "half a million", "a quarter of"; whether a bare "half" counts is the caller's decision."""
    if word[0] not in ("half", "quarter"):
        return _read_unit_fraction(low, word)
    value = 0.5 if word[0] == "half" else 0.25
    start = word.start()
    article = _ARTICLE_BEFORE.search(low, max(0, start - 3), start)
    scale = _PART_OF_SCALE.match(low, word.end())
    if scale:
        figure = Figure(start, scale.end(), value, value, digits=False).times(_classes()[scale[1]][1], scale.end())
        return figure._replace(start=article.start()) if article else figure
    parted = (article and low.startswith(" of ", word.end())) or _QUARTERED.match(low, word.end())
    if word[0] == "quarter" and not parted:
        return None
    start = article.start() if article and word[0] == "quarter" else start
    return Figure(start, word.end(), value, value, digits=False, share=True)


def _read_unit_fraction(low: str, word: re.Match[str]) -> Figure | None:
    """ "a third of", "by a fifth": without "of" or words of measure in front "a third" may be an ordinal."""
    start, end = word.span()
    article = _ARTICLE_BEFORE.search(low, max(0, start - 3), start)
    if article is None or word[0].endswith("s"):
        return None
    if low.startswith(" of july", end):
        return None
    if not low.startswith(" of ", end) and not (
        _MEASURED_BEFORE.search(low, max(0, article.start() - 12), article.start()) and _NO_NOUN.match(low, end)
    ):
        return None
    value = 1 / _classes()[word[0]][1]
    return Figure(article.start(), end, value, value, digits=False, share=True)


def _read_bare_scale(low: str, word: re.Match[str], value: float) -> Figure | None:
    """A scale word without a number before it: "a million", "several hundred", "multimillion" is found elsewhere."""
    start, end = word.start(), word.end()
    window = max(0, start - 16)
    opened = _OPEN_BEFORE.search(low, window, start)
    if opened:
        figure = _scaled(low, Figure(opened.start(), end, value, value, digits=False))
        ceiling = _CEILING.get(int(value), value * 10) if value < 1e3 else value * 10
        return figure._replace(high=figure.value * ceiling / value)
    article = _ARTICLE_BEFORE.search(low, window, start)
    figure = Figure(article.start() if article else start, end, value, value, digits=False)
    part = _AND_PART.match(low, end)
    if part:
        figure = figure._replace(value=value * 1.5, high=value * 1.5, end=part.end())
    elif article:
        rest = _tail(low, end, value)
        if rest:
            figure = figure._replace(value=value + rest.value, high=value + rest.value, end=rest.end)
    return _scaled(low, figure)


def _tail(low: str, at: int, below: float) -> Figure | None:
    """The smaller number that follows a scale word: "two hundred [and forty-one]"."""
    if low.startswith(" and ", at):
        start, joined = at + 5, True
    elif low[at : at + 1] in (" ", "-"):
        start, joined = at + 1, False
    else:
        return None
    word = _WORD.match(low, start)
    if not word or _classes().get(word[0], ("", 0.0))[0] not in ("unit", "teen", "ten"):
        return None
    rest = _read_cardinal(low, start, limit=below)
    # "one thousand and two hundred" are two numbers as often as one.
    return None if rest is None or rest.value == 0 or (joined and rest.value >= 100) else rest


def _read_cardinal(low: str, at: int, *, limit: float = math.inf) -> Figure | None:
    """A cardinal in words, below any scale first, then multiplied and added to.

    Args:
        low: A plain text in lower case.
        at: Where its first word begins.
        limit: Of a number that is added to a greater one, the scale of that: "two hundred three hundred" is no number.
    """
    word = _WORD.match(low, at)
    kind, value = _classes()[word[0]] if word else ("", 0.0)
    if not word:
        return None
    end = word.end()
    if kind == "ten":
        more = _WORD.match(low, end + 1) if low[end : end + 1] in (" ", "-") else None
        if more and _classes().get(more[0], ("", 0.0))[0] == "unit" and more[0] != "zero":
            value, end = value + _classes()[more[0]][1], more.end()
    figure = Figure(at, end, value, value, digits=False)
    for _ in range(5):
        scale = _SCALE.match(low, figure.end)
        if not scale:
            break
        size = _classes()[scale[1]][1]
        if size >= limit:
            return None
        figure = figure.times(size, scale.end())
        rest = _tail(low, figure.end, size) if size != 12 else None
        if rest:
            figure = figure._replace(value=figure.value + rest.value, high=figure.value + rest.value, end=rest.end)
    return _with_part(low, figure) if limit == math.inf else figure


def _with_part(low: str, figure: Figure) -> Figure:
    """ "two-thirds", "six-and-a-half", "one and a half million"."""
    word = _WORD.match(low, figure.end + 1) if low[figure.end : figure.end + 1] in (" ", "-") else None
    if word and figure.value < 10 and figure.value == int(figure.value):
        kind, bottom = _classes().get(word[0], ("", 0.0))
        hyphen = low[figure.end] == "-"
        plural = word[0].endswith("s") or word[0] == "halves"
        if (
            kind == "part"
            and 0 < figure.value < bottom
            and plural == (figure.value > 1)
            and (hyphen or low.startswith((" of ", " million", " billion"), word.end()))
        ):
            value = figure.value / bottom
            return _scaled(low, Figure(figure.start, word.end(), value, value, digits=False, share=True))
    part = _AND_PART.match(low, figure.end)
    if part:
        size = 1.0
        for scale in (1e12, 1e9, 1e6, 1e3):
            if figure.value >= scale and figure.value % scale == 0:
                size = scale
                break
        more = size * (0.5 if part[1] == "half" else 1 / 3 if part[1] == "third" else 0.25)
        if "three" in part[0]:
            more *= 3
        return _scaled(low, figure._replace(value=figure.value + more, high=figure.value + more, end=part.end()))
    return figure
