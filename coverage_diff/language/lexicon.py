"""What kind of word a lemma usually is."""

from __future__ import annotations

from functools import lru_cache

from coverage_diff.language import tables


def parts(lemma: str) -> str:
    """Parts of speech of a lemma with their shares in tenths, commonest first ("v6n4"); "" where it is not known.

    n noun, v verb, a adjective, r adverb. From WordNet 3.0; words of closed classes are not in it.
    """
    return tables.mapping("lexicon.tsv").get(lemma, "")


@lru_cache(maxsize=1 << 14)  # verbs and nouns are told apart at every word
def share(lemma: str, part: str) -> float:
    """Share of a part of speech among a lemma's uses, in [0, 1]; 0 where the lemma is not known."""
    profile = parts(lemma)
    place = profile.find(part)
    return int(profile[place + 1]) / 10 if place >= 0 else 0.0
