"""Batches on a Dask cluster, and what goes wrong with one."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_work import die_at_seven, slow_square, square
from corpus import news
from timing import PATIENCE, wait_until

import coverage_diff as cd
from coverage_diff.cli.app import run
from coverage_diff.engines import dask
from coverage_diff.engines.dask import DaskEngine

distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")


@pytest.fixture(scope="module")
def doomed() -> Iterator[DaskEngine]:
    """A cluster of two, for tests that kill: on a busy machine Dask may fail to start another worker in their place."""
    with DaskEngine.local(2) as engine:
        yield engine


def test_a_killed_worker_is_survived(doomed: DaskEngine) -> None:
    """One of two workers is killed in mid-run, the one that made the first result: nothing is lost, order is kept."""
    results = doomed.map(slow_square, range(150), together=1)
    first = next(results)
    os.kill(first[1], signal.SIGKILL)
    rest = list(results)
    assert [square for square, _ in (first, *rest)] == [n * n for n in range(150)]
    assert {process for _, process in rest} - {first[1]}


def test_events_are_found_though_a_worker_dies(cluster: DaskEngine) -> None:
    """A worker that is killed while an archive is read changes nothing of what is found."""
    articles = news(300, words=120)
    killed: list[int] = []

    def kill_one(stage: str, done: int, _: int) -> None:
        if stage == "read" and done == 64:
            killed.append(min(cluster._client.run(os.getpid).values()))
            os.kill(killed[0], signal.SIGKILL)

    found = cd.detect_events(articles, engine=cluster, progress=kill_one)
    assert killed
    assert found.events == cd.detect_events(articles).events


def test_a_batch_that_kills_every_worker_ends_with_an_error(doomed: DaskEngine) -> None:
    """Dask does not try for ever, and the error says what to do."""
    doomed._owned[1].scheduler.allowed_failures = 0
    with pytest.raises(cd.EngineError, match=r"died of one batch.*memory"):
        list(doomed.map(DieAt(), range(20), together=1))


class DieAt:
    """`die_at_seven` of a parent that is no worker."""

    def __reduce__(self) -> tuple[object, ...]:
        from functools import partial  # noqa: PLC0415 - what a worker makes of it

        return partial, (die_at_seven, 0)


def test_a_scheduler_that_does_not_answer_is_told_in_time() -> None:
    """An address where nobody listens is an error, which names the time that was given."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens on it, and nobody else can
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(cd.EngineError, match=r"no Dask scheduler answers at 'tcp.* within 0\.5 s .*dask scheduler"):
            DaskEngine.connect(address, timeout=0.5)


def test_an_address_that_is_none_is_told() -> None:
    """What cannot be an address is told as well."""
    with pytest.raises(cd.EngineError, match="no Dask scheduler answers at 'nowhere'"):
        DaskEngine.connect("nowhere", timeout=0.5)


def test_a_cluster_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler alone does no work; after a while that is an error and no endless wait."""
    monkeypatch.setattr(dask, "WORKER_TIMEOUT", 0.5)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0") as empty,
        DaskEngine.connect(empty.scheduler_address, timeout=PATIENCE) as engine,
        pytest.raises(cd.EngineError, match=r"no worker for 0\.5 s"),
    ):
        list(engine.map(square, range(3)))


def test_a_scheduler_that_goes_away_is_told() -> None:
    """When the cluster ends in the middle of the work, that is an error and no endless wait."""
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, dashboard_address="127.0.0.1:0", silence_logs=50
        ) as brief,
        DaskEngine.connect(brief.scheduler_address, timeout=PATIENCE) as engine,
    ):
        results = engine.map(slow_square, range(500), together=1)
        assert next(results)[0] == 0
        brief.close()
        with pytest.raises(cd.EngineError, match=r"cluster failed|no worker"):
            list(results)


def test_the_client_stays_open(cluster: DaskEngine) -> None:
    """An engine over a client of the user's closes nothing that it did not open."""
    client = cluster._client
    with DaskEngine(client) as engine:
        assert list(engine.map(square, range(5))) == [0, 1, 4, 9, 16]
    assert client.status == "running"


def test_nothing_is_left_at_the_scheduler(cluster: DaskEngine) -> None:
    """When the map is over, or was stopped early, the cluster keeps nothing of it."""
    list(cluster.map(square, range(50), together=1))
    next(cluster.map(square, range(50), together=1))
    scheduler = cluster._owned[1].scheduler
    wait_until(lambda: not scheduler.tasks)


def test_a_worker_of_another_version_is_told() -> None:
    """Another version could find other events, so it does no work."""
    answer = dask._Work(square, "0.0.1")(pickle.dumps([1]))
    with pytest.raises(cd.EngineError, match=r"this is 0\.0\.1; install the same version"):
        list(pickle.loads(answer).given_out())  # noqa: S301 - made above


def test_a_worker_without_the_library_is_told() -> None:
    """What a worker cannot import is told with what to do."""
    told = dask._told(ModuleNotFoundError("No module named 'coverage_diff'"))
    assert "install the same version of coverage_diff there" in told


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where dask is not installed, every way to the engine says what to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    for make in (lambda: DaskEngine(object()), lambda: DaskEngine.connect("tcp://a:1"), DaskEngine.local):
        with pytest.raises(cd.MissingExtraError, match=r"DaskEngine needs distributed; .*coverage-diff\[dask\]"):
            make()


def test_a_local_cluster_has_workers() -> None:
    """No workers are no cluster, and what is no number is told."""
    for wrong in (0, "2"):
        with pytest.raises(cd.ConfigError, match="whole number, 1 or more"):
            DaskEngine.local(wrong)  # type: ignore[arg-type]


def test_what_is_no_client_or_address_is_told() -> None:
    """Each way to an engine says which of the others takes what it was given."""
    with pytest.raises(
        cd.ConfigError, match=r"needs a distributed\.Client, not 'tcp://a:1'; DaskEngine\.connect takes"
    ):
        DaskEngine("tcp://a:1")
    with pytest.raises(cd.ConfigError, match="address must be a text such as"):
        DaskEngine.connect(8786)  # type: ignore[arg-type]
    with pytest.raises(cd.ConfigError, match="timeout must be a number of seconds above 0"):
        DaskEngine.connect("tcp://127.0.0.1:1", timeout=-1)


def test_a_program_ends_clean(tmp_path: Path) -> None:
    """A script that kills a worker in mid-run prints its result and nothing else, and leaves no process behind."""
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent("""
        import os, signal
        from batch_work import slow_square
        import coverage_diff as cd

        if __name__ == "__main__":
            with cd.DaskEngine.local(2) as engine:
                pids = list(engine._client.run(os.getpid).values())
                results = engine.map(slow_square, range(60), together=1)
                _, pid = next(results)
                os.kill(pid, signal.SIGKILL)
                print(sum(square for square, _ in results), *pids)
        """),
        encoding="utf-8",
    )
    tests = Path(__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(cd.__file__).parents[1]), str(tests)])}
    command = [sys.executable, "-W", "error", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    total, *pids = done.stdout.split()
    assert int(total) == sum(n * n for n in range(60))
    wait_until(lambda: not [pid for pid in pids if Path("/proc", pid).exists()])


def test_the_command_goes_to_a_cluster(
    cluster: DaskEngine, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`events --engine dask --scheduler ADDRESS` prints what one process does, and no other word."""
    monkeypatch.setattr(dask, "CONNECT_TIMEOUT", PATIENCE)  # however busy the machine
    path = tmp_path / "news.jsonl"
    records = [{"outlet": a.outlet, "title": a.title, "text": a.text} for a in news(60, words=80)]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    printed = []
    for options in ([], ["--engine", "dask", "--scheduler", cluster._client.scheduler.address]):
        monkeypatch.setattr(sys, "argv", ["coverage-diff", "events", str(path), *options])
        assert run() == 0
        sys.stdout.flush()
        printed.append(capfd.readouterr())
    assert printed[0] == printed[1]
    assert "stories in no event" in printed[0].out


def test_the_command_tells_that_nobody_answers(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scheduler that is not there ends the command with 2 and one sentence."""
    monkeypatch.setattr(dask, "CONNECT_TIMEOUT", 0.5)
    monkeypatch.setattr(
        sys, "argv", ["coverage-diff", "events", str(tmp_path), "--engine", "dask", "--scheduler", "127.0.0.1:1"]
    )
    assert run() == 2
    assert capfd.readouterr().err.startswith("coverage-diff: no Dask scheduler answers at '127.0.0.1:1'")
