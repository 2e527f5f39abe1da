"""Which outlet used which of several words for the same thing: counts, never a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from rapidfuzz.distance import OSA

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.phrases import Choice, Term, Words, find, pairs
from coverage_diff.comparison.stretches import Stretches
from coverage_diff.language import tables
from coverage_diff.language.disjoint_sets import DisjointSets
from coverage_diff.language.document import Sentence
from coverage_diff.language.identity import is_acronym, key
from coverage_diff.language.text import squeeze
from coverage_diff.model import NAME_KINDS, Alignment, AlignmentType, Fact, Kind, Mention, Span, Voice, WordChoice

_DATA = "coverage_diff.comparison.data"

# Names of one entity among which the full form of each is looked for.
_MOST_NAMES = 50

# Group, term, outlet, voice.
_Use = tuple[str, str, str, Voice]


def count_words(
    facts: Sequence[Fact], context: EventContext, alignments: Iterable[Alignment] = ()
) -> tuple[WordChoice, ...]:
    """How often each outlet used each word of a group, each name of an entity and each aligned phrase, by voice.

    Only groups of which the event uses at least two words are told, and only entities with at least two names of which
    none is short for another ("Daesh", "Islamic State"; not "Trump", "Donald Trump"). Two phrases are aligned where two
    outlets put them in the same place of sentences that answer each other; the group is that place (“… of
    manslaughter”), and every use of them in the event is counted.

    Args:
        facts: The event's facts: their mentions tell who speaks where.
        context: The event's prepared segments.
        alignments: The event's aligned paragraphs with their sentences.

    Returns:
        Rows sorted by group, term, outlet and voice.
    """
    spoken = _spoken(facts)
    choices = _choices(alignments, context)
    dates = Stretches(
        ((m.article_id, m.field), m.start, m.end, m) for fact in facts if fact.kind is Kind.DATE for m in fact.mentions
    )
    counts = Counter([*_words(spoken, dates, context), *_names(facts, context), *_phrases(choices, spoken, context)])
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


_Spoken = Stretches[Voice]
"""Where somebody else speaks, and how: quoted or reported."""


def _spoken(facts: Sequence[Fact]) -> _Spoken:
    spoken = (m for fact in facts for m in fact.mentions if m.voice is not Voice.STATED)
    return Stretches(((m.article_id, m.field), m.start, m.end, m.voice) for m in spoken)


def _words(spoken: _Spoken, dates: Stretches[Mention], context: EventContext) -> Iterator[_Use]:
    """The uses of the hand-written terms; the month of March is no protest."""
    for document in context.documents:
        for sentence in document.sentences:
            text = document.segment.article_id, sentence.field
            for offset, term, group in _terms(sentence):
                if any(start <= offset < end for start, end, _ in dates.near(text, offset)):
                    continue
                yield group, term, document.segment.outlet, _voice(spoken, text, offset)


def _terms(sentence: Sentence) -> Iterator[tuple[int, str, str]]:
    """The terms of a sentence with their places; a word belongs to the longest term only, and once to each group."""
    lemmas = [t.lemma for t in sentence.tokens]
    past: dict[str, int] = {}
    for n, first in enumerate(lemmas):
        for wanted, term, group in _groups().get(first, ()):
            if n >= past.get(group, 0) and tuple(lemmas[n : n + len(wanted)]) == wanted:
                past[group] = n + len(wanted)
                yield sentence.tokens[n].start, term, group


def _voice(spoken: _Spoken, text: tuple[str, str], offset: int) -> Voice:
    held = [voice for start, end, voice in spoken.near(text, offset) if start <= offset < end]
    if Voice.QUOTED in held:
        return Voice.QUOTED
    return Voice.REPORTED if held else Voice.STATED


def _choices(alignments: Iterable[Alignment], context: EventContext) -> list[Choice]:
    """The terms that different outlets put in the same place of sentences that answer each other."""
    sentences = {
        (d.segment.article_id, s.start): s for d in context.documents for s in d.sentences if s.field == "text"
    }
    prepared: dict[Span, Words] = {}
    found = []
    parts = (part for row in alignments for part in row.sentences)
    for row in (part for part in parts if part.type is not AlignmentType.VERBATIM):
        for one, two in product(row.a, row.b):
            if context.outlet(one.article_id) == context.outlet(two.article_id):
                continue
            for span in (one, two):
                if span not in prepared:
                    prepared[span] = Words(sentences[span.article_id, span.start])
            found += [c for c in pairs(prepared[one], prepared[two]) if not _labels(c.a) & _labels(c.b)]
    return found


@cache
def _group_of_terms() -> dict[tuple[str, ...], frozenset[str]]:
    """The groups of each hand-written term."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for rows in _groups().values():
        for lemmas, _, group in rows:
            found[lemmas] = found.get(lemmas, frozenset()) | {group}
    return found


def _labels(term: Term) -> frozenset[str]:
    return _group_of_terms().get(term.lemmas, frozenset())


def _phrases(found: Sequence[Choice], spoken: _Spoken, context: EventContext) -> Iterator[_Use]:
    """Every use of terms that were put in one place, under that place."""
    group_of: dict[Term, str] = {}
    by_lemma: dict[str, list[Term]] = {}
    for terms, place in _places(found):
        group_of |= dict.fromkeys(terms, place)
        for term in terms:
            by_lemma.setdefault(term.lemmas[0], []).append(term)
    uses: dict[str, list[tuple[Term, str, Voice]]] = {}
    for document in context.documents if group_of else ():
        outlet = document.segment.outlet
        for sentence in document.sentences:
            text = document.segment.article_id, sentence.field
            for offset, term in find(Words(sentence), by_lemma):
                uses.setdefault(group_of[term], []).append((term, outlet, _voice(spoken, text, offset)))
    for place, used in uses.items():
        by_outlet: dict[str, set[Term]] = {}
        for term, outlet, _ in used:
            by_outlet.setdefault(outlet, set()).add(term)
        if len(set(map(frozenset, by_outlet.values()))) > 1:  # else all use the same words: nobody chose
            yield from ((place, " ".join(term.lemmas), outlet, voice) for term, outlet, voice in used)


def _places(found: Iterable[Choice]) -> list[tuple[set[Term], str]]:
    """Terms that were found in one place, with the shortest wording of it."""
    number: dict[Term, int] = {}
    choices = list(found)
    for choice in choices:
        for term in (choice.a, choice.b):
            number.setdefault(term, len(number))
    sets = DisjointSets(len(number))
    for choice in choices:
        sets.join(number[choice.a], number[choice.b])
    places: dict[int, list[str]] = {}
    for choice in choices:
        places.setdefault(sets.find(number[choice.a]), []).extend(choice.places)
    terms = list(number)
    return [
        ({terms[n] for n in held}, f"“{min(places[sets.find(held[0])], key=lambda place: (len(place), place))}”")
        for held in sets.sets()
    ]


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
    """Name -> the longest of the names that it is short for, or a slip of the pen in; itself where there is none.

    One entity has hardly ten names; of a page made of names only the longest are tried.
    """
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    tried = longest_first[:_MOST_NAMES]
    return {
        name: next((long for long in tried if long == name or _is_short(name, long)), name) for name in longest_first
    }


def _is_short(name: str, long: str) -> bool:
    one, two = key(name).casefold(), key(long).casefold()
    slip = OSA.distance(one, two, score_cutoff=1) <= 1
    return slip or set(one.split()) < set(two.split()) or is_acronym(name, long)
