"""Looks for the words of a quotation in an outlet's text, in quotation marks or not."""

from __future__ import annotations

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from coverage_diff.comparison.context import ROUNDING, Profile, containment, profile_of_words
from coverage_diff.comparison.evidence import OutletText, sentence_mention
from coverage_diff.comparison.quotes import LONGEST_LIKENED, quotation
from coverage_diff.language.document import Sentence
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import tokenise
from coverage_diff.model import Check, Fact, Mention, Status

# Likeness (of letters, rapidfuzz) of the quotation with the best stretch of a sentence that has its words.
_VERBATIM = 0.9
# Share of the content of a quotation, weighted by idf, from which a sentence that names its speaker paraphrases it,
# and from which any sentence may.
_PARAPHRASE, _NEAR = 0.7, 0.75
# A quotation of fewer content words says too little to be known again in other words.
_LEAST_WORDS = 4
# A sentence of fewer letters is too short to be likened to a quotation.
_LEAST_LETTERS = 20
# Two texts that are so alike have at least 0.81 of the shorter one's letters in common, in order: from n letters and a
# stretch of at most n with m in common, 2 m / (n + m) >= 0.9. To count them is far cheaper than to find the stretch.
_COMMON = 0.8


def search_quote(fact: Fact, text: OutletText) -> Check:
    """Partial where a sentence has the words without quotation marks, or says the same in reported speech."""
    words = quotation(fact).all
    line = " ".join(words)
    alike = _alike(line, text)
    if alike:
        score, n = max(alike, key=lambda row: (row[0], -row[1]))
        place = sentence_mention(*text.sentences[n])
        return Check(status=Status.PARTIAL, score=round(score / 100, 4), evidence=(place,), rule="quote-words-in-text")
    profile = profile_of_words(words)
    if len(profile.words) < _LEAST_WORDS or not text.profiles:
        return Check(status=Status.OMITTED, score=0.0, rule="quote-nowhere")
    likely = _nearest(profile, text)
    share, first = max(((containment(profile, text.profiles[n]), -n) for n in likely), default=(0.0, 0))
    evidence: tuple[Mention, ...] = (sentence_mention(*text.sentences[-first]),) if share else ()
    if share >= _PARAPHRASE and _names_speaker(fact, text.sentences[-first][1]):
        return Check(status=Status.PARTIAL, score=round(share, 4), evidence=evidence, rule="quote-paraphrased")
    if share >= _NEAR:
        return Check(status=Status.UNCLEAR, score=round(share, 4), evidence=evidence, rule="quote-near-miss")
    return Check(status=Status.OMITTED, score=round(share, 4), evidence=evidence, rule="quote-nowhere")


def _nearest(profile: Profile, text: OutletText) -> list[int]:
    """The sentences that have most of a content, by their indexes; more than one where they have equally much."""
    shared: dict[int, float] = {}
    for word, weight in profile.words.items():
        for n in text.holders.get(word, ()):
            shared[n] = shared.get(n, 0.0) + weight
    most = max(shared.values(), default=0.0)
    return [n for n, weight in shared.items() if weight >= most - ROUNDING * profile.total]


def _alike(line: str, text: OutletText) -> list[tuple[float, int]]:
    """The likeness of a line with the best stretch of every line that has nearly its words, and the line's index."""
    lines, lengths = text.lines, text.lengths
    if not lines:
        return []
    common = process.cdist([line], lines, scorer=LCSseq.similarity)[0]
    likely = (lengths >= _LEAST_LETTERS) & (common >= _COMMON * np.minimum(lengths, len(line)))
    scored = ((_likeness(line, lines[n]), n) for n in np.flatnonzero(likely).tolist())
    return [(score, n) for score, n in scored if score >= 100 * _VERBATIM]


def _likeness(a: str, b: str) -> float:
    """How like the shorter of two texts is the best stretch of the other, up to 100; of long ones, by their words."""
    if min(len(a), len(b)) <= LONGEST_LIKENED:
        return fuzz.partial_ratio(a, b, score_cutoff=100 * _VERBATIM)
    one, two = a.split(" "), b.split(" ")
    return 100 * LCSseq.similarity(one, two) / min(len(one), len(two))


def _names_speaker(fact: Fact, sentence: Sentence) -> bool:
    """Whether a sentence has the surname (or the last word of the name) of the one who is quoted."""
    last = [t.norm for t in tokenise(squeeze(fact.speaker or "")) if t.kind == "word"][-1:]
    return bool(last) and any(t.norm == last[0] for t in sentence.tokens)
