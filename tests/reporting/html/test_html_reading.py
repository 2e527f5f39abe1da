"""The reading view: pieces, columns, partners."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from written_reports import fire_report

import coverage_diff as cd
from coverage_diff.reporting.html import reading, sentences
from coverage_diff.reporting.standing import Standing, standing


def _marked(index: int, start: int, end: int, kind: cd.Kind = cd.Kind.QUANTITY) -> reading.Marked:
    mention = cd.Mention(article_id="a", start=start, end=end, text="")
    return reading.Marked(index=index, fact=index, kind=kind, standing=Standing.ONLY, mention=mention)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=8))
def test_pieces_join_to_the_passage(mentions: list[tuple[int, int]]):
    """However mentions overlap, the pieces make up the passage, and each mention is its own pieces joined."""
    words = "abcdefghijklmnopqrstuvwxyz0123456789"
    marks = [_marked(index, start, start + length) for index, (start, length) in enumerate(mentions)]
    pieces = reading.cut(words, 5, [m for m in marks if m.mention.start < 41 and m.mention.end > 5])

    assert "".join(piece.text for piece in pieces) == words
    for marked in marks:
        own = "".join(piece.text for piece in pieces if str(marked.index) in piece.marks.split())
        assert own == words[max(marked.mention.start - 5, 0) : max(marked.mention.end - 5, 0)]


def test_finest_mention_comes_first():
    """Of a name within a claim the name draws the line and is asked for first; the claim gives the tint."""
    pieces = reading.cut("He met Ana.", 0, [_marked(0, 0, 11, cd.Kind.CLAIM), _marked(1, 7, 10, cd.Kind.PERSON)])

    assert [(piece.text, piece.marks, piece.style) for piece in pieces] == [
        ("He met ", "0", "f t-only"),
        ("Ana", "1 0", "f l-only t-only"),
        (".", "0", "f t-only"),
    ]


def test_columns_hold_the_whole_page():
    """Headline, paragraphs and furniture of a story stand in the order of the page, nothing twice."""
    event = fire_report().events[0]
    marks = reading.mark(event.facts, [standing(fact) for fact in event.facts])
    for column, segment in zip(reading.columns(event, "e1", marks), event.segments, strict=True):
        assert [block.role for block in column.blocks] == ["headline"] + ["paragraph"] * len(segment.paragraphs)
        starts = [block.start for block in column.blocks]
        assert starts == sorted(starts)
        assert "".join(piece.text for piece in column.blocks[0].pieces) == segment.title


def test_title_outside_the_text_becomes_a_block():
    """A headline that does not stand in the text is shown above it, with the facts that are told in it."""
    text = "A fire broke out."
    article = cd.Article(id="a", outlet="A", title="Three dead", text=text)
    span = cd.Span(article_id="a", start=0, end=len(text))
    segment = cd.Segment(article=article, start=0, end=len(text), title="Three dead", paragraphs=(span,))
    mention = cd.Mention(article_id="a", field="title", start=0, end=5, text="Three")
    fact = cd.Fact(
        id="f",
        kind=cd.Kind.QUANTITY,
        label="three",
        mentions=(mention,),
        coverage={"A": cd.Coverage(status=cd.Status.INCLUDED, score=1.0, mentions=(0,))},
    )
    event = cd.EventReport(id="e", title="Three dead", segments=(segment,), facts=(fact,))
    (column,) = reading.columns(event, "e1", reading.mark((fact,), [Standing.ALL]))

    assert [(piece.text, piece.marks) for piece in column.blocks[0].pieces] == [("Three", "0"), (" dead", "")]
    assert column.block_at("title", 2) is column.blocks[0]
    assert column.block_at("text", 2) is column.blocks[1]  # both count from 0


def test_partners_name_place_and_move():
    """A paragraph names the passages that match it; one that crosses its neighbours has moved."""
    event = fire_report().events[0]
    first, second, _ = reading.columns(event, "e1", ())
    lead, next_one, last = first.blocks[1:]

    assert [(p.targets, p.place, p.moved) for p in lead.partners] == [
        (("e1s1p2",), "¶ 2", True),
        (("e1s2p1",), "¶ 1", False),
    ]
    assert next_one.partners[0].match == "edited"
    assert last.alone
    assert not second.blocks[1].alone


def test_several_paragraphs_are_one_passage():
    """A match of two paragraphs with three is one passage on either side, joined without crossing."""
    event = fire_report({"A": ["Title", "one", "two"], "B": ["Title", "1", "2", "3"]}).events[0]
    a, b = event.segments
    row = cd.Alignment(a=a.paragraphs, b=b.paragraphs, type=cd.AlignmentType.REWRITTEN, score=0.5)
    event = cd.EventReport(id="e", title="t", segments=(a, b), facts=(), alignments=(row,))
    left, right = reading.columns(event, "e1", ())

    assert [block.partners[0].place for block in left.blocks[1:]] == ["¶ 1–3", "¶ 1–3"]
    assert [block.partners[0].joined for block in left.blocks[1:]] == [("e1s1p1",), ("e1s1p2", "e1s1p3")]
    assert [block.partners[0].joined for block in right.blocks[1:]] == [("e1s0p1",), ("e1s0p1",), ("e1s0p2",)]


def test_numbers():
    """Numbers that follow one another are written as a run."""
    assert reading.numbers([5, 1, 3, 4]) == "¶ 1, 3–5"


def _aligned(score: float) -> tuple[cd.EventReport, cd.Span]:
    """Two stories whose first sentences answer each other, and the second sentence of the first."""
    event = fire_report({"A": ["Title", "A wall fell. Rain began."], "B": ["Title", "The wall fell."]}).events[0]
    a, b = event.segments
    [mine], [theirs] = a.paragraphs, b.paragraphs
    first = cd.Span(article_id=mine.article_id, start=mine.start, end=mine.start + 12)
    second = cd.Span(article_id=mine.article_id, start=mine.start + 13, end=mine.end)
    rewritten, alone = cd.AlignmentType.REWRITTEN, cd.AlignmentType.ONLY_HERE
    parts = (
        cd.Alignment(a=(first,), b=(theirs,), type=rewritten, score=0.5),
        cd.Alignment(a=(second,), b=(), type=alone, score=score),
    )
    row = cd.Alignment(a=(mine,), b=(theirs,), type=rewritten, score=0.5, sentences=parts)
    return cd.EventReport(id="e", title="t", segments=(a, b), facts=(), alignments=(row,)), second


def test_a_paragraph_is_cut_into_its_sentences():
    """Sentences are numbered over the event; what stands between two is no part of either."""
    event, _ = _aligned(0.0)
    aligned = sentences.read(event, {})
    block = reading.columns(event, "e1", (), aligned)[0].blocks[-1]

    assert [(part.sentence, "".join(piece.text for piece in part.pieces)) for part in block.parts] == [
        (0, "A wall fell."),
        (None, " "),
        (1, "Rain began."),
    ]
    assert aligned.rows == ([[[0], [2], "rewritten"], [[1], [], "only here"]],)


def test_a_sentence_stands_alone_only_where_nothing_comes_near_it():
    """One that another story comes near, or that tells what another story tells, is no sentence of its own."""
    event, second = _aligned(0.0)
    held = {second.article_id: [(second.start, second.start + 4)]}
    near, _ = _aligned(0.2)

    def lone(event: cd.EventReport, shared: dict[str, list[tuple[int, int]]]) -> list[int]:
        found = sentences.read(event, shared).of.values()
        return [sentence.number for row in found for sentence in row if sentence.alone]

    assert (lone(event, {}), lone(event, held), lone(near, {})) == ([1], [], [])
