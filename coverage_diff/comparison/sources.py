"""Whose words each outlet printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coverage_diff.comparison.context import EventContext
from coverage_diff.language import tables
from coverage_diff.language.lemmas import is_content
from coverage_diff.model import NAME_KINDS, Fact, Kind, Mention, Source, Voice

# A speaker of whom the text has but such a word is nobody that a reader could look for.
_NOBODY = frozenset({"who", "which", "that", "some", "others", "one", "it"})


def count_sources(facts: Sequence[Fact], context: EventContext) -> tuple[Source, ...]:
    """Direct quotations and reported statements of every speaker, by outlet; most words first.

    A speaker goes by the fullest name that the event has for it. Speakers whom the text names only by a role count
    under the one person with it whose words the article prints under a name; those named by another word or a pronoun
    count under that word.
    """
    names = _Names(facts, context)
    found: dict[tuple[str, str], list[tuple[Fact, Mention]]] = {}
    for fact in facts:
        for mention in fact.mentions:
            if _is_quote(fact, mention) or _is_report(fact, mention):
                speaker = names.speaker(mention)
                if speaker:
                    found.setdefault((context.outlet(mention.article_id), speaker), []).append((fact, mention))
    order = {outlet: n for n, outlet in enumerate(context.outlets)}
    sources = [_source(outlet, speaker, said) for (outlet, speaker), said in found.items()]
    return tuple(sorted(sources, key=lambda s: (order[s.outlet], -s.words, -s.quotes, -s.reported, s.speaker)))


def _is_quote(fact: Fact, mention: Mention) -> bool:
    return fact.kind is Kind.QUOTE and mention.voice is Voice.QUOTED


def _is_report(fact: Fact, mention: Mention) -> bool:
    return fact.kind is Kind.CLAIM and mention.voice is Voice.REPORTED


def _source(outlet: str, speaker: str, said: Iterable[tuple[Fact, Mention]]) -> Source:
    said = sorted(said, key=lambda row: (row[1].article_id, row[1].field != "title", row[1].start, row[0].id))
    quoted = [mention for fact, mention in said if _is_quote(fact, mention)]
    return Source(
        outlet=outlet,
        speaker=speaker,
        quotes=len(quoted),
        reported=len(said) - len(quoted),
        words=sum(len(mention.text.split()) for mention in quoted),
        facts=tuple(dict.fromkeys(fact.id for fact, _ in said)),
    )


class _Names:
    """By which name a speaker goes.

    Args:
        facts: The event's facts.
        context: Its prepared segments.
    """

    def __init__(self, facts: Sequence[Fact], context: EventContext) -> None:
        self._context = context
        self._people = [fact for fact in facts if fact.kind is Kind.PERSON]
        known: dict[str, set[str]] = {}
        for fact in facts:
            if fact.kind in NAME_KINDS:
                for name in (fact.label, *fact.aliases):
                    known.setdefault(name, set()).add(fact.label)
        self._full = {name: next(iter(labels)) for name, labels in known.items() if len(labels) == 1}
        self._speaking = {
            (mention.article_id, self._full.get(mention.speaker, mention.speaker))
            for fact in facts
            for mention in fact.mentions
            if mention.speaker and (_is_quote(fact, mention) or _is_report(fact, mention))
        }
        self._bearers: dict[tuple[str, str], str | None] = {}

    def speaker(self, mention: Mention) -> str | None:
        """The speaker of a mention; None where there is none."""
        if mention.speaker:
            return self._full.get(mention.speaker, mention.speaker)
        words = mention.speaker_text
        if not words or words.lower() in _NOBODY:
            return None
        first, _, rest = words.partition(" ")
        if first.lower() == "the" and rest.lower() in tables.words("role_nouns.tsv"):
            bearer = self._bearer(mention.article_id, rest.lower())
            if bearer:
                return bearer
        # "The government" and "the government" are one; a name keeps its capital.
        return words if is_content(first.lower()) else f"{words[0].lower()}{words[1:]}"

    def _bearer(self, article_id: str, role: str) -> str | None:
        """The one person who speaks in an article and is named beside a role there; None where none or several are."""
        key = article_id, role
        if key not in self._bearers:
            found = {
                person.label
                for person in self._people
                if (article_id, person.label) in self._speaking
                for mention in person.mentions
                if mention.article_id == article_id and self._is_beside(mention, role)
            }
            self._bearers[key] = next(iter(found)) if len(found) == 1 else None
        return self._bearers[key]

    def _is_beside(self, mention: Mention, role: str) -> bool:
        """Whether the words of a role stand together before or after a name, within the words that are looked at."""
        before, after = self._context.window(mention)
        return any(f" {role} " in f" {' '.join(words)} " for words in (before[::-1], after))
