"""Cue, source and content of every attribution inside one unit, by the order of the words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from coverage_diff.extraction.attributions import contents, sources, words
from coverage_diff.extraction.attributions.contents import Stretch
from coverage_diff.extraction.attributions.phrases import Phrase, is_nominal, phrase_after, phrase_before, pronoun_of
from coverage_diff.extraction.attributions.units import QUOTE, Unit
from coverage_diff.extraction.attributions.words import Verb, closed
from coverage_diff.language import lexicon
from coverage_diff.language.document import Role
from coverage_diff.language.tokens import Token

_NAME_LINKS = frozenset("of the von de la al bin van for".split())
_NOUN = 0.8  # share of a form's uses as a noun from which it is no verb unless "that" or a quotation follows: "states"
_NEXT = 12  # statements behind one that may end it; so many are no sentence any more
_DATELINE = 16  # items of a dateline such as "CAMBRIDGE, Mass., Dec. 11 (UPI) -"
_COLON_REACH = 12  # items of a label such as "Rep. Amir Malik (R-S.C.):"


class Frame(NamedTuple):
    """One attribution of a unit; all numbers are indexes of its items.

    Attributes:
        cue: Where the cue stands.
        cue_end: One past it.
        source: First and last item of the words that name the source; None where it is left unsaid.
        content: What is said; empty where the words only point at a quotation beside the unit.
        tail: Whether the source follows what is said.
        speech: Whether the cue can introduce a quotation.
        shared: Whether the source was taken from another part of the unit.
        opens: First item of source and cue together.
        colon: Whether the unit ends with a colon that brings in what comes next.
        thought: Whether the cue tells of a thought or attitude, not of words.
    """

    cue: int
    cue_end: int
    source: Phrase | None
    content: tuple[Stretch, ...]
    tail: bool = False
    speech: bool = True
    shared: bool = False
    opens: int = 0
    colon: bool = False
    thought: bool = False


def find_frames(unit: Unit, named: frozenset[int]) -> list[Frame]:
    """The attributions of a unit in the order of their cues.

    Args:
        unit: The unit.
        named: Offsets of its field that lie inside the name of a person or body.
    """
    return _Reader(unit, named).frames()


class _Reader:
    """One unit while its attributions are being read."""

    def __init__(self, unit: Unit, named: frozenset[int]) -> None:
        self._unit = unit
        self._items: Sequence[Token] = unit.items
        self._named = named
        self._found: list[Frame] = []
        self._ends_with_colon = unit.items[-1].text == ":"

    @cached_property
    def _titled(self) -> bool:
        """Whether it is written in capitals: a verb has one there; elsewhere it makes a name ("United States")."""
        return sum(t.capitalised for t in self._items) * 2 > sum(t.kind == "word" for t in self._items)

    def frames(self) -> list[Frame]:
        """The frames, each ended where the next statement begins."""
        verbs, nouns = words.verbs(), words.nouns("st")
        items = self._items
        label = self._label()
        if label is not None:
            return [label]
        for i, token in enumerate(items):
            if token.kind != "word":
                continue
            norm = token.norm
            frame = None
            if norm in verbs and not (i and token.capitalised and not self._titled):
                frame = self._verb(i, verbs[norm])
            elif norm == "according" and i + 2 < len(items) and items[i + 1].norm == "to":
                frame = self._according(i)
            if frame is None and norm in nouns:
                frame = self._noun(i)
            if frame is not None:
                self._found.append(frame)
        return _divided(items, self._found)

    # ------------------------------------------------------------------ cues

    def _verb(self, i: int, readings: tuple[Verb, ...]) -> Frame | None:
        items = self._items
        verb, end = _reading(items, i, readings)
        if verb is None or self._is_noun(i, verb):
            return None
        inverted = self._inverted(i, end, verb)
        if inverted is not None:
            return inverted
        if verb.form == "past" and sources.before_group(items, i)[1]:
            return None  # passive: who says it is left unsaid
        subject = sources.subject_of(items, i, verb, self._named)
        source = self._shared(subject.opens) if subject.shared else subject.phrase
        if source is None:
            return None
        behind_quote = verb.speech and verb.form != "base" and self._ends_quote(subject.opens)
        start = contents.content_start(items, end, verb, evidence="e" in verb.frames and self._is_research(source))
        if start is not None and behind_quote and items[start].kind != QUOTE and items[start].norm != "that":
            start = None  # "...," she said after calling the winner
        infinitive = verb.form == "base" and subject.shared and items[subject.opens].norm == "to"
        if start is not None and infinitive and not _is_clause(items[start]):
            start = None  # "phoned to congratulate him"
        stop = contents.content_end(items, start, verb) if start is not None else 0
        if start is not None:
            stop = contents.subordinate_end(items, (start, stop), source[0])
        if start is not None and stop > start:
            content: tuple[Stretch, ...] = ((start, stop),)
            if behind_quote and items[start].kind == QUOTE:
                content = ((self._begin(), subject.opens), *content)
            return Frame(
                i,
                end,
                source,
                content,
                tail=len(content) > 1,
                speech=verb.speech,
                shared=subject.shared,
                opens=subject.opens,
                thought="m" in verb.frames,
            )
        if not (verb.speech or verb.clausal) or infinitive or (subject.shared and not self._ends_with_colon):
            return None
        said = contents.tail_content(items, self._begin(), subject.opens, end, subject_first=True)
        if said and not verb.clausal and not self._quotes(said):
            return None  # "they ate, he laughed"
        if said is None and not self._ends_with_colon:
            return None
        return Frame(
            i,
            end,
            source,
            said or (),
            tail=True,
            shared=subject.shared,
            opens=subject.opens,
            colon=self._ends_with_colon and not said,
        )

    def _inverted(self, i: int, end: int, verb: Verb) -> Frame | None:
        """ "..., said Malik": the verb stands behind what is said and before its subject."""
        items = self._items
        if not verb.speech or "r" in verb.frames or verb.form not in ("past", "third") or end >= len(items):
            return None
        after_quote = i == 0 or self._follows_quote(i)
        if not after_quote and items[i - 1].text not in sources.BREAKS:
            return None
        source = sources.inverted_subject(items, end, after_quote=after_quote)
        if source is None:
            return None
        said = contents.tail_content(items, self._begin(), i, source[1] + 1, subject_first=False)
        if said is None or (said and not verb.clausal and not self._quotes(said)):
            return None
        return Frame(i, end, source, said, tail=True, opens=i)

    def _according(self, i: int) -> Frame | None:
        items = self._items
        source = phrase_after(items, i + 2)
        if source is None:
            return None
        comma = contents.source_comma(items, source)
        opening = all(t.kind == "mark" or t.norm in ("and", "but") for t in items[:i])
        if opening:
            colon = next(
                (k for k in range(source[1] + 1, min(source[1] + 9, len(items))) if items[k].text == ":"), None
            )
            start = comma if colon is None else colon
            said: tuple[Stretch, ...] = (
                ((start + 1, len(items)),) if start is not None and start + 1 < len(items) else ()
            )
            return Frame(i, i + 2, source, said, opens=i, colon=self._ends_with_colon)
        begin = self._begin()
        if begin >= i:
            return None
        said = ((begin, i),)
        if comma is not None and not sources.has_verb(items, begin, i) and comma + 1 < len(items):
            said = ((begin, i), (comma + 1, len(items)))
        return Frame(i, i + 2, source, said, tail=True, opens=i)

    def _noun(self, i: int) -> Frame | None:
        """A noun with its owner: "Malik's claim that ...", "his message: ..."."""
        items = self._items
        behind = i + 1
        while behind < len(items) and items[behind].norm in ("is", "was", "were", "are"):
            behind += 1
        if (
            not i
            or behind >= len(items)
            or not (items[behind].norm == "that" or items[behind].text == ":" or items[behind].kind == QUOTE)
        ):
            return None
        source = self._owner(i - 1)
        if source is None:
            return None
        start = behind + 1 if items[behind].text == ":" else behind
        if start >= len(items):
            return Frame(i, i + 1, source, (), opens=source[0], colon=True)
        stop = contents.content_end(items, start, None)
        return Frame(i, i + 1, source, ((start, stop),), opens=source[0]) if stop > start else None

    def _label(self) -> Frame | None:
        """A name and a colon at the start of a paragraph or headline ("MALIK: ...")."""
        items = self._items
        colon = next((i for i, t in enumerate(items[:_COLON_REACH]) if t.text == ":" or t.kind == QUOTE), None)
        if not colon or items[colon].kind == QUOTE or colon + 1 >= len(items):
            return None
        phrase = phrase_before(items, colon - 1)
        if phrase is None or phrase[0] > 1:
            return None
        label = items[phrase[0] : phrase[1] + 1]
        if any(t.kind == "word" and not t.capitalised and t.norm not in _NAME_LINKS for t in label):
            return None
        if not any(t.start in self._named for t in label) and items[colon + 1].kind != QUOTE:
            return None
        if (
            self._unit.role is Role.HEADLINE
            and colon + 1 < len(items)
            and not sources.has_verb(items, colon + 1, len(items))
        ):
            return None
        return Frame(colon, colon + 1, phrase, ((colon + 1, len(items)),), opens=phrase[0])

    # ------------------------------------------------------------------ neighbours

    def _is_noun(self, i: int, verb: Verb) -> bool:
        """Whether the form is a noun or an adjective here: "the claims", "of reported thefts"."""
        if not i:
            return verb.form == "base" or (verb.form in ("third", "past") and not self._opens_inversion(i))
        before = self._items[i - 1]
        norm = before.norm
        if norm in closed("determiner") and norm not in closed("stand_in") and norm not in ("this", "that", "these"):
            return True
        if before.text.endswith(("'s", "s'")) and pronoun_of(before) is None:
            return verb.form != "past"
        if verb.form in ("base", "third") and lexicon.share(verb.lemma, "n") >= _NOUN and not self._says(i + 1):
            return True
        if norm in closed("preposition") and norm not in ("to", "by", "on", "in", "of", "at", "from", "about", "for"):
            return verb.form in ("base", "third")
        return norm in ("of", "for", "with", "from", "about", "in", "by", "at", "on") and verb.form != "ing"

    def _says(self, behind: int) -> bool:
        """Whether "that", a quotation or a mark follows."""
        items = self._items
        return behind >= len(items) or items[behind].norm == "that" or items[behind].kind in ("mark", QUOTE)

    def _quotes(self, said: Sequence[Stretch]) -> bool:
        return any(self._items[k].kind == QUOTE for a, b in said for k in range(a, min(b, len(self._items))))

    def _opens_inversion(self, i: int) -> bool:
        items = self._items
        return i + 1 < len(items) and sources.inverted_subject(items, i + 1, after_quote=False) is not None

    def _is_research(self, source: Phrase) -> bool:
        """Whether a source is a poll, a study or the like, whose findings follow without "that"."""
        return any(
            t.norm in words.nouns("e") or t.lemma in words.nouns("e") for t in self._items[source[0] : source[1] + 1]
        )

    def _owner(self, last: int) -> Phrase | None:
        """The possessor in a phrase that goes on to the right of items[last]."""
        items = self._items
        for j in range(last, max(-1, last - 5), -1):
            token = items[j]
            if token.norm in ("his", "her", "their"):
                return j, j
            if token.text.endswith(("'s", "s'")) or token.text == "'":
                return phrase_before(items, j)
            if not is_nominal(token):
                return None
        return None

    def _shared(self, before: int) -> Phrase | None:
        """The source of a participle or second verb: that of the unit's last whole statement, else its main subject."""
        for frame in self._found:
            if frame.source is not None and not frame.colon and frame.cue < before:
                return frame.source
        return sources.main_subject(self._items, before, self._named)

    def _follows_quote(self, i: int) -> bool:
        items = self._items
        return i > 0 and (
            items[i - 1].kind == QUOTE or (i > 1 and items[i - 1].text == "," and items[i - 2].kind == QUOTE)
        )

    def _ends_quote(self, i: int) -> bool:
        """Whether a quotation that is a whole statement ends before an item ("...," or "...?")."""
        if not self._follows_quote(i):
            return False
        if self._items[i - 1].text == ",":
            i -= 1
        words = self._unit.quotations[i - 1].text.split()
        if i > 1 and len(words) < 4 and all(w[:1].isupper() for w in words):
            return False  # a title: 'on "Face the Nation," Malik said that'
        return self._items[i].text == "," or words[-1][-1] in ",.?!-\u2014\u2026"

    def _after_dateline(self) -> int:
        """One past the dash of "FORT PIERCE, Fla. -"; 0 where there is no dateline."""
        items = self._items
        if len(items[0].text) < 3 or not items[0].text.isupper():
            return 0
        dashes = (k + 1 for k in range(1, min(_DATELINE, len(items))) if items[k].text in ("-", "\u2014", "\u2013"))
        return next(dashes, 0)

    def _begin(self) -> int:
        """Where the clause begins that a cue behind it attributes."""
        items = self._items
        begin = self._after_dateline()
        for frame in self._found:
            if frame.tail and not frame.shared:
                begin = max(begin, frame.cue_end, frame.source[1] + 1 if frame.source else 0)
        while begin < len(items) and (items[begin].kind == "mark" or items[begin].norm in ("and", "but")):
            begin += 1
        return begin


def _is_clause(token: Token) -> bool:
    return token.kind == QUOTE or token.norm in closed("clause")


def _reading(items: Sequence[Token], i: int, readings: tuple[Verb, ...]) -> tuple[Verb | None, int]:
    """The verb that a form is here and one past its last item."""
    behind = items[i + 1].norm if i + 1 < len(items) else ""
    for verb in readings:
        if not verb.particle:
            return verb, i + 1
        if verb.particle == behind:
            return verb, i + 2
    return None, i


def _divided(items: Sequence[Token], frames: Sequence[Frame]) -> list[Frame]:
    """The frames with contents that end where the next statement begins (", but Malik denied ...")."""
    done = []
    for number, frame in enumerate(frames):
        content = frame.content
        for other in frames[number + 1 : number + 1 + _NEXT]:
            if not content or other.cue <= frame.cue:
                continue
            start, stop = content[-1]
            if start < other.opens < stop:
                covers = other.tail and any(a <= start for a, _ in other.content)
                stop = contents.cut_end(items, (start, stop), other.opens, shared=other.shared, tail=covers)
                content = (*content[:-1], (start, stop))
        done.append(frame._replace(content=content))
    return done
