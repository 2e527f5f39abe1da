"""The counted noun phrase beside a figure: what is counted, and where its words end."""

from __future__ import annotations

import re
from functools import cache

from coverage_diff.language import lexicon, tables
from coverage_diff.language.figures import number_words, read_figure
from coverage_diff.language.lemmas import lemma

_WORD = re.compile(
    r" ?(?P<open>[\"'\u201c(]?)(?P<word>(?:[A-Z]\.){2,4}|St\.(?= [A-Z])|[^\W\d_][\w.&/]*(?:['-][\w]+)*(?<![.]))"
)
# What stands behind a verb rather than behind a noun: "Count 8 alleges that".
_OBJECT = re.compile(r" (?:that|the|a|an|his|her|its|their|it|him|them|how|why|whether|to)(?![a-z])")
_NEXT_WORD = re.compile(r" ([a-z][\w-]*)")
_LIMIT = 8
"""A noun phrase of more words is cut here: headlines without verbs would run on."""

_PLURALS = frozenset(
    "people men women children police feet teeth geese mice staff troops crew cattle sheep fish aircraft "
    "personnel media data "
    "offspring folk clergy spouses lives wives criteria phenomena species series spacecraft deer".split()
)
# Plural nouns that often stand before the noun they describe: "three sports teams", "two women doctors".
_MODIFIERS = frozenset(
    "sports arms women men news sales drugs savings jobs customs operations communications systems human rights "
    "affairs police "
    "staff children media data fish people troops veterans goods civil weapons crew accounts rules states bonds "
    "Reuters".split()
)
_BEFORE_HEAD = frozenset("more other others additional further extra such new".split())
_PREPOSITION = re.compile(
    r" (?:of|in|for|to|from|with|on|at|by|who|that|as|per|between|among|against|under|over|into) "
)
# "12 dead": people by what happened to them.
_STATE = re.compile(
    r" (dead|killed|injured|wounded|hurt|missing|arrested|fatal|homeless|hospitalized|hospitalised|ill|sick|infected|"
    r"unaccounted)(?![a-z-])"
)
# "The three million mark in confirmed cases" counts cases.
_MILESTONE = re.compile(r"(?:mark|milestone|threshold) (?:in|of|for) ")
_OF = re.compile(
    r" (?:worth )?of (?:(?:all|the|its|their|his|her|our|your|my|these|those|some|ethnic|a|an|both|this|that)"
    r"(?![\w'-]) ?(?:the |of )?)*",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(r"(?<![a-z'-])(?P<first>[a-z][a-z'-]{1,20} )?(?P<last>[a-z][a-z-]{2,20}) of (?:the |an? )?$")
# "Six of Pennsylvania's eight dioceses", "38 of the original 102 children": what stands before the larger figure.
_OF_LARGER = re.compile(
    r" of (?:the |its |their |his |her |our |all |those |these )?(?:(?:[A-Z][\w.]*[ -]){0,2}[A-Z][\w.]*['\u2019]s? )?"
    r"(?:(?:original|first|last|top|remaining|country's|nation's|state's|city's) )?(?=[0-9a-z])"
)
# A country in capitals ("three US sailors") is no pronoun.
_COUNTRIES = frozenset({"US", "UK", "EU", "UN"})
_NO_NOUN = frozenset(
    "total average minimum maximum out record as because instead some one all most any each half none percent cent end "
    "excess number group list range kind upwards age".split()
)


@cache
def _function_words() -> frozenset[str]:
    return tables.words("function_words.txt")


def head(noun: str) -> str:
    """The lemma of a noun phrase's head: "terrorism-related complaints" -> "complaint"; "" for "".

    The head is the last word before the first preposition.
    """
    words = _PREPOSITION.split(f"{noun.strip().lower()} ", maxsplit=1)[0].strip().split()
    if not words:
        return ""
    word = words[-1].strip("\"'.,()\u201c\u201d")
    word = word.removesuffix("'s").removesuffix("'")
    # A compound's head is its last part ("ex-soldiers"), unless it is a name ("F-16s").
    last = word.rsplit("-", 1)[-1]
    return lemma(last if last.isalpha() and len(last) > 2 else word)


def counted_noun(text: str, low: str, at: int, *, many: bool, first: str = "") -> tuple[int, int] | None:
    """Start and end of the noun phrase that a figure counts, or None where none follows.

    Args:
        text: The plain text.
        low: The same in lower case.
        at: One past the figure and its unit.
        many: Whether the figure counts several things, so that the phrase ends with its first plural noun.
        first: The word, joined by a hyphen, with which the phrase has begun already ("six-[block] area").
    """
    start = end = -1
    headed = bool(first)
    position = at
    spare = -1
    for _ in range(_LIMIT):
        found = _WORD.match(text, position)
        if not found or (position == at and not first and found.start("open") == at and not found["open"]):
            break
        word = low[found.start("word") : found.end()]
        if word.endswith(("'s", "s'")):
            if headed and many:
                break
            kind = "modifier"
        elif found["word"] in _COUNTRIES:
            kind = "modifier"
        else:
            kind = _kind(word, found["word"], headed=headed, many=many, follows=low[found.end() : found.end() + 24])
        if kind == "stop":
            break
        if start < 0 and word not in _BEFORE_HEAD:
            start = found.start("word")
        position = found.end()
        if kind in ("head", "plural", "last"):
            headed, end = True, position
        if kind == "modifier" and _may_end(word, many=many, follows=low[position : position + 24]):
            spare = position
        if kind == "last" or (kind == "plural" and many):
            break
        if low[position : position + 1] not in (" ", "/"):
            break
        if low[position : position + 1] == "/":
            break
    if end < 0 and spare > 0:
        end = spare
    if end < 0:
        found = _STATE.match(low, at) if many else None
        return (found.start(1), found.end()) if found else None
    if not 0 <= start < end:
        return None
    passed = _MILESTONE.match(low, start)
    return (passed and counted_noun(text, low, passed.end() - 1, many=many)) or (start, end)


def _may_end(word: str, *, many: bool, follows: str) -> bool:
    """Whether a phrase may end with a word that was taken for a modifier.

    "A 2 percent showing" may, not "two going" nor "$2 million going to schools".
    """
    goes_on = word.endswith("ing") and (many or _PREPOSITION.match(follows) is not None)
    return lexicon.share(word, "n") > 0 and not goes_on and word != "total"


def counted_among(text: str, low: str, at: int) -> str:
    """What a figure counts some of, where another tells how many there are: "six of its eight [dioceses]"; "" else."""
    found = _OF_LARGER.match(text, at)
    larger = read_figure(low, found.end()) if found and low[found.end() : found.end() + 1].isalnum() else None
    if larger is None or larger.share:
        return ""
    return span_text(text, counted_noun(text, low, larger.end, many=True))


def counted_after_of(text: str, low: str, at: int, *, many: bool = True) -> tuple[int, int] | None:
    """The noun phrase behind "of": "dozens of [hospitals]", "27 percent of all [tests]"."""
    found = _OF.match(low, at)
    if not found or found.end() >= len(text):
        return None
    return counted_noun(text, low, found.end() - 1, many=many)


def _kind(word: str, shown: str, *, headed: bool, many: bool, follows: str) -> str:
    """What a word is to the phrase: "modifier", "head" (a noun that may be the last), "plural", "last" or "stop"."""
    if word in _BEFORE_HEAD:
        return "stop" if headed or word == "others" else "modifier"
    if word in ("most", "least", "total") and not headed:
        return "modifier"  # "20 most affected countries", "2 million total viewers"
    if word in _function_words() or word in _CLOSED or word.split("-", 1)[0] in number_words():
        return "stop"
    if word in _PLURALS:
        return "plural" if word not in _MODIFIERS or not _noun_follows(follows) else "head"
    base = lemma(word)
    noun, verb, adjective, adverb = (lexicon.share(base, part) for part in "nvar")
    known = noun + verb + adjective + adverb > 0
    if not known and base == word and "-" in word:
        return "modifier" if _noun_follows(follows) else "head"
    if not known:
        # Names and rare words: nouns, unless they look like adverbs.
        if word.endswith("ly") and not shown[0].isupper():
            return "stop" if headed else "modifier"
        return "plural" if is_plural(word) else "head"
    if word != base and word.endswith(("ed", "en", "ing")) and verb > 0:
        # "food processing plants", but not "a man wearing masks".
        goes_on = not headed or (many and word.endswith("ing") and _noun_follows(follows))
        return "modifier" if goes_on else "stop"
    if word != base and verb > 0 and not word.endswith("s"):
        return "stop" if headed or not _noun_follows(follows) else "modifier"
    if word.endswith("s") and word != base:
        # A number of several things wants a plural noun: "diversity visas" is one although "visa" is a verb too.
        if not many and (noun == 0 or (headed and verb >= 0.6 and noun < 0.4)):
            return "stop"
        if noun == 0 and _OBJECT.match(follows):
            return "stop"
        if word in _MODIFIERS and _noun_follows(follows):
            return "head"
        return "plural"
    if noun >= max(adjective, adverb, 0.1) or (noun > 0 and headed and verb < 0.7):
        if headed and verb > noun:
            return "head" if many and _plural_follows(follows) else "stop"  # "two campaign finance violations"
        return "head"
    if not headed and adjective > 0 and _noun_follows(follows):
        return "modifier"  # "two separate investigations"
    if verb > max(adjective, adverb):
        return "stop" if headed or noun < 0.2 else "head"
    if adjective > 0:
        # An adjective behind a head belongs to what follows: "two men dead"; "a 10-year high" is a noun all the same.
        return "modifier" if not headed or _noun_follows(follows) else "stop"
    return "stop" if headed or (adverb > 0.5 and not word.endswith("ly")) else "modifier"


_CLOSED = frozenset(
    "than ago earlier later early late apart away back home today yesterday tomorrow tonight out per plus minus "
    "worth each apiece "
    "total alone together altogether overall annually daily monthly weekly yearly instead however meanwhile "
    "including followed "
    "according due said says say told ahead behind left dead killed injured wounded there then even still yet "
    "already ever never "
    "maybe perhaps if unless less fewer or nor may will would could should can might must".split()
)


def _noun_follows(rest: str) -> bool:
    """Whether the next word can be a noun."""
    found = _NEXT_WORD.match(rest)
    if not found or found[1] in _function_words() or found[1] in _CLOSED:
        return False
    base = lemma(found[1])
    return lexicon.share(base, "n") >= 0.3 or not lexicon.parts(base)


def _plural_follows(rest: str) -> bool:
    """Whether the next word is a plural noun, and no verb before its object."""
    found = _NEXT_WORD.match(rest)
    if not found or not is_plural(found[1]) or found[1] in _function_words():
        return False
    base = lemma(found[1])
    return base != found[1] and lexicon.share(base, "n") >= 0.5 and not _OBJECT.match(rest, found.end())


def is_plural(noun: str) -> bool:
    """Whether a noun phrase ends in a plural: "drug regimens", "two police officers", "people"."""
    last = noun.rsplit(" ", 1)[-1].lower()
    return last in _PLURALS or (last.endswith("s") and not last.endswith(("ss", "'s", "us", "is")))


def span_text(text: str, span: tuple[int, int] | None) -> str:
    """The words of a span; "" for None."""
    return text[span[0] : span[1]] if span else ""


def noun_before(low: str, at: int) -> str:
    """What a figure measures, where it is said in front of it: "[unemployment rate] of 3.8 percent"; "" otherwise."""
    found = _OF_BEFORE.search(low, max(0, at - 48), at)
    if not found:
        return ""
    last = found["last"]
    if last in _NO_NOUN or last in _function_words() or lexicon.share(lemma(last), "n") < 0.5:
        return ""
    first = (found["first"] or "").strip()
    if not first or first in _function_words():
        return last
    base = lemma(first)
    if lexicon.share(base, "n") + lexicon.share(base, "a") < 0.5:
        return last
    return f"{first} {last}"
