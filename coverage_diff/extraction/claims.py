"""Claims: the clause-level statements of a story that carry news, one assertion each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from coverage_diff.extraction.entities import Place, dateline_end
from coverage_diff.language.assertions import read_assertion
from coverage_diff.language.bracketed import bracketed
from coverage_diff.language.clauses import asserts, find_verbs
from coverage_diff.language.document import Document, Role, Sentence
from coverage_diff.language.lines import TIME
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import Token
from coverage_diff.model import Assertion

# A clause that begins so cannot be understood without the one that it hangs on.
_DEPENDENT = frozenset(
    "who which whose whom where while whereas although though because after before since when until unless as if so "
    "that".split()
)
# What a sentence begins with that speaks of the page.
_CALLS = frozenset(
    {
        *(("sign", "up"), ("read", "more"), ("subscribe", "to"), ("follow", "us"), ("check", "out"), ("please", "see")),
        # A live page greets its readers and takes its leave.
        *(("good", "morning"), ("good", "afternoon"), ("good", "evening"), ("hello", "and"), ("welcome", "to")),
        *(("welcome", "back"), ("thank", "you"), ("thanks", "for"), ("that's", "all"), ("that's", "it")),
    }
)
_COORDINATORS = frozenset({"and", "but", "or"})
# Quotation marks that open, each with those that may close it.
_OPENING = {'"': '"', "\u201c": '\u201d"'}
_LEAD_WORDS = 8  # of the words before such a clause, as many as its label shows
_LEAD_REACH = 400  # characters in which they are looked for
# A clause of fewer words asserts too little to be looked for in other articles.
LEAST_WORDS = 4


class Claim(NamedTuple):
    """One assertion.

    Attributes:
        place: The clause that says it.
        assertion: What it says of whom; None for a headline or phrase without a verb ("after weeks of violence").
        label: Its words; where they need what stands before them to be understood, that in square brackets:
            "[The wall] sent water through the lower town", "[… back to Mill Street] before it was checked".
    """

    place: Place
    assertion: Assertion | None
    label: str


def find_claims(document: Document) -> tuple[Claim, ...]:
    """The assertions of a story, in order, not overlapping.

    Captions describe a picture, questions assert nothing, a clause of two or three words cannot be understood without
    its neighbours, the words that name a source say nothing about the event, and a line in capitals is a heading or the
    headline of another story: these are no claims.
    """
    found = []
    subject, last = None, -1
    asserting = list(map(_may_assert, document.sentences))
    for clause in document.clauses:
        sentence = document.sentences[clause.sentence]
        if (
            not asserting[clause.sentence]
            or sentence.text.find("?", clause.start - sentence.start, clause.end - sentence.start) >= 0
        ):
            continue
        tokens: Sequence[Token] = clause.tokens
        verbs = clause.verbs
        opening = max(dateline_end(sentence.tokens), _time_end(sentence)) if clause.start == sentence.start else -1
        if opening > clause.start:
            tokens = [token for token in tokens if token.start >= opening]
            verbs = find_verbs(tokens)
        if len(tokens) - [token.kind for token in tokens].count("mark") < LEAST_WORDS:
            continue
        if sentence.role is Role.PARAGRAPH and not asserts(tokens):
            continue
        place = Place(field=clause.field, start=tokens[0].start, end=clause.end)
        assertion = read_assertion(document.original(clause.field), tokens, verbs)
        subject = subject if last == clause.sentence else None
        found.append(
            Claim(place=place, assertion=assertion, label=_label(document, sentence, tokens, assertion, subject))
        )
        subject, last = (assertion.subject if assertion else None) or subject, clause.sentence
    return tuple(found)


def _may_assert(sentence: Sentence) -> bool:
    """Whether a sentence is a headline or stands in a paragraph, and neither asks, nor heads, nor calls."""
    if sentence.role is Role.CAPTION or sentence.tokens[-1].text == "?":
        return False
    return sentence.role is not Role.PARAGRAPH or not (_is_heading(sentence) or _calls_reader(sentence))


def _is_heading(sentence: Sentence) -> bool:
    """Whether a sentence is a line in capitals, or without a verb, that no full stop ends: "Jo Ash/The Daily Post"."""
    if sentence.text.rstrip("\"'\u201d\u2019)").endswith((".", "!", "\u2026")):
        return False
    return sentence.text.isupper() or True not in find_verbs(sentence.tokens)


def _calls_reader(sentence: Sentence) -> bool:
    """Whether a sentence tells the reader where to click or what to order: "Click here for more on our top story"."""
    opening = _time_end(sentence)
    words = [t.text.lower() for t in sentence.tokens if t.kind != "mark" and t.start >= opening]
    return words[:1] == ["click"] or tuple(words[:2]) in _CALLS or ("please", "click") in pairwise(words)


def _time_end(sentence: Sentence) -> int:
    """Where an entry of a live page begins behind its time ("14:05 The river is falling"); -1 without a time."""
    time = TIME.match(sentence.text) if sentence.text[:1].isdigit() else None
    words = sentence.text[time.end() :].lstrip(" :-\u2013\u2014") if time else ""
    return sentence.start + len(sentence.text) - len(words) if words[:1].isupper() else -1


def _without_half_quotation(words: str) -> str:
    """The words without an opening quotation mark whose closing one stands outside them."""
    opens = words[:1] in _OPENING and not any(mark in words[1:] for mark in _OPENING[words[:1]])
    return words[1:] if opens else words


def _label(
    document: Document, sentence: Sentence, tokens: Sequence[Token], assertion: Assertion | None, subject: str | None
) -> str:
    """A clause as a table shows it.

    Args:
        document: The story.
        sentence: The sentence of the clause.
        tokens: The clause's tokens.
        assertion: What the clause says.
        subject: The subject of the clause before it in the sentence; None where there is none.
    """
    original = document.original(sentence.field)
    words = _without_half_quotation(squeeze(original[tokens[0].start : tokens[-1].end]))
    first = next((token for token in tokens if token.kind != "mark"), tokens[0])
    if assertion is not None and assertion.subject is not None and first.norm not in _DEPENDENT:
        return words
    reached = max(sentence.start, tokens[0].start - _LEAD_REACH)
    before = squeeze(original[reached : tokens[0].start]).rstrip(" ,;:\u2013\u2014-").split()
    if not before:
        return words
    if before[-1] in _COORDINATORS and subject:
        return bracketed(subject, words)
    lead = before[-_LEAD_WORDS:]
    return bracketed(f"{'… ' if len(before) > len(lead) else ''}{' '.join(lead)}", words)
