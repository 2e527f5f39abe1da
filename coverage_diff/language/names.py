"""Names in one sentence: where they stand, where they end, and what kind each looks like by itself.

Cheap rules over capitalised words and tables; no model. A sentence alone cannot tell everything ("Best said" opens
with a name or with an adverb): what is uncertain is marked `doubtful` for a caller that knows the whole story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from coverage_diff.language import gazetteer, tables
from coverage_diff.language.name_kinds import PARTICLES, Name
from coverage_diff.language.name_runs import Word, read_run
from coverage_diff.language.tokens import Token

__all__ = ["Name", "find_names", "is_headline"]

_CONNECTORS = PARTICLES | {"of", "the", "for", "and", "on", "in", "to", "at", "v", "vs", "against"}
_AGAINST = frozenset({"v", "vs"})
_LINK = 3  # tokens between two capitalised words of one name, at most: "Ambassador of the" ... "van der"
_PRONOUN_I = frozenset({"I", "I'm", "I've", "I'll", "I'd", "A"})
_ABBREVIATED = frozenset(
    "Mr Mrs Ms Dr Messrs Rev Fr Msgr Prof Hon Gen Lt Col Sgt Capt Maj Cpl Pvt Cmdr Adm Brig Sen Sens Rep Reps Gov Govs "
    "Pres Sec Supt Det Jr Sr St Ste Ft Mt Inc Corp Co Cos Ltd Dept No Ave Blvd Rd Spc Pfc Amb Asst Bros vs Smt "
    "Engr".split()
)
# The lower-case tail of "Hague-based", "Trump-era"; not that of "Tehreek-e-Taliban", "Mar-a-Lago", "Kim Jong-un".
_TAIL = re.compile(r"-(?!(?:e|i|al|el|ul|ud|a|de|la|le|du|sur|en|on|upon|bin|ben|y|do|da|of|the|to)-)(?=[a-z]{3})")
_PREFIXED = re.compile(r"(?:anti|pro|non|ex|pre|post|then|mid|counter|un|co|trans|intra)-(?=[A-Z])")
# What stands for or against something is named by it, and is no part of its name: "the pro-Holm Civic League".
_SIDED = ("pro-", "anti-", "non-")
_ARTICLE = re.compile(r"(?:al|el|ul|as|ad|an|ar|at|az|ash|d|l|o)[-'](?=[A-Z])")
_PARTY_TAG = re.compile(r"[DRI]-(?=[A-Z])")
_CAPITAL = re.compile(r"(?<!\w)[A-Z]")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_REGIONAL = gazetteer.PLACE | gazetteer.ADJECTIVE
_QUOTES = frozenset("\"\u201c\u201d'")
# Common nouns whose possessive stands inside a name: "Sheriff's Office", "Children's Hospital".
_OWNERS = frozenset(
    "Attorney General Sheriff Governor Mayor Children Women Men People Peoples Veterans Workers Teachers "
    "Firefighters King "
    "Queen Prince Princess Girls Boys Farmers Lawyers Officers Soldiers Parents Pilots Players Patients Students "
    "Consumers Coroner Examiner Marshal Marshals Prosecutor Prosecutors Writers Voters Shepherd Travelers Lloyd "
    "Attorneys Defender Defenders Director Directors Editors Growers Mothers Fathers Painters Actors Nurses Miners "
    "Manufacturers Employers Tenants Traders Drivers".split()
)

# Words that may hang together in one run of names; longer lists are read in parts. The longest run in 300 news stories
# has 18.
_LONGEST_RUN = 100


def find_names(tokens: Sequence[Token]) -> list[Name]:
    """The names of one sentence, in order, not overlapping.

    Args:
        tokens: The sentence's tokens, as `tokens.tokenise` makes them of plain text. Sentences that are written with a
            capital on every word (headlines) are not for this function.
    """
    found: list[Name] = []
    run: list[Word] = []
    for word in _words(tokens):
        if run:
            between = _between(tokens, run[-1], word)
            if between is None or len(run) > _LONGEST_RUN:
                found.extend(read_run(run, tokens))
                run = []
            else:
                run.extend(between)
        run.append(word)
    if run:
        found.extend(read_run(run, tokens))
    return found


def is_headline(text: str, tokens: Sequence[Token]) -> bool:
    """Whether nearly every longer word begins with a capital, so that capitals tell nothing.

    Args:
        text: The sentence or line.
        tokens: Its tokens.
    """
    if 2 * len(_CAPITAL.findall(text)) < text.count(" "):
        return False  # most sentences: no need to look at their words
    long = capitals = 0
    for token in tokens:
        if len(token.text) > 3 and token.kind == "word":
            long += 1
            capitals += token.text[0].isupper()
    return long > 2 and capitals > 0.75 * long


def _words(tokens: Sequence[Token]) -> list[Word]:  # noqa: PLR0915 - one pass over the tokens, hot
    """The words of a sentence that could stand in a name."""
    known = gazetteer.classes()
    currencies = _currency_codes()
    found: list[Word] = []
    count = len(tokens)
    taken = -1
    for i, token in enumerate(tokens):
        start, end, text, _, kind, capitalised = token
        if not (capitalised or "-" in text or "'" in text) or kind != "word" or i <= taken:
            continue
        key = text
        owner = cut = False
        if i and tokens[i - 1].kind == "number" and tokens[i - 1].end == start:
            continue  # 21.6M, 20C
        if i + 1 < count and tokens[i + 1].kind == "number" and text.lower() in currencies:
            continue  # Rs 500
        if not text[0].isupper():
            if match := _PREFIXED.match(text):
                key = text[match.end() :]
                start += match.end()
                cut = text.startswith(_SIDED)
            elif not _ARTICLE.match(text):
                continue
        if len(text) == 1 and (initials := _initials(tokens, i)) is not None:
            found.append(initials)
            taken = initials.last
            continue
        follower = tokens[i + 1] if i + 1 < count and tokens[i + 1].start == end else None
        dot = follower is not None and follower.text == "."
        if text in _PRONOUN_I and not dot:
            continue
        if "-" in key and _PARTY_TAG.match(key):
            found.append(_state_tag(tokens, i))
            taken = found[-1].last
            continue
        if "'" in key and key not in known and (key.endswith(("'s", "'"))):
            owner = True
            size = 2 if key.endswith("s") else 1
            key, end = key[:-size], end - size
        elif follower is not None and follower.text == "'" and key.endswith("s"):
            owner = True
        if "-" in key and not known.get(key, 0) & ~gazetteer.ADJECTIVE:
            if tail := _TAIL.search(key):
                end = start + tail.start()
                key, cut = key[: tail.start()], True
                if key.rpartition("-")[2].islower():
                    continue  # "Mum-of-two", "Out-of-court"
            else:
                left, _, right = key.partition("-")
                if known.get(left, 0) & _REGIONAL and known.get(right, 0) & _REGIONAL:
                    found.append(Word(start, start + len(left), i, i, left, cut=True))
                    start, key = start + len(left) + 1, right
        last = i
        if "." in key:
            key = key.replace(".", "")
        elif (
            dot
            and not owner
            and not cut
            and ((len(key) == 1 and i + 2 < count) or key in _ABBREVIATED or known.get(key) == gazetteer.ABBREVIATION)
        ):
            last = i + 1
            if len(key) > 2 or i + 2 < count:
                end += 1
        if i and tokens[i - 1].text == "al" and f"al {key}" in known:
            start, key = tokens[i - 1].start, f"al {key}"
        if key:
            if ordinal := _ordinal(tokens, i):
                found.append(ordinal)
            found.append(Word(start, end, i, last, key, owner=owner, cut=cut))
            taken = last
    return found


@cache
def _currency_codes() -> frozenset[str]:
    """Letters that stand for a currency before a figure."""
    return frozenset(form for form, _, how in tables.rows("currencies.tsv") if how == "code")


def _state_tag(tokens: Sequence[Token], i: int) -> Word:
    """The state in a party tag: D-Calif., R-N.Y."""
    start, end, text = tokens[i][:3]
    key = text[2:].partition("'")[0]
    end = start + 2 + len(key)
    last = i
    while last + 1 < len(tokens) and tokens[last + 1].start == end:
        text = tokens[last + 1].text
        if text != "." and not (len(text) == 1 and text.isupper()):
            break
        key += text
        last, end = last + 1, tokens[last + 1].end
    key = key.replace(".", "")
    return Word(start + 2, end, i, last, gazetteer.state(key) or key, cut=True)


def _initials(tokens: Sequence[Token], i: int) -> Word | None:
    """An abbreviation that lacks its last dot ("U.S troops"), which the tokens give in pieces."""
    if i + 2 >= len(tokens):
        return None
    first, dot, second = tokens[i : i + 3]
    if dot.text != "." or len(second.text) != 1 or not second.text.isupper() or second.start - first.end != 1:
        return None
    return Word(first.start, second.end, i, i + 2, first.text + second.text)


def _ordinal(tokens: Sequence[Token], i: int) -> Word | None:
    """The number before a capital: "9th Circuit", "14th Amendment"."""
    if i < 2 or tokens[i - 1].text not in _ORDINALS or tokens[i - 2].kind != "number":
        return None
    number, ending = tokens[i - 2], tokens[i - 1]
    if number.end != ending.start or tokens[i].start - ending.end != 1:
        return None
    return Word(number.start, ending.end, i - 2, i - 1, number.text + ending.text)


def _between(tokens: Sequence[Token], left: Word, right: Word) -> list[Word] | None:
    """The words between two capitalised ones where both may be of one name; None where they cannot be."""
    if left.cut:
        return None
    first, last = left.last + 1, right.first
    if left.owner:
        joined = left.key in _OWNERS or right.key in ("Day", "Eve")
        beside = first == last or (last - first == 1 and tokens[first].text == "'")  # "Workers' Union"
        return [] if joined and beside and right.start - left.end <= 3 else None
    if first == last:
        return [] if right.start - left.end == 1 else None
    if last - first > _LINK:
        return None
    words = []
    for i in range(first, last):
        end, text = tokens[i].end, tokens[i].text
        if text == "." and i > first and tokens[i - 1].text in _AGAINST and tokens[i - 1].end == end - 1:
            continue  # "Roe v. Wade"
        if text in _CONNECTORS or text == "&" or (text == "," and _enumerates(left, right)):
            words.append(Word(-1, end, i, i, text))
        elif last - first == 1 and text in _QUOTES and _nickname(tokens, left, right, tokens[i]):
            words.append(Word(-1, end, i, i, '"'))
        else:
            return None
    return words


def _enumerates(left: Word, right: Word) -> bool:
    """Whether a comma may stand inside a name: "Bureau of Alcohol, Tobacco, Firearms and Explosives"."""
    known = gazetteer.classes()
    named = gazetteer.KNOWN | gazetteer.GIVEN | gazetteer.TITLE | gazetteer.CALENDAR | gazetteer.ADJECTIVE
    return not any(known.get(w.key, 0) & named or not gazetteer.is_common(w.key) for w in (left, right))


def _nickname(tokens: Sequence[Token], left: Word, right: Word, mark: Token) -> bool:
    """Whether this mark is one of the two in 'Harry "Rick" Hearns'."""
    if mark.start - left.end == 1 and right.start == mark.end:  # before the nickname
        behind = right.last + 2
        return behind < len(tokens) and tokens[right.last + 1].text in _QUOTES and tokens[behind].capitalised
    if mark.start == left.end and right.start - mark.end == 1:  # behind it
        before = left.first - 2
        return before >= 0 and tokens[left.first - 1].text in _QUOTES and tokens[before].capitalised
    return False
