"""What holds for every engine: serial, processes, Dask."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from batch_work import ForeignError, fail_at_seven, raise_foreign, refuse, shared_in, square
from corpus import news

import coverage_diff as cd
from coverage_diff.cli.events import as_json
from coverage_diff.detection.links import Links
from coverage_diff.engines import Engine
from coverage_diff.reading import partitions

INVENTED = sorted((Path(__file__).parents[1] / "golden" / "events").glob("*.articles.jsonl"))


@pytest.mark.parametrize("together", [1, 8])
def test_results_come_in_order(engine: Engine, together: int) -> None:
    """Every engine gives what `map` gives, of a list, a stream and nothing."""
    assert list(engine.map(square, range(100), together=together)) == [n * n for n in range(100)]
    assert list(engine.map(square, iter(range(30)), together=together)) == [n * n for n in range(30)]
    assert list(engine.map(square, [], together=together)) == []


def test_a_stream_is_read_only_as_it_is_needed(engine: Engine) -> None:
    """When the first result is out, a long stream has hardly been touched; who stops there leaves no work behind."""
    taken = []

    def stream() -> Iterator[int]:
        for number in range(10_000_000):
            taken.append(number)
            yield number

    results = engine.map(square, stream())
    assert next(results) == 0
    assert len(taken) < 1000
    results.close()  # type: ignore[attr-defined]
    assert list(engine.map(square, range(3))) == [0, 1, 4]


@pytest.mark.parametrize("together", [1, 5])
def test_an_error_comes_after_the_results_before_it(engine: Engine, together: int) -> None:
    """What goes wrong at a worker is raised here when its turn comes, wherever it stands among what went together."""
    results = engine.map(fail_at_seven, range(20), together=together)
    assert [next(results) for _ in range(7)] == list(range(7))
    with pytest.raises(ArithmeticError, match="7"):
        list(results)


def test_errors_of_the_library_come_through_whole(engine: Engine) -> None:
    """An error says the same file, line and field wherever it was raised."""
    with pytest.raises(cd.InvalidArticleError) as raised:
        list(engine.map(refuse, ["outlet"]))
    error = raised.value
    assert (error.problem, error.source, error.line, error.field) == ("is missing", "news.jsonl", 12, "outlet")
    assert str(error) == "news.jsonl, line 12, field 'outlet': is missing"
    with pytest.raises(cd.MissingExtraError, match="pip install 'coverage-diff\\[html\\]'"):
        list(engine.map(refuse, ["extra"]))


def test_an_error_that_cannot_travel_still_says_what_it_was(engine: Engine) -> None:
    """Of a foreign error that cannot be pickled its words arrive."""
    with pytest.raises((ForeignError, cd.EngineError), match="fire at home"):
        list(engine.map(raise_foreign, ["fire"]))


def test_a_shared_value_does_not_travel_with_each_batch(engine: Engine) -> None:
    """What the function binds is one object for the batches of a process; Dask may drop it there and bring it again."""
    found = set(engine.map(partial(shared_in, shared={"a": 1}), range(60), together=1))
    copies = len(found) / len({process for process, _ in found})
    assert copies < 5 if isinstance(engine, cd.DaskEngine) else copies == 1


def test_nothing_that_the_asker_did_not_ask_for_runs_here(engine: Engine) -> None:
    """Only Dask leaves this process free."""
    found = {process for process, _ in engine.map(partial(shared_in, shared={}), range(60), together=1)}
    assert (os.getpid() in found) == (not isinstance(engine, cd.DaskEngine))


@pytest.fixture(scope="module")
def archive(seed_articles: tuple[cd.Article, ...]) -> list[cd.Article]:
    """The seeds, made-up news with planted copies and rewrites, and the invented events, in one archive."""
    invented = [article for path in INVENTED for article in cd.read_articles(path)]
    return [*seed_articles, *news(260, words=120), *invented]


def written(found: cd.Detection) -> str:
    """All that was found, byte for byte: events with their reasons, every link's figures."""
    assert isinstance(found.links, Links)
    arrays = ("left", "right", "score", "kind", "figures", "context", "groups", "inside")
    figures = {name: np.asarray(getattr(found.links, name)).tobytes().hex() for name in arrays}
    return json.dumps([as_json(found), figures], ensure_ascii=False)


@pytest.fixture(scope="module")
def expected(archive: list[cd.Article]) -> str:
    """What is found in it without any engine."""
    found = cd.detect_events(archive)
    assert len(found.events) > 50
    return written(found)


def test_links_and_events_are_the_same(engine: Engine, archive: list[cd.Article], expected: str) -> None:
    """Every engine finds the same, byte for byte, on the articles that it was given, and tells how far it is."""
    told: list[tuple[str, int, int]] = []
    found = cd.detect_events(archive, engine=engine, progress=lambda *step: told.append(step))
    assert written(found) == expected
    given = {id(article) for article in archive}
    assert {id(s.article) for e in found.events for s in e.segments} <= given
    assert {id(s.article) for s in found.unmatched} <= given
    read = [done for stage, done, _ in told if stage == "read"]
    assert read[:2] == [64, 128]
    assert read[-1] == len(archive)
    assert told[-1] == ("events", 1, 1)


@pytest.fixture(scope="module")
def stories() -> list[cd.Article]:
    """Three of the invented events: one for each worker, and one more."""
    articles = [article for path in INVENTED[::3] for article in cd.read_articles(path)]
    # A text in an unusual form: what is found in it must be carried back wherever it was found.
    articles[0] = replace(articles[0], text=articles[0].text.replace(" ", "\u200b ", 1).replace("\n", "\r\n"))
    return articles


@pytest.fixture(scope="module")
def report_without_engine(stories: list[cd.Article]) -> str:
    """Their comparison without any engine."""
    return cd.compare(stories).to_json()


def test_reports_are_the_same(engine: Engine, stories: list[cd.Article], report_without_engine: str) -> None:
    """Every engine compares the events of an archive to the same report, which holds the articles that were given."""
    report = cd.compare(stories, engine=engine)
    assert len(report.events) >= 3
    assert report.to_json() == report_without_engine
    segments = {id(segment) for segment in report.segments}
    assert {id(s) for event in report.events for s in event.segments} <= segments
    assert {id(s) for event in report.events for link in event.links for s in (link.a, link.b)} <= segments
    assert {id(segment.article) for segment in report.segments} <= set(map(id, stories))


def test_files_are_read_the_same(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every engine reads the same articles from a large file, and names the same lines that it leaves out."""
    monkeypatch.setattr(partitions, "_PART_BYTES", 10_000)
    lines = [json.dumps({"outlet": a.outlet, "title": a.title, "text": a.text}) for a in news(90, words=60)]
    lines[70] = '{"outlet": "Post"}'
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    skipped: list[cd.InputError] = []
    assert cd.read_articles(path, on_skip=skipped.append, engine=engine) == cd.read_articles(path, on_skip=str)
    assert [error.line for error in skipped] == [71]


def test_wrong_articles_are_told_before_any_work(engine: Engine, archive: list[cd.Article]) -> None:
    """An article that comes twice is an error of the input, whatever the engine."""
    with pytest.raises(cd.DuplicateArticleError):
        cd.detect_events([*archive[:2], *archive[:2]], engine=engine)


def test_what_is_no_engine_is_told(archive: list[cd.Article]) -> None:
    """A name, a class or a number in the place of an engine is an error that names what may stand there."""
    for wrong in ("dask", cd.SerialEngine, 2):
        with pytest.raises(cd.ConfigError, match=r"engine must be one, such as .*; for a number of processes"):
            cd.detect_events(archive[:2], engine=wrong)  # type: ignore[arg-type]
        with pytest.raises(cd.ConfigError, match="engine must be one"):
            cd.read_articles("seeds", engine=wrong)  # type: ignore[arg-type]


def test_an_engine_has_its_own_workers(engine: Engine, archive: list[cd.Article]) -> None:
    """An engine and a number of workers cannot both be given."""
    with pytest.raises(cd.ConfigError, match="either"):
        cd.detect_events(archive[:2], engine=engine, workers=2)
