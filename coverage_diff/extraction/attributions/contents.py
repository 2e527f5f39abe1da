"""Where what is said begins and ends, to the right and to the left of its cue."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.extraction.attributions.phrases import Phrase, is_adverb, is_nominal, phrase_after, pronoun_of
from coverage_diff.extraction.attributions.sources import BREAKS, has_verb
from coverage_diff.extraction.attributions.units import QUOTE
from coverage_diff.extraction.attributions.words import Verb, closed
from coverage_diff.language.clauses import is_verb
from coverage_diff.language.tokens import Token

Stretch = tuple[int, int]
"""Half-open range of items."""

# An object ends before these, as it does before a comma: what follows says when or why it was said.
_OBJECT_ENDS = frozenset("while when before after because during but since until".split())
_LEAST_CLAUSE = 4  # items
_SUBORDINATORS = frozenset("while when although though if because after before since once as".split())
# After a tail these begin something that the source did not say there.
_NEW_STATEMENT = frozenset("and but while who which adding noting saying as when after before because".split())


def next_comma(items: Sequence[Token], start: int) -> int | None:
    """The first comma from an item on."""
    return next((k for k in range(start, len(items)) if items[k].text == ","), None)


def content_start(items: Sequence[Token], start: int, verb: Verb, *, evidence: bool) -> int | None:
    """Where what is said begins to the right of a verb; None where nothing is said there.

    The person told, times, places and manners are passed over ("told Reuters on Monday in Lahore that ...").

    Args:
        items: The items of the unit.
        start: One past the verb.
        verb: Its reading.
        evidence: Whether the source is a poll or study, whose findings may follow without "that".
    """
    n = len(items)
    p = start
    takes_object = "o" in verb.frames or "s" in verb.frames
    if "r" in verb.frames and p < n and items[p].norm not in ("that", "to") and items[p].kind == "word":
        p = _after_recipient(items, p)
    while p < n:
        token = items[p]
        norm = token.norm
        if token.kind == QUOTE:
            return p if p > start or verb.clausal or takes_object else None
        if norm in closed("clause") and (verb.clausal or "o" in verb.frames):
            return p
        if norm in verb.prepositions or token.text == ":":
            return p + 1 if p + 1 < n else None
        if token.text == ",":
            follows = p + 1 < n and (items[p + 1].kind == QUOTE or (items[p + 1].norm == "that" and verb.clausal))
            return p + 1 if follows else None
        if norm == "to" and "i" in verb.frames:
            return p
        if norm in ("as", "when", "and", "but", "or"):
            return None
        if norm == "at" and p + 1 < n and items[p + 1].norm in ("least", "most"):
            break
        if norm in closed("preposition"):
            phrase = phrase_after(items, p + 1)
            if phrase is None or _is_clause_after(items, p, phrase):
                return None
            p = phrase[1] + 1
        elif norm in closed("time") or is_adverb(token):
            p += 1
        else:
            break
    if p >= n or items[p].kind == "mark":
        return None
    if verb.prepositions and not verb.frames:
        phrase = phrase_after(items, p)  # "accused the board of"
        behind = phrase[1] + 1 if phrase is not None else p + 1
        return behind + 1 if behind + 1 < n and items[behind].norm in verb.prepositions else None
    if (evidence or "c" in verb.frames or "r" in verb.frames) and has_verb(items, p, n):
        return p
    if "c" in verb.frames and "o" not in verb.frames and n - p > _LEAST_CLAUSE:
        return p  # "said the door never shut": no verb was seen, but nothing else can follow
    begins = items[p].norm == "at" or items[p].norm in closed("determiner") or items[p].norm in closed("object")
    return p if takes_object and (begins or is_nominal(items[p]) or pronoun_of(items[p])) else None


def _is_clause_after(items: Sequence[Token], p: int, phrase: Phrase) -> bool:
    """Whether "after" and the like bring in a clause: "after she called", "after braving the cold"."""
    if items[p].norm not in ("after", "before", "since", "until", "by", "without", "upon"):
        return False
    behind = phrase[1] + 1
    return items[p + 1].norm.endswith("ing") or (
        behind < len(items) and items[behind].kind == "word" and is_verb(items, behind)
    )


def _after_recipient(items: Sequence[Token], p: int) -> int:
    """One past the person told ("Reuters", "a crowd of supporters in Ohio", "her staff")."""
    norm = items[p].norm
    possessive = norm == "her" and p + 1 < len(items) and is_nominal(items[p + 1])
    if norm in closed("object") and not possessive:
        return p + 1
    phrase = phrase_after(items, p)
    return p if phrase is None else phrase[1] + 1


def content_end(items: Sequence[Token], start: int, verb: Verb | None) -> int:
    """One past the last item of what is said: the unit's end for a clause, the object's end otherwise."""
    n = len(items)
    clausal = verb is None or not verb.frames.isdisjoint("ctri")
    if verb is not None and items[start].norm not in closed("clause") and not has_verb(items, start, n):
        clausal = False
    if items[start].kind == QUOTE or not clausal:
        for k in range(start + 1, n):
            token = items[k]
            if token.text in (",", ";", "—", "–") or token.norm in _OBJECT_ENDS:
                if (
                    token.text == ","
                    and k + 1 < n
                    and QUOTE in (items[start].kind, items[k - 1].kind)
                    and (items[k + 1].kind == QUOTE)
                ):
                    continue
                return k
    last = n
    while last > start and items[last - 1].kind == "mark" and items[last - 1].text not in (")", "%"):
        last -= 1
    return last


def subordinate_end(items: Sequence[Token], content: Stretch, source: int) -> int:
    """Where a content ends, given that source and cue may be in a clause that ends before the unit does.

    "While the party says they are on their way, they ..." ends at its comma; "voters who believe it is true, are
    unlikely" before the verb of the main clause.
    """
    start, stop = content
    opener = items[source - 1].norm if source else ""
    if items[source].norm == "who":
        opener = "who"
    if opener in _SUBORDINATORS and source < 3:
        comma = next_comma(items, start + 1)
        return comma if comma is not None and comma < stop else stop
    if opener in ("that", "which", "who", "whom", "what"):
        for k in range(start + 1, stop - 1):
            if items[k].text in (",", "-", "\u2014", "\u2013") and items[k + 1].norm in closed("auxiliary") | {
                "yet",
                "but",
            }:
                return k
    return stop


def tail_content(
    items: Sequence[Token], begin: int, first: int, behind: int, *, subject_first: bool
) -> tuple[Stretch, ...] | None:
    """What a source and cue behind it attribute.

    Args:
        items: The items of the unit.
        begin: Where the clause before them may begin.
        first: First item of source and cue.
        behind: One past their last item.
        subject_first: Whether the source stands before its verb; behind "said Malik, " an apposition may follow.

    Returns:
        What is said before them, and after them where they interrupt it; () where they stand first; None where they
        follow nothing that can be said.
    """
    if all(t.kind == "mark" for t in items[:first]):
        return ()
    before = items[first - 1]
    if before.norm == "as":
        return _after_comment(items, begin, first - 1, behind)
    if before.kind != QUOTE and before.text not in BREAKS:
        return None
    if begin >= first or not has_verb(items, begin, first):
        comma = next_comma(items, behind)
        if comma is not None and begin < first and has_verb(items, comma + 1, len(items)):
            return ((begin, first), (comma + 1, len(items)))
        return None
    if subject_first and _goes_on(items, behind):
        return ((begin, first), (behind + 1, len(items)))
    for k in range(behind, len(items)):
        if items[k].kind == QUOTE and (items[k - 1].text in (",", ":", "—", "–", "-", ".", ";")):
            return ((begin, first), (k, k + 1))
        if items[k].norm in _NEW_STATEMENT:
            break
    return ((begin, first),)


def _goes_on(items: Sequence[Token], behind: int) -> bool:
    """Whether the clause goes on behind source and cue: "It failed, Malik said, because nobody came"."""
    if behind + 1 >= len(items) or items[behind].text != ",":
        return False
    token = items[behind + 1]
    return token.kind == "word" and token.norm not in _NEW_STATEMENT and not token.norm.endswith("ing")


def _after_comment(items: Sequence[Token], begin: int, opens: int, behind: int) -> tuple[Stretch, ...] | None:
    """What is said where source and cue stand in a clause with "as": "As Malik put it, ..."."""
    if all(t.kind == "mark" or t.norm in ("but", "and", "so", "however") for t in items[:opens]):
        comma = next_comma(items, behind)
        return ((comma + 1, len(items)),) if comma is not None and comma + 1 < len(items) else None
    if items[opens - 1].text in BREAKS and begin < opens - 1:
        comma = next_comma(items, behind)
        left = (begin, opens - 1)
        if comma is not None and comma + 1 < len(items) and not has_verb(items, *left):
            return (left, (comma + 1, len(items)))
        return (left,)
    return None


def cut_end(items: Sequence[Token], content: Stretch, at: int, *, shared: bool, tail: bool) -> int:
    """Where a content ends, given that another statement begins inside it.

    Args:
        items: The items of the unit.
        content: The stretch.
        at: Where source or cue of the other statement begins.
        shared: Whether the other statement has the same source ("..., adding that").
        tail: Whether it follows what it attributes, the content's cue included.
    """
    start, stop = content
    before = items[at - 1]
    if shared:
        cut = at - 1 if before.text == "," else at if items[at].norm in ("and", "but") else stop
    elif before.norm in ("but", "while", "though", "although", "as", "and") and items[at - 2].text in (",", ";"):
        cut = at - 2
    elif before.text == ";" or tail:
        cut = at
    else:
        return stop
    while cut > start and items[cut - 1].text in BREAKS:
        cut -= 1
    return cut if cut > start else stop


def source_comma(items: Sequence[Token], source: Phrase) -> int | None:
    """The comma that ends a source at the start of a unit, an apposition behind it passed over."""
    comma = next_comma(items, source[1] + 1)
    if comma is None:
        return None
    later = next_comma(items, comma + 1)
    if later is not None and not has_verb(items, comma + 1, later) and later - comma < 12:
        rest_says = has_verb(items, later + 1, len(items))
        begins = items[comma + 1].norm in closed("determiner") or items[comma + 1].norm in ("who", "which")
        return later if rest_says and begins else comma
    return comma
