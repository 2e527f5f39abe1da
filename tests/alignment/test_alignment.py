from __future__ import annotations

import pytest

import coverage_diff as cd
from coverage_diff.model import Alignment, AlignmentType, Segment

DAM = "The dam above Lindau gave way at dawn on Tuesday, sending a wall of water into the valley, officials said."
BRIDGE = "Two bridges were washed away and the railway line to Kempten is closed until further notice."
MAYOR = "Mayor Petra Hollmann said the town had warned the operator of cracks in the wall three times since 2019."
SCHOOL = "Pupils of the local school will be taught in tents, the ministry of education announced."
DAM_AGAIN = "Water flooded the valley after a dam near Lindau broke early on Tuesday."
MAYOR_AGAIN = "The operator of the dam had been told about the cracks three times, according to Mayor Petra Hollmann."
FARM = "Farmers fear for their cattle, which have been without feed since the roads were cut."


def story(name: str, *paragraphs: str) -> Segment:
    """A story of these paragraphs."""
    [segment] = cd.split_segments(cd.Article(id=name, outlet=name, title="", text="\n\n".join(paragraphs)))
    return segment


def told(row: Alignment, a: Segment, b: Segment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of a row."""
    return tuple(a.slice(s) for s in row.a), tuple(b.slice(s) for s in row.b)


def all_rows(a: Segment, b: Segment) -> list[Alignment]:
    """The rows of paragraphs and those of their sentences."""
    return [part for row in cd.align(a, b) for part in (row, *row.sentences)]


def test_paragraphs_are_joined_in_any_order_and_wording() -> None:
    """What both tell stands in one row though it moved and was reworded; what one tells stands alone."""
    a, b = story("a", DAM, BRIDGE, MAYOR), story("b", MAYOR_AGAIN, FARM, DAM_AGAIN)
    rows = {told(row, a, b): row.type for row in cd.align(a, b)}
    assert rows == {
        ((DAM,), (DAM_AGAIN,)): AlignmentType.REWRITTEN,
        ((BRIDGE,), ()): AlignmentType.ONLY_HERE,
        ((MAYOR,), (MAYOR_AGAIN,)): AlignmentType.REWRITTEN,
        ((), (FARM,)): AlignmentType.ONLY_HERE,
    }


def test_types_tell_how_near_the_wording_is() -> None:
    """A copy is verbatim, a copy with changed words edited."""
    edited = DAM.replace("a wall of water", "a torrent").replace("officials said", "police told reporters")
    a, b = story("a", DAM, BRIDGE, SCHOOL), story("b", BRIDGE, edited, FARM)
    types = {told(row, a, b): row.type for row in cd.align(a, b)}
    assert types[(BRIDGE,), (BRIDGE,)] is AlignmentType.VERBATIM
    assert types[(DAM,), (edited,)] is AlignmentType.EDITED


def test_one_paragraph_cut_in_two_is_one_row() -> None:
    """A paragraph corresponds to both parts that another outlet made of it."""
    a, b = story("a", f"{DAM} {MAYOR}", SCHOOL), story("b", DAM, MAYOR, FARM)
    assert ((f"{DAM} {MAYOR}",), (DAM, MAYOR)) in [told(row, a, b) for row in cd.align(a, b)]


def test_swapping_the_segments_mirrors_the_rows() -> None:
    """Neither segment is the first by nature."""
    a, b = story("a", DAM, BRIDGE, MAYOR, SCHOOL), story("b", MAYOR_AGAIN, FARM, DAM_AGAIN)
    there = {(row.a, row.b, row.type, row.score) for row in all_rows(a, b)}
    assert there == {(row.b, row.a, row.type, row.score) for row in all_rows(b, a)}


def test_every_paragraph_is_in_exactly_one_row() -> None:
    """The rows are the paragraphs of both, each once, those of the first in reading order."""
    a, b = story("a", DAM, BRIDGE, MAYOR, SCHOOL, DAM), story("b", MAYOR_AGAIN, FARM, DAM_AGAIN)
    rows = cd.align(a, b)
    assert sorted(s for row in rows for s in row.a) == list(a.paragraphs)
    assert sorted(s for row in rows for s in row.b) == list(b.paragraphs)
    firsts = [row.a[0] for row in rows if row.a]
    assert firsts == sorted(firsts)


def test_two_single_lines_can_be_aligned() -> None:
    """Segments of one paragraph are compared like any others."""
    a, b = story("a", DAM), story("b", DAM_AGAIN)
    assert [told(row, a, b) for row in cd.align(a, b)] == [((DAM,), (DAM_AGAIN,))]


def test_sentences_answer_each_other_inside_a_row() -> None:
    """A paragraph's sentences are paired in any order; the one that only one side has stands alone."""
    a, b = story("a", f"{DAM} {MAYOR} {SCHOOL}"), story("b", f"{MAYOR_AGAIN} {DAM_AGAIN}")
    [row] = cd.align(a, b)
    assert {told(part, a, b): part.type for part in row.sentences} == {
        ((DAM,), (DAM_AGAIN,)): AlignmentType.REWRITTEN,
        ((MAYOR,), (MAYOR_AGAIN,)): AlignmentType.REWRITTEN,
        ((SCHOOL,), ()): AlignmentType.ONLY_HERE,
    }


def test_two_sentences_can_answer_one() -> None:
    """What one outlet says in two sentences another may say in one."""
    water, shut = "A dam near Lindau broke at dawn on Tuesday.", "Water of the dam flooded the valley near Lindau."
    a, b = story("a", f"{water} {shut}"), story("b", f"{DAM} {FARM}")
    parts = [told(part, a, b) for row in cd.align(a, b) for part in row.sentences]
    assert ((water, shut), (DAM,)) in parts


def test_a_paragraph_that_stands_alone_has_no_sentence_rows() -> None:
    """Sentences are paired inside paragraphs that correspond, and nowhere else."""
    a, b = story("a", DAM, BRIDGE), story("b", DAM_AGAIN, FARM)
    assert [bool(row.sentences) for row in cd.align(a, b)] == [bool(row.a and row.b) for row in cd.align(a, b)]


def test_every_sentence_of_a_row_is_in_exactly_one_sentence_row() -> None:
    """The sentence rows hold the words of the paragraphs, each once."""
    a, b = story("a", f"{DAM} {BRIDGE}", f"{MAYOR} {SCHOOL} {DAM}"), story("b", f"{MAYOR_AGAIN} {FARM}", DAM_AGAIN)
    for row in cd.align(a, b):
        for segment, side, parts in (
            (a, row.a, [s for part in row.sentences for s in part.a]),
            (b, row.b, [s for part in row.sentences for s in part.b]),
        ):
            if row.sentences:
                words = [segment.slice(s) for s in sorted(parts)]
                assert " ".join(words) == " ".join(segment.slice(s) for s in side)


def test_a_lone_sentence_tells_what_comes_nearest() -> None:
    """Its score is the best that any sentence of the other segment has for it: next to nothing where it is news."""
    a, b = story("a", f"{DAM} {SCHOOL}"), story("b", DAM_AGAIN, FARM)
    [alone] = [part for row in cd.align(a, b) for part in row.sentences if not part.b]
    assert told(alone, a, b) == ((SCHOOL,), ())
    assert alone.score < cd.AlignmentConfig().related


def test_very_many_sentences_are_aligned_by_paragraphs_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the pairs of sentences would fill the memory, the rows of paragraphs are the same and have no sentences."""
    a, b = story("a", f"{DAM} {BRIDGE}", MAYOR), story("b", f"{MAYOR_AGAIN} {FARM}", DAM_AGAIN)
    usual = [(row.a, row.b, row.type, row.score) for row in cd.align(a, b)]
    monkeypatch.setattr("coverage_diff.alignment.correspondence._MOST_PAIRS", 1)
    assert [(row.a, row.b, row.type, row.score) for row in cd.align(a, b)] == usual
    assert not any(row.sentences for row in cd.align(a, b))
