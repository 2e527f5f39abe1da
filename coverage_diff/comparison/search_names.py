"""Looks for a named entity in an outlet's text under any of the names that the event's articles give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coverage_diff.comparison.evidence import OutletText, Place, is_government, sentence_mention, span_mention
from coverage_diff.language import gazetteer, tables
from coverage_diff.language.document import Role, Sentence
from coverage_diff.language.identity import form
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import Token, count_before, tokenise
from coverage_diff.model import NAME_KINDS, Check, Fact, Kind, Mention, Status

_OTHER_AND = {"and": "&", "&": "and"}
_AND = frozenset(_OTHER_AND)
_GOVERNMENT = ("the", "government")
# A given name and a surname; surnames of fewer letters are often words.
_FULL, _LEAST_LETTERS = 2, 4
_HOUSES = frozenset({"House", "Senate"})
_LONG_LAW = 3  # words before "Treaty" or "Act" that are unmistakable
_AT_PLACE = frozenset("in at near across outside around from of off".split())


def search_name(fact: Fact, text: OutletText) -> Check:
    """Where the outlet's words have one of the entity's names.

    A name inside a longer one that was read as another entity tells of an organisation's body ("Harvard University
    Press") or of a person whose office bears the name ("the Biden administration"), so it is partial; a place in the
    name of something else ("New York Times") is not told of at all. An adjective ("French") is shown as nearest.
    """
    inside: Mention | None = None
    longer: Mention | None = None
    for name in sorted({fact.label, *fact.aliases}, key=lambda n: (-len(n), n)):
        if form(name) == form(text.outlet):
            return Check(status=Status.UNCLEAR, score=0.5, rule="name-of-the-outlet")
        tokens = [t for t in tokenise(squeeze(name)) if t.kind != "mark" or t.text in _AND]
        if not tokens or len(name) < 3 - name.isupper():
            continue
        for (document, sentence), found in _found(tokens, text):
            if not _written_alike(tokens, found):
                continue
            place = span_mention(document, sentence.field, found[0].start, found[-1].end)
            over = text.read_over(place)
            if (
                over is not None
                and (over[0], over[1]) == (place.start, place.end)
                and _names_place(over[2], sentence, found)
            ):
                return Check(status=Status.INCLUDED, score=1.0, evidence=(place,), rule="name-in-text")
            if over is not None and over[2].kind in NAME_KINDS:
                begins, ends = over[0] == place.start, over[1] == place.end
                full = len(found) >= _FULL and [t.norm for t in found] == [t.norm for t in tokens]
                inside = inside or (place if _tells_of(fact, over[2], begins=begins, ends=ends, full=full) else None)
            elif _runs_on(fact, sentence, found):
                longer = longer or sentence_mention(document, sentence)
            else:
                return Check(status=Status.INCLUDED, score=1.0, evidence=(place,), rule="name-in-text")
    bare = _bare_body(fact, text)
    if bare is not None:
        return Check(status=Status.UNCLEAR, score=0.5, evidence=(bare,), rule="name-may-be-another")
    law = _law_without_head(fact, text)
    if law is not None:
        return Check(status=Status.INCLUDED, score=0.9, evidence=(law,), rule="name-in-text")
    if inside is not None:
        return Check(status=Status.PARTIAL, score=0.7, evidence=(inside,), rule="name-in-longer-name")
    if longer is not None:
        return Check(status=Status.UNCLEAR, score=0.5, evidence=(longer,), rule="name-may-be-another")
    surname = _surname(fact, text)
    if surname is not None:
        return Check(status=Status.UNCLEAR, score=0.5, evidence=(surname,), rule="name-may-be-another")
    government = _government(fact, text)
    if government is not None:
        return Check(status=Status.PARTIAL, score=0.6, evidence=(government,), rule="name-by-its-noun")
    near = _adjective(fact, text)
    if near is not None:
        return Check(status=Status.OMITTED, score=0.3, evidence=(near,), rule="name-only-as-adjective")
    return Check(status=Status.OMITTED, score=0.0, rule="name-nowhere")


def _found(name: Sequence[Token], text: OutletText) -> Iterator[tuple[Place, tuple[Token, ...]]]:
    """Where a name stands, whichever "and" it has, and written as one word ("Holm Gas & Electric", "Holm-Gas")."""
    norms = [t.norm for t in name]
    yield from text.find(norms, slip=True)
    if len(norms) == _FULL:
        yield from text.find(["-".join(norms)])
    if not _AND.isdisjoint(norms):
        yield from text.find([_OTHER_AND.get(norm, norm) for norm in norms], slip=True)


def _law_without_head(fact: Fact, text: OutletText) -> Mention | None:
    """Where a long name of a law stands in capitals without its last word: "Northern River Bridges (NRB) treaty"."""
    words = [t for t in tokenise(squeeze(fact.label)) if t.kind != "mark"][:-1]
    if fact.kind is not Kind.LAW or len(words) < _LONG_LAW:
        return None
    for (document, sentence), found in text.find([t.norm for t in words]):
        if all(ours.text == theirs.text for ours, theirs in zip(words, found, strict=True)):
            return span_mention(document, sentence.field, found[0].start, found[-1].end)
    return None


def _bare_body(fact: Fact, text: OutletText) -> Mention | None:
    """Where a body stands under its name without its place or its house ("the Judiciary Committee").

    What goes by the short name itself, like the Supreme Court, is not looked for.
    """
    words = fact.label.split()
    known = gazetteer.classes()
    if fact.kind is not Kind.ORGANISATION or len(words) < _FULL + 1:
        return None
    opened = known.get(words[0].replace(".", ""), 0) & (gazetteer.PLACE | gazetteer.ADJECTIVE) or words[0] in _HOUSES
    rest = " ".join(words[1:])
    if not opened or known.get(rest, 0) & gazetteer.KNOWN or not known.get(words[-1], 0) & gazetteer.BODY_HEAD:
        return None
    for (document, sentence), found in text.find([t.norm for t in tokenise(rest)]):
        place = span_mention(document, sentence.field, found[0].start, found[-1].end)
        over = text.read_over(place)
        alone = over is not None and (over[0], over[1]) == (place.start, place.end)
        if alone and all(token.capitalised for token in found):
            return sentence_mention(document, sentence)
    return None


def _surname(fact: Fact, text: OutletText) -> Mention | None:
    """Where a person's surname stands alone ("the Holm era") and the outlet names nobody else of that name."""
    words = fact.label.split()
    if fact.kind is not Kind.PERSON or len(words) < _FULL or len(words[-1]) < _LEAST_LETTERS:
        return None
    if words[-1] in text.surnames:
        return None
    for (document, sentence), found in text.find([t.norm for t in tokenise(words[-1])]):
        behind = count_before(sentence.tokens, found[0].start)
        if found[0].text == words[-1] and not (behind and sentence.tokens[behind - 1].capitalised):
            return sentence_mention(document, sentence)
    return None


def _government(fact: Fact, text: OutletText) -> Mention | None:
    """Where an outlet that names no other government writes "the government" of the one that others name in full."""
    if not is_government(fact) or text.names_government:
        return None
    for (document, sentence), found in text.find(_GOVERNMENT):
        if not found[-1].capitalised:
            return span_mention(document, sentence.field, found[0].start, found[-1].end)
    return None


def _written_alike(name: Sequence[Token], found: Sequence[Token]) -> bool:
    """Whether a lone word is written like the name: the verb "miss" is not Miss., "us" not the US.

    Two words and more in their order are the name in any writing ("the north depot").
    """
    if len(name) > 1:
        return True
    for ours, theirs in zip(name, found, strict=True):
        if ours.text.isupper() and len(ours.text) > 1 and not theirs.text.isupper():
            return False
        if ours.capitalised and not theirs.capitalised:
            return False
    return True


def _names_place(over: Fact, sentence: Sentence, found: Sequence[Token]) -> bool:
    """Whether a name that was read as short for a longer one stands where a place does: "the island of Skarvik".

    The story may have taken it for its Skarvik Hospital; its readers read of Skarvik all the same.
    """
    if over.kind is not Kind.ORGANISATION:
        return False
    behind = count_before(sentence.tokens, found[0].start)
    return behind > 0 and sentence.tokens[behind - 1].norm in _AT_PLACE


def _runs_on(fact: Fact, sentence: Sentence, found: Sequence[Token]) -> bool:
    """Whether a name goes on in capitals, so that it may be part of a longer one that nobody read.

    "Tom Harrow" is not Ada Harrow, "Governor Harrow" is; "Castle Hill Free School" is not Castle Hill.
    """
    if sentence.role is Role.HEADLINE or (len(found) > 1 and fact.kind is not Kind.PLACE):
        return False
    words = [t for t in sentence.tokens if t.kind != "mark"]
    first, last = words.index(found[0]), words.index(found[-1])
    before = words[first - 1] if first > 1 and words[first - 1].end + 1 == found[0].start else None
    after = words[last + 1] if last + 1 < len(words) and found[-1].end + 1 == words[last + 1].start else None
    beside = before if fact.kind is Kind.PERSON else after
    known = gazetteer.classes().get(beside.text, 0) if beside is not None else 0
    return beside is not None and beside.capitalised and not known & gazetteer.TITLE


def _tells_of(fact: Fact, over: Fact, *, begins: bool, ends: bool, full: bool) -> bool:
    """Whether naming the one, whose name begins, ends or is inside the other's, also tells of it.

    A person's given name and surname tell of nobody else, whatever was read behind them. A body of two words and more
    is mostly the same with the name of its house or town before it ("House Judiciary Committee").
    """
    if fact.kind is Kind.PERSON:
        return over.kind is Kind.ORGANISATION or (over.kind is Kind.PERSON and begins and full)
    return (begins or (ends and full)) and fact.kind is over.kind is Kind.ORGANISATION


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
