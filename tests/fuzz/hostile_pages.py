"""Pages made to be costly or confusing: each a story of a length that is asked for."""

from __future__ import annotations

import random
from collections.abc import Callable

_NOUNS = (
    "bridge river council flood mayor police water road house street market school train worker budget vote".split()
)
_VERBS = "closed opened told found warned reached approved rejected fixed moved raised built".split()
_GIVEN = "Ann Bob Carl Dora Emil Fay Gus".split()


class _Words:
    """Words drawn at random, always the same ones."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def nouns(self, count: int) -> str:
        """Some nouns."""
        return " ".join(self._chance.choices(_NOUNS, k=count))

    def verb(self) -> str:
        """A verb in the past tense."""
        return self._chance.choice(_VERBS)

    def name(self) -> str:
        """A full name."""
        letters = (self._chance.choice(group) for group in ("LMNPRST", "aeiou", "lmnrst", "aeiou", "lmnrst"))
        return f"{self._chance.choice(_GIVEN)} {''.join(letters)}"


# A piece for each number, from which a page is put together with spaces.
_PIECES: dict[str, Callable[[_Words, int], str]] = {
    "quotations": lambda w, _: f"“The {w.nouns(4)} was {w.verb()} {w.nouns(3)},” said {w.name()}.",
    "short quotations": lambda w, _: f"“{w.nouns(4)}”",
    "one quotation again": lambda w, _: f"“we never {w.verb()} the old bridge at all here,” he said.",
    "quotations never closed": lambda w, _: f"“the {w.nouns(5)}",
    "German quotations": lambda w, _: f"„Die {w.nouns(4)} ist ‚{w.nouns(2)}‘ heute“, sagte {w.name()}.",
    "quotations in single ones": lambda w, _: f"‘He said “the {w.nouns(3)}” here.’ {w.name()} left.",
    "guillemets in guillemets": lambda w, _: f"«Le {w.nouns(3)} ‹{w.nouns(2)}» {w.nouns(2)}› »",
    "brackets": lambda w, _: f"the ({w.nouns(1)} [{w.nouns(1)} ({w.nouns(1)}",
    "people of one surname": lambda w, n: (
        f"{chr(65 + n % 26)}{'aeiou'[n // 26 % 5]}{'lmnr'[n // 130 % 4]}a Smith {w.verb()}."
    ),
    "names alike": lambda w, n: f"{_GIVEN[n % 4]} Sm{'iythjkl'[n % 7]}th{'abcdefghij'[n // 7 % 10]} {w.verb()} it.",
    "names in a row": lambda w, _: w.name(),
    "acronyms": lambda w, n: f"{w.nouns(3).title()} ({chr(65 + n % 26)}{chr(65 + n // 26 % 26)}C)",
    "who said that who said": lambda w, _: f"{w.name()} said that",
    "clauses between commas": lambda w, _: f"the {w.nouns(1)} {w.verb()} the {w.nouns(1)},",
    "relative clauses": lambda w, _: f"which {w.verb()} the {w.nouns(1)}",
    "denials": lambda w, n: f"The {w.nouns(1)} {'did not' if n % 2 else 'did'} {('close', 'open', 'vote')[n % 3]}.",
    "figures": lambda w, n: f"{n + 10} {w.nouns(1)}s {w.verb()}.",
    "one figure again": lambda w, n: "7 people died.",  # noqa: ARG005 - one shape for all
    "figures in a row": lambda w, n: f"{n + 10} people,",  # noqa: ARG005 - as above
    "dates": lambda w, n: f"On {1 + n % 31} {('March', 'April', 'June')[n % 3]} {1900 + n % 150} it {w.verb()}.",
    "impossible dates": lambda w, n: f"31 February {(0, 9999, -5, 10**11)[n % 4]}, 9999-12-31, 10,000 centuries ago.",  # noqa: ARG005
    "rows of a table": lambda w, n: f"\n| {w.nouns(1)} | {n} | {n % 17}.5% | {2000 + n % 30} |",
    "results": lambda w, n: f"\n{w.nouns(1).title()} {n % 7}-{n % 5} {w.nouns(1).title()}",
    "subheads": lambda w, _: f"\n\n{w.nouns(3).title()}\n\nThe {w.nouns(5)} {w.verb()}.",
    "words of all kinds": lambda w, n: f"Zq{n:x} v{n * 7919:x}ed the w{n * 104729:x}.",  # noqa: ARG005 - as above
    "struck-out letters": lambda w, _: "".join(f"{c}\u0336\u0301" for c in w.nouns(2)),
    "right to left": lambda w, _: f"\u202eשלום\u202c {w.nouns(1)} مرحبا",
    "emoji": lambda w, _: f"👨‍👩‍👧‍👦🏳️‍🌈👍🏽 {w.nouns(1)}",
    "halves of pairs": lambda w, _: f"\ud800 {w.nouns(2)}\udfff.",
    "lines of a list": lambda w, n: f"\n- {w.name()} ({w.nouns(1).title()}), {n} votes, {n % 100}%",
    "rows of numbers": lambda _, n: "\n" + "\t".join(str(n * column % 97) for column in range(20)),
    "words as paragraphs": lambda w, _: f"{w.nouns(1)}\n\n",
    "who told whom": lambda w, _: f"{w.name()} told {w.name()}",
    "figures in one sentence": lambda w, n: f"{n + 10} {w.nouns(1)}s and",
    "speakers before colons": lambda w, _: f"\n{w.name().upper()}: we {w.verb()} the {w.nouns(2)}.",
    "markup": lambda w, _: f"<script>alert(1)</script>&#0; [a](b) **{w.nouns(1)}** =1+1",
}
# What is repeated as it stands.
_UNITS = {
    "one word": "a",
    "one hyphenated word": "a-",
    "initials": "A. ",
    "abbreviations": "U.S.",
    "digits": "1",
    "digits and hyphens": "1-",
    "digits and commas": "1,",
    "digits and slashes": "1/",
    "one paragraph again": "The mayor of Harwick closed the old bridge on Tuesday.\n\n",
    "numbers in words": "one hundred and twenty-",
    "white space": " ",
    "marks on one letter": "\u0323\u0301",
    "invisible characters": "a\u200b",
    "quotation marks": '"',
    "quotation marks that open": "“",
    "apostrophes": "'",
    "line ends": "a\n",
    "carriage returns": "\r",
    "Chinese": "市长表示桥梁于12日关闭，造成34人受伤。",
}
PAGES = (*_PIECES, *_UNITS)


def page(name: str, length: int, seed: int = 1) -> str:
    """A page of a kind.

    Args:
        name: One of `PAGES`.
        length: Characters, about.
        seed: Pages of different seeds differ where they are made of drawn words.
    """
    if name in _UNITS:
        return f"a{_UNITS[name] * (length // len(_UNITS[name]))}b"
    words = _Words(seed)
    parts: list[str] = []
    so_far = 0
    while so_far < length:
        parts.append(_PIECES[name](words, len(parts)))
        so_far += len(parts[-1]) + 1
    return " ".join(parts)
