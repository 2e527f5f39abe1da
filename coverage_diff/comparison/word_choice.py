"""Which outlet used which of several words for the same thing: counts, never a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from coverage_diff.comparison.context import EventContext
from coverage_diff.language import tables
from coverage_diff.language.document import Sentence
from coverage_diff.language.identity import is_acronym, key
from coverage_diff.language.text import squeeze
from coverage_diff.model import NAME_KINDS, Fact, Mention, Voice, WordChoice

_DATA = "coverage_diff.comparison.data"

# Group, term, outlet, voice.
_Use = tuple[str, str, str, Voice]


def count_words(facts: Sequence[Fact], context: EventContext) -> tuple[WordChoice, ...]:
    """How often each outlet used each word of a group, and each name of an entity, by voice.

    Only groups of which the event uses at least two words are told, and only entities with at least two names of which
    none is short for another ("Daesh", "Islamic State"; not "Trump", "Donald Trump").

    Args:
        facts: The event's facts: their mentions tell who speaks where.
        context: The event's prepared segments.

    Returns:
        Rows sorted by group, term, outlet and voice.
    """
    counts = Counter([*_words(facts, context), *_names(facts, context)])
    terms = Counter(group for group, _ in {(group, term) for group, term, _, _ in counts})
    rows = [
        WordChoice(group=group, term=term, outlet=outlet, voice=voice, count=n)
        for (group, term, outlet, voice), n in counts.items()
        if terms[group] > 1
    ]
    order = {outlet: n for n, outlet in enumerate(context.outlets)}
    return tuple(sorted(rows, key=lambda row: (row.group, row.term, order[row.outlet], row.voice)))


@cache
def _groups() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """First lemma -> terms that begin with it (lemmas, term, group), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for group, terms in tables.rows("word_choice.tsv", _DATA):
        for term in terms.split():
            lemmas = tuple(term.split("_"))
            found.setdefault(lemmas[0], []).append((lemmas, " ".join(lemmas), group))
    return {first: sorted(rows, key=lambda row: (-len(row[0]), row)) for first, rows in found.items()}


def _words(facts: Sequence[Fact], context: EventContext) -> Iterator[_Use]:
    spoken: dict[tuple[str, str], list[Mention]] = {}
    for fact in facts:
        for mention in fact.mentions:
            if mention.voice is not Voice.STATED:
                spoken.setdefault((mention.article_id, mention.field), []).append(mention)
    for document in context.documents:
        for sentence in document.sentences:
            said = spoken.get((document.segment.article_id, sentence.field), [])
            over = [m for m in said if m.start < sentence.end and sentence.start < m.end]
            for offset, term, group in _terms(sentence):
                yield group, term, document.segment.outlet, _voice(over, offset)


def _terms(sentence: Sentence) -> Iterator[tuple[int, str, str]]:
    """The terms of a sentence with their places; a word belongs to the longest term only, and once to each group."""
    lemmas = [t.lemma for t in sentence.tokens]
    past: dict[str, int] = {}
    for n, first in enumerate(lemmas):
        for wanted, term, group in _groups().get(first, ()):
            if n >= past.get(group, 0) and tuple(lemmas[n : n + len(wanted)]) == wanted:
                past[group] = n + len(wanted)
                yield sentence.tokens[n].start, term, group


def _voice(over: Sequence[Mention], offset: int) -> Voice:
    held = [m for m in over if m.start <= offset < m.end]
    if any(m.voice is Voice.QUOTED for m in held):
        return Voice.QUOTED
    return Voice.REPORTED if held else Voice.STATED


def _names(facts: Sequence[Fact], context: EventContext) -> Iterator[_Use]:
    for fact in facts:
        if fact.kind not in NAME_KINDS:
            continue
        known = {fact.label, *fact.aliases}
        used = [(squeeze(m.text), m) for m in fact.mentions if squeeze(m.text) in known]
        base = _bases(sorted({name for name, _ in used}))
        if len(set(base.values())) > 1:
            for name, mention in used:
                yield fact.label, base[name], context.outlet(mention.article_id), mention.voice


def _bases(names: Sequence[str]) -> dict[str, str]:
    """Name -> the longest of the names that it is short for, or a slip of the pen in; itself where there is none."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return {name: next(long for long in longest_first if long == name or _is_short(name, long)) for name in names}


def _is_short(name: str, long: str) -> bool:
    one, two = key(name).casefold(), key(long).casefold()
    slip = OSA.distance(one, two, score_cutoff=1) <= 1
    return slip or set(one.split()) < set(two.split()) or is_acronym(name, long)
