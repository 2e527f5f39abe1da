"""Clauses of a sentence."""

from __future__ import annotations

import pytest
from timing import assert_linear

from coverage_diff.language.clauses import split_clauses
from coverage_diff.language.tokens import tokenise


@pytest.mark.parametrize(
    "clauses",
    [
        ["The council closed the old bridge on Tuesday", "which carries nine thousand cars a day."],
        ["The minister defended the new law on Friday", "urging all parties to support it in parliament."],
        ["The firm will close two plants in the north", "while it hires four hundred people in the south."],
        [
            "The dam held through the night.",
        ],
        ["The council closed the bridge, the school and the market."],
        ["The council closed nine bridges on Tuesday, including the old one and the one at the mill."],
        ["The council closed the old bridge on Tuesday amid anger from the owners of shops."],
        ["The council released on Tuesday the following statement about its old bridge."],
    ],
)
def test_clauses_of_a_sentence(clauses: list[str]) -> None:
    """A cut is made where both sides assert something, and nowhere else."""
    text = ", ".join(clauses)
    assert [text[part.tokens[0].start : part.tokens[-1].end] for part in split_clauses(tokenise(text))] == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "The court sued the firm that owns the plant, but its lawyers appealed against the ruling.",
            ["The court sued the firm that owns the plant", "its lawyers appealed against the ruling."],
        ),
        (
            "The town will buy two more ambulances, one of which is to stand at the old mill day and night.",
            [
                "The town will buy two more ambulances",
                "one of which is to stand at the old mill day and night.",
            ],
        ),
        (
            "The mayor showed the plan of the hall in which the council will meet from May.",
            ["The mayor showed the plan of the hall", "in which the council will meet from May."],
        ),
        (
            "The chamber of trade estimates that sales fell by a fifth.",
            ["The chamber of trade estimates that sales fell by a fifth."],
        ),
        (
            "The head of the union denied that the drivers were to blame for it.",
            ["The head of the union denied that the drivers were to blame for it."],
        ),
        (
            "Police arrested nine people who had blocked the road to the port.",
            ["Police arrested nine people", "who had blocked the road to the port."],
        ),
        (
            "The fund buys houses owned by banks in the old town.",
            ["The fund buys houses", "owned by banks in the old town."],
        ),
        (
            "The rules cover only those who have lived here for ten years.",
            ["The rules cover only those who have lived here for ten years."],
        ),
        (
            "The town has twice as many mills as the two other towns have.",
            ["The town has twice as many mills as the two other towns have."],
        ),
        (
            "The vote will show for a while where the party can go from here.",
            ["The vote will show for a while where the party can go from here."],
        ),
        (
            "The rate has climbed to levels not seen since 1940 and has hurt the town.",
            ["The rate has climbed to levels not seen since 1940", "has hurt the town."],
        ),
        (
            "The light went red and concrete fell on the cars below the bridge.",
            ["The light went red and concrete fell on the cars below the bridge."],
        ),
        (
            "The council freed the money just two hours before it closed the bridge.",
            ["The council freed the money", "just two hours before it closed the bridge."],
        ),
        (
            "As prices rose in all of the town, shop owners settled for less this year.",
            ["As prices rose in all of the town", "shop owners settled for less this year."],
        ),
        (
            "The man was held for failure to disperse, assault and other crimes in the town.",
            ["The man was held for failure to disperse, assault and other crimes in the town."],
        ),
        ("According to the union, the mill will close in May.", ["the mill will close in May."]),
        ('"The mill will close in spring," the owner told the paper.', ['"The mill will close in spring,"']),
        ('"The mill will close in spring," said Ann Reed, a miller at the dam.', ['"The mill will close in spring,"']),
        ("The owner said on Monday that the mill will close.", ["the mill will close."]),
    ],
)
def test_cuts_and_sources(text: str, clauses: list[str]) -> None:
    """Relative, reduced and opposed clauses stand apart; who is said to have said it belongs to none."""
    assert [text[part.tokens[0].start : part.tokens[-1].end] for part in split_clauses(tokenise(text))] == clauses


def test_clauses_in_linear_time() -> None:
    """A sentence of hostile length is cut in time that grows with its length, not with its square."""
    assert_linear(split_clauses, lambda count: tokenise("and closed, who said, " * count), 1_000)
    assert_linear(
        split_clauses, lambda count: tokenise("As prices rose, " + "raided by just hours after " * count), 1_000
    )
