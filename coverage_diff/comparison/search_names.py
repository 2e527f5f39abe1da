"""Looks for a named entity in an outlet's text under any of the names that the event's articles give it."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.comparison.evidence import OutletText, sentence_mention, span_mention
from coverage_diff.language import gazetteer, tables
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import Token, tokenise
from coverage_diff.model import NAME_KINDS, Check, Fact, Kind, Mention, Status


def search_name(fact: Fact, text: OutletText) -> Check:
    """Where the outlet's words have one of the entity's names.

    A name inside a longer one that was read as another entity tells of an organisation's body ("Harvard University
    Press") or of a person whose office bears the name ("the Biden administration"), so it is partial; a place in the
    name of something else ("New York Times") is not told of at all. An adjective ("French") is shown as nearest.
    """
    inside: Mention | None = None
    for name in sorted({fact.label, *fact.aliases}, key=lambda n: (-len(n), n)):
        tokens = [t for t in tokenise(squeeze(name)) if t.kind != "mark"]
        if not tokens or len(name) < 3 - name.isupper():
            continue
        for (document, sentence), found in text.find([t.norm for t in tokens]):
            if not _written_alike(tokens, found):
                continue
            place = span_mention(document, sentence.field, found[0].start, found[-1].end)
            over = text.read_over(place)
            if over is None or over.kind not in NAME_KINDS:
                return Check(status=Status.INCLUDED, score=1.0, evidence=(place,), rule="name-in-text")
            if inside is None and _tells_of(fact, over):
                inside = place
    if inside is not None:
        return Check(status=Status.PARTIAL, score=0.7, evidence=(inside,), rule="name-in-longer-name")
    near = _adjective(fact, text)
    if near is not None:
        return Check(status=Status.OMITTED, score=0.3, evidence=(near,), rule="name-only-as-adjective")
    return Check(status=Status.OMITTED, score=0.0, rule="name-nowhere")


def _written_alike(name: Sequence[Token], found: Sequence[Token]) -> bool:
    """Whether the words are capitals where the name's are: the verb "miss" is not Miss., "us" not the US."""
    for ours, theirs in zip(name, found, strict=True):
        if ours.text.isupper() and len(ours.text) > 1 and not theirs.text.isupper():
            return False
        if ours.capitalised and not theirs.capitalised:
            return False
    return True


def _tells_of(fact: Fact, over: Fact) -> bool:
    """Whether naming the one also tells of the other."""
    if fact.kind is Kind.PERSON:
        return over.kind is Kind.ORGANISATION
    return fact.kind is over.kind is Kind.ORGANISATION and over.label.startswith(fact.label)


def _adjective(fact: Fact, text: OutletText) -> Mention | None:
    """The first sentence that has a place only as an adjective or by its people."""
    if fact.kind is not Kind.PLACE:
        return None
    known = {gazetteer.canonical(squeeze(name).replace(".", "")) for name in (fact.label, *fact.aliases)}
    for table in ("countries.tsv", "states.tsv"):
        for row in tables.rows(table):
            if row[0] in known:
                words = (tokenise(word) for word in row[2].split(";") if word != "-")
                for tokens in words:
                    for (document, sentence), _ in text.find([t.norm for t in tokens]):
                        return sentence_mention(document, sentence)
    return None
