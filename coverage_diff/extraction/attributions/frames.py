"""Cue, source and content of every attribution inside one unit, by the order of the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coverage_diff.extraction.attributions import words
from coverage_diff.extraction.attributions.phrases import is_nominal, phrase_after, phrase_before, pronoun_of
from coverage_diff.extraction.attributions.units import QUOTE, Unit
from coverage_diff.extraction.attributions.words import Verb
from coverage_diff.language.clauses import is_verb
from coverage_diff.language.document import Role
from coverage_diff.language.tokens import Token

_APPOSITION = 25  # tokens between a source and its verb that may stand between commas
_NEGATIVE = frozenset("not never n't".split())


class Frame(NamedTuple):
    """One attribution of a unit; all numbers are indexes of its items.

    Attributes:
        cue: Where the cue stands.
        cue_end: One past it.
        source: First and last item of the words that name the source; None where it is left unsaid.
        content: Half-open stretches of what is said; empty where the cue only points at a quotation beside the unit.
        tail: Whether the source follows what is said.
        speech: Whether the cue can introduce a quotation.
        shared: Whether the source was taken from another part of the unit.
        opens: First item of source and cue together.
    """

    cue: int
    cue_end: int
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    tail: bool
    speech: bool
    shared: bool
    opens: int


def find_frames(unit: Unit, named: frozenset[int]) -> list[Frame]:
    """The attributions of a unit in the order of their cues.

    Args:
        unit: The unit.
        named: Start offsets of the tokens of its field that belong to the name of a person or body.
    """
    return _Reader(unit, named).frames()


class _Reader:
    def __init__(self, unit: Unit, named: frozenset[int]) -> None:
        self.items: Sequence[Token] = unit.items
        self.unit = unit
        self.named = named
        self.found: list[Frame] = []

    def frames(self) -> list[Frame]:
        verbs, nouns = words.verbs(), words.nouns()
        items = self.items
        opening = self._colon()
        if opening is not None:
            self.found.append(opening)
        for i, token in enumerate(items):
            if token.kind != "word":
                continue
            frame = None
            if token.norm in verbs:
                frame = self._verb(i, verbs[token.norm])
            elif token.norm == "according" and i + 2 < len(items) and items[i + 1].norm == "to":
                frame = self._according(i)
            if frame is None and token.norm in nouns:
                frame = self._noun(i)
            if frame is not None:
                self.found.append(frame)
        return _divided(items, self.found)

    # ------------------------------------------------------------------ cues

    def _verb(self, i: int, readings: tuple[Verb, ...]) -> Frame | None:
        items = self.items
        verb, end = _reading(items, i, readings)
        if verb is None or self._is_noun(i, verb):
            return None
        inverted = self._inversion(i, end, verb)
        if inverted is not None:
            return inverted
        j, passive = self._before(i)
        if passive and verb.form == "past":
            return None
        source, shared, opens = self._source(i, j, verb)
        if source is None:
            return None
        start = self._content_start(end, verb)
        speech = "q" in verb.frames
        if start is not None:
            stop = self._content_end(start, verb)
            if stop > start:
                content = [(start, stop)]
                left = self._left_content(opens, speech=speech) if self._after_quote(opens) else None
                if left is not None:
                    content.insert(0, left)
                return Frame(i, end, source, tuple(content), left is not None, speech, shared, opens)
        if speech and verb.form != "base":
            content = self._tail(opens, end, source)
            if content is not None:
                return Frame(i, end, source, content, True, speech, shared, opens)
        return None

    def _according(self, i: int) -> Frame | None:
        items = self.items
        source = phrase_after(items, i + 2)
        if source is None:
            return None
        comma = self._next_comma(source[1] + 1)
        if i == 0 or (i == 1 and items[0].kind == "mark"):
            content: tuple[tuple[int, int], ...] = ((comma + 1, len(items)),) if comma is not None else ()
        else:
            begin = self._tail_begin()
            content = ((begin, i),)
            if comma is not None and not self._has_verb(begin, i):
                content = ((begin, i), (comma + 1, len(items)))
        return Frame(i, i + 2, source, content, i > 1, True, False, i)

    def _noun(self, i: int) -> Frame | None:
        """A noun with a possessor: "Malik's claim that ...", "his message: ..."."""
        items = self.items
        if i + 1 >= len(items) or not i:
            return None
        behind = items[i + 1]
        if behind.norm != "that" and behind.text != ":" and behind.kind != QUOTE:
            return None
        for j in range(i - 1, max(-1, i - 5), -1):
            token = items[j]
            if token.norm in ("his", "her", "their"):
                source = (j, j)
            elif token.text.endswith(("'s", "s'")) or (token.text == "'" and j):
                phrase = phrase_before(items, j)
                if phrase is None:
                    return None
                source = phrase
            elif is_nominal(token):
                continue
            else:
                return None
            start = i + 1 if behind.text != ":" else i + 2
            if start >= len(items):
                return None
            stop = self._content_end(start, None)
            return Frame(i, i + 1, source, ((start, stop),), False, True, False, source[0]) if stop > start else None
        return None

    def _colon(self) -> Frame | None:
        """A name and a colon at the start of a paragraph or headline ("MALIK: ...")."""
        items = self.items
        for i, token in enumerate(items[:12]):
            if token.text == ":":
                phrase = phrase_before(items, i - 1) if i else None
                if phrase is None or phrase[0] > 1 or i + 1 >= len(items):
                    return None
                name = any(t.start in self.named for t in items[phrase[0] : phrase[1] + 1])
                quoted = items[i + 1].kind == QUOTE
                if not name and not (quoted and all(t.capitalised for t in items[phrase[0] : i] if t.kind == "word")):
                    return None
                if self.unit.role is Role.PARAGRAPH and any(
                    t.kind == "word" and not t.capitalised and t.norm not in ("of", "the", "von", "de", "al")
                    for t in items[phrase[0] : phrase[1] + 1]
                ):
                    return None
                return Frame(i, i + 1, phrase, ((i + 1, len(items)),), False, True, False, phrase[0])
            if token.kind == QUOTE:
                return None
        return None

    # ------------------------------------------------------------------ sources

    def _is_noun(self, i: int, verb: Verb) -> bool:
        """Whether the form is a noun or an adjective here: after a determiner, or "the reported theft"."""
        items = self.items
        if not i:
            return verb.form != "ing"
        before = items[i - 1]
        if before.norm in words.DETERMINERS and not (before.norm in ("this", "that", "these", "those")):
            return True
        if before.text.endswith(("'s", "s'")) and pronoun_of(before) is None:
            return verb.form in ("third", "base", "ing")
        if before.norm in ("of", "for", "with", "from", "on", "about", "new") and verb.form in (
            "base",
            "third",
            "past",
        ):
            return True
        return False

    def _before(self, i: int) -> tuple[int, bool]:
        """The last item before the verb group, and whether the group is passive."""
        items = self.items
        j = i - 1
        passive = False
        first = True
        while j >= 0:
            norm = items[j].norm
            if norm in words.AUXILIARIES:
                passive = passive or (first and norm in words.BE)
                first = False
            elif not (norm in words.ADVERBS or (norm.endswith("ly") and items[j].kind == "word" and len(norm) > 4)):
                break
            j -= 1
        return j, passive

    def _source(self, i: int, j: int, verb: Verb) -> tuple[tuple[int, int] | None, bool, int]:
        """First and last item of the subject, whether it was found elsewhere in the unit, and where it begins."""
        items = self.items
        if j < 0:
            return (None, False, i)
        token = items[j]
        norm = token.norm
        if verb.form == "ing" and not (items[i - 1].norm in words.BE):
            return (self._subject(i), True, i)
        if verb.form == "base" and norm == "to":
            return (self._subject(j), True, j)
        if norm in ("and", "but", "or", "then"):
            return (self._subject(j), True, j)
        if norm == "who":
            return ((j, j), False, j)
        if token.text == ",":
            source = self._over_apposition(j)
            return (source, False, source[0] if source else i)
        if token.text in ("-", "\u2014", "\u2013", ")") or token.kind in ("word", "number"):
            if norm in words.TIME_WORDS and j > 1 and items[j - 1].norm in ("on", "last", "late", "early", "earlier"):
                j -= 2
            source = phrase_before(items, j)
            if source is None:
                return (None, False, i)
            if verb.form == "base" and not self._plural(source):
                return (None, False, i)
            return (source, False, source[0])
        return (None, False, i)

    def _plural(self, source: tuple[int, int]) -> bool:
        """Whether a phrase can be the subject of a verb without ending."""
        head = self.items[source[1]]
        pronoun = pronoun_of(head)
        if pronoun:
            return pronoun in ("i", "they", "we", "you", "who")
        phrase = self.items[source[0] : source[1] + 1]
        return any(
            t.norm.endswith("s") or t.norm in ("and", "people", "police", "men", "women") for t in phrase
        ) or any(t.norm in words.STAND_INS for t in phrase)

    def _over_apposition(self, comma: int) -> tuple[int, int] | None:
        """The subject before ", the minister, said" or ", who chairs the board, said"."""
        items = self.items
        best = None
        right = comma
        for c in range(comma - 1, max(-1, comma - _APPOSITION), -1):
            if items[c].kind == QUOTE:
                break
            if items[c].text not in (",", "\u2014", "\u2013", "-"):
                continue
            if items[c].text == "-" and items[c].end == items[c + 1].start:
                continue
            if not self._is_apposition(c + 1, right):
                break
            phrase = phrase_before(items, c - 1)
            if phrase is None:
                break
            person = any(t.start in self.named for t in items[phrase[0] : phrase[1] + 1])
            if best is None or person:
                best = phrase
            right = c
        return best

    def _is_apposition(self, start: int, end: int) -> bool:
        items = self.items
        if start >= end:
            return False
        first = items[start].norm
        if first in ("who", "which", "whose", "whom", "where"):
            return True
        return not any(
            items[k].norm in words.AUXILIARIES or (pronoun_of(items[k]) and pronoun_of(items[k]) != "who")
            for k in range(start, end)
        )

    def _inversion(self, i: int, end: int, verb: Verb) -> Frame | None:
        """ "..., said Malik": the verb stands behind what is said and before its subject."""
        items = self.items
        if "q" not in verb.frames or verb.form not in ("past", "third") or end >= len(items):
            return None
        before = items[i - 1] if i else None
        after_quote = (
            before is None or before.kind == QUOTE or (i > 1 and before.text == "," and items[i - 2].kind == QUOTE)
        )
        if not after_quote and not (before is not None and before.text in (",", "\u2014", "\u2013", "-")):
            return None
        source = phrase_after(items, end)
        if source is None or pronoun_of(items[source[0]]) in ("i", "you", "it") or source[0] != end:
            return None
        behind = source[1] + 1
        if behind < len(items):
            token = items[behind]
            if token.kind == "word" and (
                is_verb(items, behind) or token.norm in words.AUXILIARIES or token.norm == "that"
            ):
                return None
            if token.text == ":" and before is not None:
                return None
        if "r" in verb.frames:
            return None
        content = self._tail(i, behind, source)
        if content is None:
            return None
        if not after_quote and not (content and self._has_verb(*content[0])):
            return None
        return Frame(i, end, source, content, True, True, False, i)

    def _subject(self, before: int) -> tuple[int, int] | None:
        """The subject that a participle or a second verb shares: that of the unit's first cue, else of the sentence."""
        for frame in self.found:
            if frame.source is not None and frame.cue < before and frame.cue_end - frame.cue <= 2:
                if any(a <= before < b for a, b in frame.content) or frame.cue_end <= before:
                    return frame.source
        items = self.items
        k = 0
        while k < before and (items[k].kind in ("mark", QUOTE) or items[k].norm in ("and", "but", "so", "yet")):
            k += 1
        if k < before and items[k].norm in words.PREPOSITIONS | {"while", "although", "though", "as", "when", "if"}:
            comma = self._next_comma(k)
            if comma is None or comma + 1 >= before:
                return None
            k = comma + 1
        while k < before and items[k].norm in words.ADVERBS | {"however", "meanwhile"}:
            k += 1
        if k < before and items[k].text == ",":
            k += 1
        phrase = phrase_after(items, k) if k < before else None
        if phrase is None or phrase[0] != k or phrase[1] >= before:
            return None
        return phrase

    # ------------------------------------------------------------------ content

    def _content_start(self, p: int, verb: Verb) -> int | None:
        """Where what is said begins to the right of the verb; None where nothing is said there."""
        items = self.items
        n = len(items)
        frames = verb.frames
        clausal = "c" in frames or "t" in frames
        if "r" in frames and p < n and items[p].norm not in ("that", "to") and items[p].kind == "word":
            p = self._recipient_end(p)
        while p < n:
            token = items[p]
            norm = token.norm
            if token.kind == QUOTE:
                return p
            if norm == "that" and clausal:
                return p
            if norm in words.CLAUSE_OPENERS and (clausal or "q" in frames):
                return p
            if norm in verb.prepositions:
                return p + 1 if p + 1 < n else None
            if token.text == ":":
                return p + 1 if p + 1 < n else None
            if token.text == ",":
                if p + 1 < n and (items[p + 1].kind == QUOTE or (items[p + 1].norm == "that" and clausal)):
                    return p + 1
                return None
            if norm == "to" and "i" in frames:
                return p
            if norm in words.TIME_WORDS or norm in words.ADVERBS or (norm.endswith("ly") and not is_nominal(token)):
                p += 1
                continue
            if norm in words.PREPOSITIONS or norm in ("as", "when"):
                if norm in ("as", "when"):
                    return None
                phrase = phrase_after(items, p + 1)
                if phrase is None:
                    return None
                p = phrase[1] + 1
                continue
            break
        if p >= n or items[p].kind == "mark":
            return None
        if ("c" in frames or "r" in frames) and self._has_verb(p, n):
            return p
        if ("o" in frames or "s" in frames) and (
            items[p].norm in words.DETERMINERS
            or is_nominal(items[p])
            or pronoun_of(items[p])
            or items[p].norm in ("him", "them", "her", "me", "us")
        ):
            return p
        return None

    def _recipient_end(self, p: int) -> int:
        """One past the person told: "told Reuters", "told a crowd of supporters in Ohio"."""
        items = self.items
        token = items[p]
        if token.norm in ("him", "her", "them", "me", "us", "you", "it", "everyone", "people"):
            return p + 1
        phrase = phrase_after(items, p)
        if phrase is None:
            return p
        return phrase[1] + 1

    def _content_end(self, start: int, verb: Verb | None) -> int:
        """One past the last item of what is said: the unit's end, or the object's end."""
        items = self.items
        n = len(items)
        last = n
        clausal = verb is None or (verb.frames and any(f in verb.frames for f in "ctri"))
        if (
            clausal
            and verb is not None
            and items[start].kind != QUOTE
            and items[start].norm != "that"
            and not self._has_verb(start, n)
        ):
            clausal = False
        if items[start].kind == QUOTE or (verb is not None and not clausal):
            for k in range(start, n):
                token = items[k]
                if token.kind == QUOTE:
                    continue
                if token.text in (",", ";", "\u2014", "\u2013") or token.norm in (
                    "while",
                    "when",
                    "before",
                    "after",
                    "because",
                    "during",
                    "but",
                ):
                    if items[start].kind == QUOTE and token.text == "," and k + 1 < n and items[k + 1].kind == QUOTE:
                        continue
                    return k
        while last > start and items[last - 1].kind == "mark" and items[last - 1].text not in (")", "%"):
            last -= 1
        return last

    def _after_quote(self, i: int) -> bool:
        return bool(i) and (
            self.items[i - 1].kind == QUOTE
            or (i > 1 and self.items[i - 1].text == "," and self.items[i - 2].kind == QUOTE)
        )

    def _left_content(self, i: int, *, speech: bool) -> tuple[int, int] | None:
        if not speech:
            return None
        begin = self._tail_begin()
        return (begin, i) if begin < i else None

    def _tail_begin(self) -> int:
        """Where the clause begins that a cue behind it attributes."""
        begin = 0
        for frame in self.found:
            if frame.tail:
                begin = max(begin, frame.cue_end, (frame.source[1] + 1) if frame.source else 0)
        while begin < len(self.items) and (
            self.items[begin].kind == "mark" or self.items[begin].norm in ("and", "but")
        ):
            begin += 1
        return begin

    def _tail(self, opens: int, end: int, source: tuple[int, int]) -> tuple[tuple[int, int], ...] | None:
        """What is said before a source and cue; () where they stand first; None where they are no tail."""
        items = self.items
        first = min(opens, source[0])
        if first == 0 or all(t.kind == "mark" for t in items[:first]):
            return ()
        before = items[first - 1]
        if before.kind != QUOTE and before.text not in (",", "\u2014", "\u2013", "-"):
            if before.norm == "as" and first == 1:
                comma = self._next_comma(end)
                return ((comma + 1, len(items)),) if comma is not None else None
            return None
        begin = self._tail_begin()
        if begin >= first:
            return None
        quoted = any(k in self.unit.quotations for k in range(begin, first))
        if not quoted and not self._has_verb(begin, first):
            behind = self._next_comma(max(end, source[1] + 1))
            if behind is not None and self._has_verb(behind + 1, len(items)):
                return ((begin, first), (behind + 1, len(items)))
            return None
        content = [(begin, first)]
        behind = max(end, source[1] + 1)
        while behind < len(items):
            if items[behind].kind == QUOTE and items[behind - 1].text in (",", ":", "\u2014", "-", ".", ";"):
                content.append((behind, behind + 1))
                break
            if items[behind].norm in ("and", "but", "while", "who", "adding", "noting", "saying"):
                break
            behind += 1
        return tuple(content)

    def _next_comma(self, p: int) -> int | None:
        return next((k for k in range(p, len(self.items)) if self.items[k].text == ","), None)

    def _has_verb(self, start: int, end: int) -> bool:
        items = self.items
        return any(items[k].kind == "word" and is_verb(items, k) for k in range(start, min(end, len(items))))


def _reading(items: Sequence[Token], i: int, readings: tuple[Verb, ...]) -> tuple[Verb | None, int]:
    """The verb that a form is here and one past its last item."""
    behind = items[i + 1].norm if i + 1 < len(items) else ""
    for verb in readings:
        if verb.particle and verb.particle == behind:
            return verb, i + 2
        if not verb.particle:
            return verb, i + 1
    return None, i


def _divided(items: Sequence[Token], frames: list[Frame]) -> list[Frame]:
    """Frames whose content ends where the next statement of another source begins (", but Malik denied ...")."""
    done = []
    for frame in frames:
        content = list(frame.content)
        for other in frames:
            if other.cue <= frame.cue or not content:
                continue
            start, stop = content[-1]
            at = other.opens
            if not start < at < stop:
                continue
            before = items[at - 1]
            if other.shared or (other.tail and not other.content):
                cut = at - 1 if before.text == "," or before.norm in ("and", "but") else None
            elif before.norm in ("but", "while", "though", "although", "as", "and") and items[at - 2].text == ",":
                cut = at - 2
            elif other.tail and other.source is not None and any(a <= start for a, b in other.content):
                cut = at
            else:
                cut = None
            if cut is not None and cut > start:
                while cut > start + 1 and items[cut - 1].text == ",":
                    cut -= 1
                content[-1] = (start, cut)
        done.append(frame._replace(content=tuple(content)))
    return done
