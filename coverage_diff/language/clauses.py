"""Clauses of a sentence: the smallest stretches that assert something.

A full parse is not needed to cut a news sentence into its assertions: most of them begin at a semicolon or dash, at a
relative pronoun, at a subordinator or coordinator with a verb behind it, or at a participle behind a comma. A cut is
made only where both sides keep enough words to be understood; otherwise the sentence stays whole.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from coverage_diff.language import lemmas, lexicon
from coverage_diff.language.tokens import Token

_AUXILIARIES = frozenset(
    "am is are was were be been being has have had do does did will would shall should can could may might must "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot "
    "couldn't shouldn't mustn't i'm i've i'll i'd you're you've you'll you'd we're we've we'll we'd "
    "they're they've they'll they'd he's he'll he'd she's she'll she'd it's it'll it'd that's that'll there's here's "
    "what's who's let's".split()
)
_NAMES = frozenset({"May", "Will"})  # a month, a man: inside a sentence no auxiliaries
# After these a word that can be a verb at all is one; after those only a participle is.
_VERB_FOLLOWS = frozenset("to will would can could may might must should not he she they who".split())
_NOUN_FOLLOWS = frozenset("the a an this that its his her their of in for by with".split())
# Kinds of words by what may follow them; after "that" a noun may follow or a clause.
_PLAIN, _VERBAL, _NOMINAL, _THAT = range(4)
_RELATIVES = frozenset("who which whose whom".split())
# A relative clause begins before these: "in which", "one of which".
_BEFORE_RELATIVE = frozenset("of in at to on by for from with under through during against among".split())
_OPENS_RELATIVE = _BEFORE_RELATIVE - {"of"}
# "those who have a visa": without its relative clause the pronoun says nothing.
_WITH_RELATIVE = frozenset("those that one ones anyone someone everyone".split())
_SUBORDINATORS = frozenset(
    "while whereas although though because after before since when where until unless as".split()
)
# These open a phrase without a verb that still says that something happened: "following days of clashes". What is named
# behind "including", "amid" or "despite" says nothing without the clause that it stands in.
_EVENT_OPENERS = frozenset({"after", "following"})
# "the while", "assessment for where prices go": a noun, and a clause that is the object of its preposition.
_EMBEDDABLE = frozenset({"where", "when", "while"})
# "as many as", "as soon as": a measure.
_DEGREES = frozenset("many much few little long well soon far early late often".split())
# "(levels not seen) since the 1940s": a preposition.
_SINCE = frozenset({"since", "until"})
# What stands before a subordinator belongs to its clause: "even as", "shortly after", "just hours before".
_LEADS = frozenset("even just only shortly soon long immediately right barely".split())
_MEASURED = frozenset({"after", "before"})
_PERIODS = frozenset("moments minutes hours days weeks months years".split())
_QUANTITIES = frozenset(
    "a few several some many one two three four five six seven eight nine ten just only about nearly almost".split()
)
_COMMA_OPENERS = frozenset("that if so yet and but saying adding noting citing calling according".split())
_SUBJECTS = frozenset("i he she it they we you this these the there".split())
_REPORTING = frozenset(
    "said says told tells added adds noted notes wrote writes tweeted reported reports announced confirmed argued "
    "claimed warned stated insisted explained according".split()
)
# Only a post that was taken over from elsewhere has these.
_EMBEDDED = frozenset({"@", "http", "https"})
# A closing quotation mark or a comma stands before the words that name the source.
_CLOSING = frozenset({'"', "\u201d"})
_TAIL_FOLLOWS = frozenset({",", '"', "\u201d", "'"})
_AFTER_PARTICIPLE = frozenset("by in to at as with from on for of into".split())
# Irregular pasts that are no participles: "concrete fell on cars".
_FINITE = frozenset(
    "arose ate awoke became began bit blew bore broke came chose drank drew drove fell flew forbade forgave forgot "
    "froze gave grew hid knew lay mistook outgrew overcame oversaw overtook ran rang rode rose sang sank saw shook "
    "shrank spoke sprang stank stole strode swam swore threw took tore undertook underwent went withdrew woke wore "
    "wrote".split()
)
_BEFORE_VERB = frozenset("to also then most not never now".split())
_COORDINATORS = frozenset({"and", "but", "or"})
_DASHES = frozenset({"—", "–", ";", "--"})
_STOPS = frozenset({",", ";", ":", "—", "–", "-", "--", "•"})
# A piece of fewer words is no assertion of its own: chosen on 18 annotated articles, see tests/benchmarks.
_LEAST_WORDS = 4
# So far behind an opener its verb may stand: "as the department's own inspectors had said".
_REACH = 7
# Only at one of these words, behind one of these marks, or at a participle with one of its prepositions behind it can a
# clause begin: most words are passed over at a glance.
_OPENERS = _RELATIVES | _OPENS_RELATIVE | _SUBORDINATORS | _EVENT_OPENERS | _COORDINATORS
_BEFORE_CLAUSE = _DASHES | {","}


class Part(NamedTuple):
    """The tokens of one clause, without the punctuation between it and the next.

    Attributes:
        tokens: At least one.
        verbs: For each of them whether it is used as a verb.
    """

    tokens: tuple[Token, ...]
    verbs: list[bool]


def is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is used as a verb, as `find_verbs` tells."""
    token = tokens[index]
    if token.kind != "word":
        return False
    form = _form(token.norm)
    if not index:
        return form.behind[_PLAIN]
    if token.capitalised:
        return form.auxiliary and token.text not in _NAMES
    before = tokens[index - 1]
    return form.behind[_form(before.norm).kind if before.kind == "word" else _PLAIN]


def find_verbs(tokens: Iterable[Token]) -> list[bool]:
    """For each token whether it is used as a verb, judged by its form, the lexicon and the word before it."""
    found: list[bool] = []
    before = _PLAIN
    for _, _, text, norm, kind, capitalised in tokens:
        if kind != "word":
            found.append(False)
            before = _PLAIN
            continue
        form = _form(norm)
        inside = capitalised and found
        found.append(form.auxiliary and text not in _NAMES if inside else form.behind[before])
        before = form.kind
    return found


class _Form(NamedTuple):
    """How far a word is a verb.

    Attributes:
        kind: What it tells of the word behind it: `_PLAIN` (nothing), `_VERBAL`, `_NOMINAL` or `_THAT`.
        auxiliary: Whether it is an auxiliary, which is a verb with a capital too.
        behind: Whether it is a verb behind a word of each kind.
    """

    kind: int
    auxiliary: bool
    behind: tuple[bool, bool, bool, bool]


@lru_cache(maxsize=1 << 14)
def _form(norm: str) -> _Form:
    """What the form of a word tells, whatever stands beside it."""
    kind = _VERBAL if norm in _VERB_FOLLOWS else _NOMINAL if norm in _NOUN_FOLLOWS else _PLAIN
    kind = _THAT if norm == "that" else kind
    if norm in _AUXILIARIES:
        return _Form(kind, auxiliary=True, behind=(True, True, True, True))
    share, nouns, inflected = _shares(norm)
    alone = share >= 0.8
    if inflected:
        alone = share >= (0.2 if norm.endswith("ed") else 0.5) or share > nouns
    participle = norm.endswith("ing") and share >= 0.5
    return _Form(kind, auxiliary=False, behind=(alone, share > 0, participle, alone if inflected else participle))


@lru_cache(maxsize=1 << 14)
def _shares(norm: str) -> tuple[float, float, bool]:
    """Shares of verbs and of nouns among the uses of a word, and whether it is an inflected form."""
    lemma = lemmas.lemma(norm)
    verbs = lexicon.share(lemma, "v")
    if not verbs and lemma.endswith("ise"):  # British spelling: "criticise"
        verbs = lexicon.share(f"{lemma[:-3]}ize", "v")
    return verbs, lexicon.share(lemma, "n"), norm != lemma


def asserts(tokens: Sequence[Token]) -> bool:
    """Whether a clause says something of the world: not only who said it, and no signature of an embedded post."""
    *others, last = [token for token in tokens if token.kind != "mark"] or tokens
    if last.norm in _REPORTING and not any(find_verbs(others)):
        return False
    suspect = tokens[0].norm in _REPORTING or not _EMBEDDED.isdisjoint([t.norm for t in tokens])
    return not suspect or any(is_verb(tokens, i) for i in range(1, len(tokens)))


def split_clauses(tokens: tuple[Token, ...]) -> list[Part]:
    """The clauses of a sentence, in order.

    Who is said to have said it ("the mayor said on Friday that ...", "..., according to the police") is no clause.

    Args:
        tokens: The sentence's tokens.
    """
    verbs = find_verbs(tokens)
    words = _counts([token.kind != "mark" for token in tokens])
    acts = _counts(verbs)
    first, last = _body(tokens, verbs, words)
    listed = _listed(tokens)
    cuts, kinds = [first], [""]
    for index in range(first + 1, last):
        if words[index] - words[cuts[-1]] < _LEAST_WORDS:
            continue
        if words[last] - words[index] < _LEAST_WORDS:
            break
        kind = _opening(tokens, verbs, index, relative=kinds[-1] == "relative")
        if len(cuts) == 1 and tokens[first].norm in _SUBORDINATORS:
            kind = _behind_subordinate(tokens, verbs, first, index, kind)
        if not kind and index in listed and _is_listed(tokens, index):
            kind = "coordinate"
        if (
            kind
            and (kinds[-1] == "event" or acts[index] > acts[cuts[-1]])
            and (kind == "event" or acts[last] > acts[index])
        ):
            lead = _with_lead(tokens, index) if kind in ("subordinate", "event") else index
            cuts.append(lead if words[lead] - words[cuts[-1]] >= _LEAST_WORDS else index)
            kinds.append(kind)
    return [_part(tokens, verbs, a, b) for a, b in zip(cuts, [*cuts[1:], last], strict=True)]


def _behind_subordinate(tokens: Sequence[Token], verbs: Sequence[bool], start: int, index: int, kind: str) -> str:
    """What begins at a token of a sentence that opens with a subordinate clause.

    Behind its comma the main clause begins ("as prices rose, shops closed"), whose verb is no participle.

    Args:
        tokens: The sentence's tokens.
        verbs: Which of them are verbs.
        start: Where the subordinate clause begins.
        index: The token.
        kind: What would begin at it elsewhere.
    """
    if kind not in ("", "reduced") or not _governs(tokens, verbs, start):
        return kind
    if tokens[index - 1].text == "," and tokens[index].kind != "mark" and _governs(tokens, verbs, index - 1):
        return "main"
    if kind:
        comma = next((n for n in range(index - 1, start, -1) if tokens[n].text == ","), start)
        return kind if any(verbs[comma:index]) else ""
    return ""


def _with_lead(tokens: Sequence[Token], index: int) -> int:
    """Where a subordinate clause begins with the words that measure it: "(just hours) before", "(even) as"."""
    start = index
    if tokens[index].norm in _MEASURED and tokens[index - 1].norm in _PERIODS:
        start -= 1
        while start > 0 and (tokens[start - 1].norm in _QUANTITIES or tokens[start - 1].kind == "number"):
            start -= 1
    while start > 0 and tokens[start - 1].norm in _LEADS:
        start -= 1
    return index if tokens[start - 1].norm in _BEFORE_RELATIVE or tokens[start - 1].norm == "than" else start


def _counts(holds: Iterable[bool]) -> list[int]:
    """How many of the first n hold, for every n from 0 on."""
    return list(itertools.accumulate(holds, initial=0))


def _listed(tokens: Sequence[Token]) -> range:
    """Where items of a list of infinitives may begin: behind the first ("to remove"), up to the last coordinator."""
    norms = [token.norm for token in tokens]
    if "to" not in norms or _COORDINATORS.isdisjoint(norms):
        return range(0)
    pairs = enumerate(itertools.pairwise(tokens), 2)
    first = next((place for place, (a, b) in pairs if a.norm == "to" and lexicon.share(b.lemma, "v") > 0), len(norms))
    return range(first, next(n for n in range(len(norms), 0, -1) if norms[n - 1] in _COORDINATORS))


def _body(tokens: Sequence[Token], verbs: Sequence[bool], words: Sequence[int]) -> tuple[int, int]:
    """The part of a sentence between "X said that" and ", X said"; the whole where little would be left."""
    first, last = _after_head(tokens, verbs), len(tokens)
    for index in range(len(tokens) - 1, first, -1):
        if tokens[index - 1].text in _TAIL_FOLLOWS and _is_tail(tokens, verbs, index):
            last = index
            break
    if words[last] - words[first] < _LEAST_WORDS or not any(verbs[first:last]):
        return 0, len(tokens)
    return first, last


def _after_head(tokens: Sequence[Token], verbs: Sequence[bool]) -> int:
    """Where the content begins after "X said that", "X told Y:"; 0 where the sentence does not begin so."""
    if tokens[0].norm == "according":
        return next((i + 1 for i in range(2, min(len(tokens), 2 * _REACH)) if tokens[i].text == ","), 0)
    said = next((i for i in range(1, min(len(tokens), _REACH + 4)) if tokens[i].norm in _REPORTING), 0)
    if not said or any(verbs[:said]) or any(t.text in _STOPS for t in tokens[:said]):
        return 0
    for index in range(said + 1, min(len(tokens), said + _REACH)):
        if tokens[index].norm == "that" or tokens[index].text == ":":
            return index + 1
        if tokens[index].text in _STOPS or verbs[index]:
            break
    plain = tokens[said].norm not in ("told", "tells", "according")
    return said + 1 if plain and said + 1 < len(tokens) and tokens[said + 1].text not in _STOPS else 0


def _is_tail(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether the rest of the sentence only names who said it: "said the mayor", "officials confirmed on Friday".

    Behind a quotation the name may have an apposition: "said Ann Reed, a nurse at the hospital".
    """
    said = next((i for i in range(index, min(len(tokens), index + _REACH)) if tokens[i].norm in _REPORTING), None)
    if said is None or len(tokens) - said > 2 * _REACH or any(verbs[index:said]):
        return False
    rest = tokens[said + 1 :]
    if tokens[index - 1].text in _CLOSING and said <= index + 1 and not any(verbs[said + 1 :]):
        return True
    return not any(t.text in _TAIL_FOLLOWS for t in rest) and (len(rest) <= _REACH or not any(verbs[said + 1 :]))


def _opening(tokens: Sequence[Token], verbs: Sequence[bool], index: int, *, relative: bool) -> str:
    """What kind of clause may begin at a token; "" where none does."""
    token, before = tokens[index], tokens[index - 1]
    if token.kind == "mark":
        return ""
    if token.norm not in _OPENERS and before.text not in _BEFORE_CLAUSE:
        return "reduced" if _is_reduced(tokens, verbs, index) else ""
    comma = before.text == ","
    if before.text in _DASHES:
        return "dash"
    if _opens_with_preposition(tokens, index, comma=comma):
        return "relative"
    if token.norm in _RELATIVES and before.norm in _BEFORE_RELATIVE:
        return ""
    if token.norm in _RELATIVES:
        return "relative" if before.norm not in _WITH_RELATIVE and any(verbs[index + 1 : index + _REACH]) else ""
    if before.norm in _SUBORDINATORS or before.norm in _RELATIVES:
        return ""
    if token.norm in _SUBORDINATORS and _governs(tokens, verbs, index) and not _is_joint(tokens, index):
        return "subordinate"
    if token.norm in _EVENT_OPENERS and before.norm not in _NOUN_FOLLOWS and not _governs(tokens, verbs, index):
        return "event"
    if token.norm in _COORDINATORS and index + 1 < len(tokens):
        clause = (comma or token.norm == "but") and _governs(tokens, verbs, index)
        return "coordinate" if clause or (_leads_to_verb(tokens, verbs, index) and not verbs[index - 1]) else ""
    if comma and (token.norm in _COMMA_OPENERS or token.norm in _SUBJECTS or _is_participle(tokens, verbs, index)):
        return "comma"
    if comma and relative and verbs[index]:
        return "resumed"
    if _is_reduced(tokens, verbs, index):
        return "reduced"
    return ""


def _is_joint(tokens: Sequence[Token], index: int) -> bool:
    """Whether a subordinator opens no clause: "for a while", "as many as", "since the 1940s"."""
    token, before = tokens[index], tokens[index - 1]
    after = [t for t in tokens[index + 1 : index + 4] if t.norm not in ("the", "early", "late", "last", "mid")]
    if token.norm in _EMBEDDABLE:
        return before.norm in _BEFORE_RELATIVE or before.norm in ("a", "the")
    if token.norm == "as":
        told = [t.norm for t in tokens[max(0, index - _REACH) : index + 2]]
        return not _DEGREES.isdisjoint(b for a, b in itertools.pairwise(told) if a == "as")
    return token.norm in _SINCE and bool(after) and after[0].norm[:1].isdigit()


def _opens_with_preposition(tokens: Sequence[Token], index: int, *, comma: bool) -> bool:
    """Whether a relative clause begins before its pronoun: "in which", and behind a comma "one of which"."""
    if tokens[index].norm in _OPENS_RELATIVE:
        return index + 1 < len(tokens) and tokens[index + 1].norm in _RELATIVES
    return comma and index + 2 < len(tokens) and tokens[index + 1].norm == "of" and tokens[index + 2].norm in _RELATIVES


def _governs(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether a subordinator has a subject and a verb behind it: "as officials said", not "as a part"."""
    for place in range(index + 1, min(len(tokens), index + _REACH)):
        if tokens[place].text in _STOPS or tokens[place].norm in _RELATIVES:
            return False
        if verbs[place]:
            return place > index + 1
    return False


def _leads_to_verb(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether a coordinator joins another verb: "and closed", "and to close", "and most importantly is"."""
    for place in range(index + 1, min(len(tokens), index + _REACH)):
        if verbs[place]:  # "funding and planning" are two nouns
            return not (tokens[place].norm.endswith("ing") and tokens[index - 1].norm.endswith("ing"))
        norm = tokens[place].norm
        if norm not in _BEFORE_VERB and norm not in _COORDINATORS and not norm.endswith("ly"):
            return False
    return False


def _is_listed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is a further infinitive behind a comma: "to remove content, shut down accounts, and ..."."""
    token = tokens[index]
    return (
        tokens[index - 1].text == ","
        and token.norm == token.lemma
        and not token.capitalised
        and index + 1 < len(tokens)
        and tokens[index + 1].kind != "mark"
        and tokens[index + 1].norm not in _COORDINATORS
        and lexicon.share(token.lemma, "v") >= 0.4
    )


def _is_participle(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether a token is a participle with words after it ("urging action"), not an item of a list ("hacking, ")."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        verbs[index]
        and tokens[index].norm.endswith("ing")
        and tokens[index].norm != "including"  # a preposition
        and after is not None
        and (after.kind != "mark" and after.norm not in _COORDINATORS)
    )


def _is_reduced(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether a token opens a relative clause without its pronoun: "plants (that were) raided by agents"."""
    token, before = tokens[index], tokens[index - 1]
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].norm in _AFTER_PARTICIPLE
        and token.norm not in _AUXILIARIES
        and token.norm not in _FINITE
        and not token.norm.endswith(("s", "ing"))
        and not token.capitalised
        and _is_participle_form(token.norm)
        and not verbs[index - 1]
        and not _awaits_verb(tokens, verbs, index)
        and before.norm not in _SUBORDINATORS
        and before.norm not in _RELATIVES
        and before.norm not in _NOUN_FOLLOWS
        and before.norm not in _SUBJECTS
        and (before.text == "," or lexicon.share(before.lemma, "n") >= 0.5 or before.capitalised)
    )


def _awaits_verb(tokens: Sequence[Token], verbs: Sequence[bool], index: int) -> bool:
    """Whether the clause behind the last "that" or colon has no verb yet: "(estimates that sales) fell by a fifth"."""
    for place in range(index - 1, max(0, index - _REACH), -1):
        if verbs[place]:
            return False
        if tokens[place].text == ":" or (tokens[place].norm == "that" and verbs[place - 1]):
            return True
    return False


def _is_participle_form(norm: str) -> bool:
    verbs, _, inflected = _shares(norm)
    return inflected and verbs >= 0.2


def _part(tokens: tuple[Token, ...], verbs: Sequence[bool], start: int, end: int) -> Part:
    """tokens[start:end] without marks and coordinators at the end and at the start."""
    while end - start > 1 and (tokens[end - 1].text in _STOPS or tokens[end - 1].norm in _COORDINATORS):
        end -= 1
    while end - start > 1 and (tokens[start].text in _STOPS or tokens[start].norm in _COORDINATORS):
        start += 1
    # Nothing of the clause stands before its first word, which is judged anew.
    return Part(tokens[start:end], [*find_verbs(tokens[start : start + 1]), *verbs[start + 1 : end]])
