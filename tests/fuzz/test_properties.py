"""Whatever is given, the library gives a result whose spans slice back, or one of its own errors."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from targets import KINDS, TARGETS, run

import coverage_diff as cd
from seeds import seeds_of, tokens_of

FAST = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
FEWER = settings(FAST, max_examples=8)
OPTIONAL = {
    "read-jsonl.zst": "zstandard",
    "read-parquet": "pyarrow",
    "read-rss": "feedparser",
    "read-atom": "feedparser",
    "read-html": "trafilatura",
    "pasted": "trafilatura",
}
SLOW = {"report", "check", "facts", "saved-report"}


def pieces(name: str) -> st.SearchStrategy[bytes]:
    """Good inputs of a target with something cut out, put in or changed; and bytes that are nothing at all."""
    tokens = st.one_of(st.sampled_from(tokens_of(name)), st.binary(max_size=6), st.text(max_size=6).map(_bytes))

    def spoilt(drawn: tuple[bytes, float, int, list[bytes], int]) -> bytes:
        seed, where, cut, put, times = drawn
        at = int(where * len(seed))
        return seed[:at] + b"".join(put) * times + seed[at + cut :]

    cuts = st.sampled_from((0, 0, 1, 8, 200, 10**6))
    parts = st.tuples(
        st.sampled_from(seeds_of(name)),
        st.floats(0, 1),
        cuts,
        st.lists(tokens, max_size=4),
        st.sampled_from((1, 1, 90)),
    )
    return st.one_of(parts.map(spoilt), st.lists(tokens, max_size=40).map(b"".join))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("name", sorted(set(TARGETS) - SLOW))
def test_every_reader_keeps_its_promises(name: str) -> None:
    """Spoilt files of every kind end in articles or errors with a place, in linear time, and nothing is written."""
    pytest.importorskip(OPTIONAL.get(name, "coverage_diff"))

    @FAST
    @given(pieces(name))
    def keeps(data: bytes) -> None:
        run(name, data, patience=3)

    keeps()


@pytest.mark.parametrize("name", ["facts", "check", "report"])
def test_every_stage_keeps_its_promises(name: str) -> None:
    """Spoilt texts give facts whose spans slice back, checks, and reports that JSON gives back."""

    @FEWER
    @given(pieces(name).map(lambda data: data[:1500]))
    def keeps(data: bytes) -> None:
        run(name, data, patience=3)

    keeps()


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - whatever JSON holds
    """The paths of all values in a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, item in inner for found in places(item, (*path, key)))]


REPORT = json.loads(seeds_of("saved-report")[0])
PLACES = [place for place in places(REPORT) if place]
WRONG = [None, 0, -1, 10**30, 1e308, "", "x", "2026-13-40", [], {}, [[1]], {"a": 1}, True, "\ud800", [None], 3.5]


@settings(FAST, max_examples=120)
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(WRONG)), min_size=1, max_size=3))
def test_edited_report_is_refused_or_whole(edits: list[tuple[tuple[Any, ...], Any]]) -> None:
    """A saved report with other values in it is refused by a named error, or can be shown in every form."""
    data = copy.deepcopy(REPORT)
    for place, value in edits:
        holder = data
        try:
            for key in place[:-1]:
                holder = holder[key]
            holder[place[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier edit took it away
    try:
        loaded = cd.Report.from_json(json.dumps(data))
    except cd.CoverageDiffError:
        return
    assert cd.Report.from_json(loaded.to_json()) == loaded
    assert loaded.to_markdown()
    assert loaded.to_html()


def test_kinds_have_seeds() -> None:
    """Every kind of file has a good input, which is read."""
    for kind in KINDS:
        assert seeds_of(f"read-{kind}")
