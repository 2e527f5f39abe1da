"""What a figure is measured in: money, percent, time, length and the like."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from coverage_diff.language import tables
from coverage_diff.language.alternation import alternation
from coverage_diff.model import Quantity

TIME = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year", "decade", "century"}
)
"""The units of time."""

# "24 straight days", "two full years": what may stand between a number and its unit.
_BETWEEN = (
    r"(?:(?:straight|consecutive|full|whole|long|short|business|working|calendar|additional|more|extra|other|further|"
    r"solid|successive|continuous|previous|past|last|next|different|separate|good)[ ])?"
)
# A sum with its small coin: "thirteen dollars and forty-five cents".
_RATES = frozenset(
    "second minute hour day night week month quarter season year decade share barrel ounce ton tonne pound "
    "gallon litre liter "
    "kilogram kilo person head piece game vote ticket bottle pack unit student pupil household family vehicle "
    "acre hectare "
    "capita employee worker member patient customer user night pop trip plate word child mile kilometre "
    "kilometer page play "
    "carry attempt inning match minute quarter".split()
)
_POINTS = re.compile(r"(?:[ -]|age )points?(?![a-z])")
_RATE = re.compile(
    r" ?(?:(?P<per>/|(?: ?- ?)?per[ -])|an? |each |every )(?P<what>[a-z]+(?: (?:foot|inch|metre|meter|mile))?)(?![a-z])"
)


_SCORE = "score to "


def score_unit(less: float) -> str:
    """The unit of the greater side of a score or vote whose other side is `less`: "score to 2" for "5-2"."""
    return f"{_SCORE}{less:g}"


def sides_of_score(quantity: Quantity) -> tuple[float, float] | None:
    """Both sides of a score or vote, the greater one first; None for other figures."""
    if not quantity.unit.startswith(_SCORE):
        return None
    return quantity.value, float(quantity.unit.removeprefix(_SCORE))


class Unit(NamedTuple):
    """A unit beside a figure.

    Attributes:
        name: The unit in the singular: "dollar", "percent", "year".
        end: One past its last code point.
        describes: Whether it stands in the singular or after a hyphen, so that it describes a noun that follows
            ("five-year plan", "80 yard touchdown").
        money: Whether it is a currency.
    """

    name: str
    end: int
    describes: bool = False
    money: bool = False


@cache
def _units() -> tuple[dict[str, str], re.Pattern[str]]:
    by_form = {row[0]: row[1] for row in tables.rows("units.tsv")}
    groups: dict[str, list[str]] = {"word": [], "sign": [], "glued": []}
    for form, _, how in tables.rows("units.tsv"):
        groups[how].append(form)
    by_form |= {form: name for form, name, how in tables.rows("currencies.tsv") if how == "name"}
    names = [form for form, _, how in tables.rows("currencies.tsv") if how == "name"]
    pattern = re.compile(
        rf"(?:(?P<gap> ?-| +){_BETWEEN}(?P<word>{alternation(groups['word'] + names)})(?![a-z])"
        rf"| ?[\[{{(]?(?P<sign>{alternation(groups['sign'])})(?![a-z])"
        rf"|(?P<glued>{alternation([*groups['glued'], 'p'])})(?![a-z0-9]))"
    )
    return by_form, pattern


@cache
def coins() -> frozenset[str]:
    """The units that are sums of money."""
    return frozenset(row[1] for row in tables.rows("currencies.tsv"))


@cache
def _money() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    rows = [row for row in tables.rows("currencies.tsv") if row[2] != "name"]
    forms = {form: name for form, name, _ in rows}
    symbols = alternation(form for form, _, how in rows if how == "symbol")
    codes = alternation(form for form, _, how in rows if how == "code")
    before = re.compile(rf"(?<![a-z])(?:(?P<symbol>{symbols})|(?P<code>{codes})) ?=? ?$")
    after = re.compile(rf" ?(?:(?P<symbol>{symbols})(?![0-9])|(?P<code>{codes})(?![a-z]))")
    return forms, before, after


def money_before(text: str, low: str, at: int) -> tuple[int, str] | None:
    """Where the currency sign in front of a figure begins, and its unit.

    Args:
        text: The plain text.
        low: The same in lower case.
        at: Where the figure begins.
    """
    if at == 0 or not (low[at - 1] in "$£€¥₹₨₽₩₪₺₦₱₫₴₿₡฿ =." or low[at - 1].isalpha()):
        return None
    forms, before, _ = _money()
    found = before.search(low, max(0, at - 8), at)
    if not found:
        return None
    form = found["symbol"] or found["code"]
    start = found.start()
    # "a $5 bill", "us $1" in lower case is dollars all the same, "A $5m grant" begins a sentence.
    if form in ("c $", "s $", "us $", "au $", "nz $", "hk $") and not text[start].isupper() and len(form) == 3:
        start, form = found.end() - len(found[0].lstrip("cs ")), "$"
    if form in ("rm", "rs", "rs.", "ps") and not text[start].isupper():
        return None
    return start, forms[form]


def money_ahead(low: str, at: int) -> tuple[int, str]:
    """Where the digits behind a currency sign at `at` begin, and its unit; `at` and "" where there is none."""
    forms, _, _ = _money()
    found = _ahead().match(low, at)
    return (found.end(), forms[found[1]]) if found else (at, "")


@cache
def _ahead() -> re.Pattern[str]:
    forms = (form for form, _, how in tables.rows("currencies.tsv") if how != "name")
    return re.compile(rf" ?({alternation(forms)}) ?(?=[0-9])")


def money_after(text: str, low: str, at: int) -> Unit | None:
    """A currency sign or code behind a figure: "1,200€", "50 USD"."""
    forms, _, after = _money()
    found = after.match(low, at)
    if not found or (
        found["code"] and found["code"] in ("rm", "rs", "rs.", "ps", "cad") and not text[found.end() - 1].isupper()
    ):
        return None
    return Unit(forms[found["symbol"] or found["code"]], found.end(), money=True)


def unit_after(low: str, at: int, value: float) -> Unit | None:
    """The unit behind a figure, if one stands there.

    Args:
        low: A plain text in lower case.
        at: One past the figure's last code point.
        value: The figure, for words that are units only with large sums ("five million won").
    """
    if not low[at : at + 1]:
        return None
    by_form, pattern = _units()
    found = pattern.match(low, at)
    if not found:
        return None
    form = found["word"] or found["sign"] or found["glued"]
    end = found.end()
    if form in ("won", "mark", "marks", "rand", "dong", "lira", "stone", "bit", "bits", "stones") and value < 1000:
        return None
    if (
        form == "mi"
        or (form == "p" and found["glued"] is None)
        or (form == "percentage" and low.startswith(" point", end))
    ):
        return None
    if form in ("time", "times") and low.startswith((" magazine", " square"), end):
        return None
    if form in ("percent", "per cent", "%", "pct", "pc"):
        points = _POINTS.match(low, end)
        if points:
            return Unit("percentage point", points.end())
    name = by_form.get(form, "penny")
    describes = (found["gap"] or "").endswith("-") or (
        found["word"] is not None and form == name and value not in (1, 0.5)
    )
    return Unit(name, end, describes=describes and name != "percent", money=name in coins() or form == "p")


def rate_after(low: str, at: int) -> tuple[str, int] | None:
    """ "per day", "a month", "an ounce" behind a figure and its noun: " per day" in the singular, and where it ends."""
    found = _RATE.match(low, at)
    if not found:
        return None
    what = found["what"]
    if what.split(" ")[0] not in _RATES and not (found["per"] and found["per"] != "/"):
        return None
    if found["per"] is None and what.split(" ")[0] not in _RATES:
        return None
    return f" per {what}", found.end()
