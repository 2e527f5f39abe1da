"""Numbers that count nothing: in names, labels, telephone numbers, addresses and idioms."""

from __future__ import annotations

import re
from functools import cache

from coverage_diff.language import tables
from coverage_diff.language.figures import Figure

_PREFIXES = frozenset(
    {
        "sub",
        "minus",
        "under",
        "over",
        "plus",
        "nearly",
        "almost",
        "some",
        "about",
        "around",
        "roughly",
        "every",
        "to",
        "or",
        "now",
        "then",
    }
)
_PHONE = re.compile(
    r"(?:\+?[0-9]{1,3}[- .]?)?\(?[0-9]{3}\)?[- .][0-9]{3}[-.][0-9]{4}(?![0-9])|[0-9]{3}[-.][0-9]{4}(?![0-9,])|"
    r"1-[0-9]{3}-|[0-9]{3,12}-[0-9]{2,12}-"
    r"|[0-9]+(?:[-/][0-9]+){3,}|[0-9]+(?:[.,][0-9]+)?%?(?:[ \t]+[0-9]+(?:[.,][0-9]+)?%?){7,}"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3}){2,3}(?![0-9])|[0-9]+:[0-9]|[0-9]{1,4}/[0-9]{1,4}(?:/[0-9]{2,4})?(?![0-9])"
)
_STREET = re.compile(
    r"(?:-[0-9]+)?(?: [NSEW]\.?| (?:North|South|East|West))?(?: (?:[A-Z][\w'.]+|[0-9]{1,3}(?:st|nd|rd|th))){1,3} "
    r"(?:Streets?|St|Avenues?|Ave|Av|Roads?|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Plaza|Parkway|Pkwy|Pike|"
    r"Square|Sq|Highway|Hwy|Terrace|Circle|Crescent|Row|Broadway|Ranch Road|Turnpike)\b|"
    r" (?:Broadway|Downing Street|Pennsylvania Ave)"
)
_NEXT_WORD = re.compile(r"[ -]?\(?([a-z][\w'-]*)")
_HYPHEN_NAME = re.compile(r"-[A-Z]")
_STATE = re.compile(r"(?:[A-Z]{2}|[A-Z][a-z]+\.) $")
_SIDES = ("before", "bare", "titled", "law", "after", "joined")


@cache
def _table() -> tuple[dict[str, frozenset[str]], ...]:
    """The sides of `number_names.tsv`, each from a figure to its words."""
    sides: dict[str, dict[str, set[str]]] = {side: {} for side in _SIDES}
    for side, figure, words in tables.rows("number_names.tsv"):
        sides[side].setdefault(figure, set()).update(words.split())
    return tuple({k: frozenset(v) for k, v in sides[s].items()} for s in _SIDES)


def word_before(text: str, at: int) -> str:
    """The word, with its punctuation, that a space parts from `at`; "" where there is none."""
    if at < 2 or text[at - 1] != " ":
        return ""
    return text[text.rfind(" ", max(0, at - 25), at - 1) + 1 : at - 1] if at > 1 else ""


def starts_glued(text: str, at: int) -> bool:
    """Whether a letter, a sign or a hyphened prefix before a number makes it part of a longer token ("COVID-19")."""
    if at == 0:
        return False
    before = text[at - 1]
    if before.isalnum() or before in "_@#=\u00a7":
        return True
    if before in ".,:/&" and at > 1 and text[at - 2].isalnum():
        return True
    if before in "-\u2013+" and at > 1 and text[at - 2].isalpha():
        start = at - 2
        while start > 0 and text[start - 1].isalpha() and at - start < 12:
            start -= 1
        return text[start : at - 1].lower() not in _PREFIXES
    return False


def is_code(text: str, at: int) -> bool:
    """Whether the digits at `at` begin a telephone number, a time, a ratio of an idiom, a version, an address or a row.

    A row of a table, eight numbers and more with blanks between them, tells nobody what it counts.
    """
    return bool(_PHONE.match(text, at))


def code_end(text: str, at: int, end: int) -> int:
    """One past the last code point of what `is_code` found; `end` where it found nothing."""
    found = _PHONE.match(text, at)
    return max(end, found.end()) if found else end


def is_titled(text: str) -> bool:
    """Whether a text is a headline with capital letters on its words, so that capitals tell nothing."""
    words = [w for w in text.split(" ", 24)[:24] if len(w) > 3 and w[0].isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def ends_glued(low: str, figure: Figure) -> bool:
    """Whether letters right behind a number make it part of a longer token ("3D", "10th", "747s")."""
    if not figure.digits:
        return False
    after = low[figure.end : figure.end + 1]
    return after.isalpha() or after in ("_", "@") or (after == "/" and low[figure.end + 1 : figure.end + 2].isdigit())


def is_name(text: str, low: str, figure: Figure, *, titled: bool, plural: bool) -> bool:
    """Whether the words around a figure without unit or currency make it a name or an idiom.

    Args:
        text: The plain text.
        low: The same in lower case.
        figure: The number.
        titled: Whether the text is a headline, in which capital letters tell nothing.
        plural: Whether a plural noun that it may count follows.
    """
    start, end = figure.start, figure.end
    shown = low[start:end]
    before, bare, label, law, after, joined = _table()
    word = word_before(low, start).lstrip("(\"'\u201c")
    following = _next_word(low, end)
    if shown in joined and low[end : end + 1] == "-" and following.split("-")[0] in joined[shown]:
        return True
    if low[end : end + 1] in (" ", "(") and (following in after.get(shown, ()) or following in after["*"]):
        return True
    if (word in law["*"] or (word in label["*"] and not plural)) and text[start - 1 - len(word)].isupper():
        return True
    if word in before["*"] or word in before.get(shown, ()) or (word in bare["*"] and not plural):
        return True
    if not figure.digits:
        return _is_titled_word(text, start, end) and not titled
    if _HYPHEN_NAME.match(text, end) or _STREET.match(text, end):
        return True
    if (
        figure.end - figure.start == 5
        and figure.scale == 1
        and "," not in shown
        and _STATE.search(text, max(0, start - 12), start)
        and not plural
    ):
        return True
    return _follows_name(text, start, word) and not plural and not titled and "," not in shown and figure.scale == 1


def is_pronoun(low: str, figure: Figure) -> bool:
    """Whether "one" stands for something, or in a turn of phrase: "one of them", "no one", "at one point"."""
    if low[figure.start : figure.end] != "one":
        return False
    before, _, _, _, after, _ = _table()
    joined = low[figure.end : figure.end + 1] == "-"
    return word_before(low, figure.start).lstrip("(\"'\u201c") in before["one"] or (
        not joined and _next_word(low, figure.end) in after["one"]
    )


def _next_word(low: str, end: int) -> str:
    found = _NEXT_WORD.match(low, end)
    return found[1].rstrip("'") if found else ""


def _is_titled_word(text: str, start: int, end: int) -> bool:
    """Whether a number word is written with a capital inside a sentence: "the Big Ten", "Six Nations"."""
    if not text[start].isupper() or start == 0:
        return False
    if text[start - 1] != " ":
        return False
    before = text[start - 2]
    if not (before.isalnum() or before in ",&'"):
        return False
    return not text[start:end].isupper() or text[max(0, start - 8) : start].isupper() is False


def _follows_name(text: str, start: int, word: str) -> bool:
    """Whether bare digits follow a capitalised word inside a sentence: "Airport 77", "Expo 2030"."""
    place = start - 1 - len(word)
    if not word or place < 0 or not text[place].isupper() or not word[-1].isalnum():
        return False
    opening = text[:place].rstrip("\"'\u201c( ")
    return bool(opening) and opening[-1] not in ".!?:;\u2014-\n"
