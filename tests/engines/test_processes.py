"""Batches in several processes of one machine."""

import os
from functools import partial

import pytest
from batch_work import die_at_seven, process, square
from timing import PATIENCE

import coverage_diff as cd
from coverage_diff.engines import ProcessEngine, processes


@pytest.mark.parametrize("workers", [1, 3])
def test_any_number_of_processes_gives_the_same(workers: int, monkeypatch: pytest.MonkeyPatch):
    """One process is `map`; three are the same."""
    monkeypatch.setattr(processes, "_ALONE", -1.0)
    assert list(ProcessEngine(workers).map(square, range(300))) == [n * n for n in range(300)]


@pytest.mark.parametrize("workers", [0, -1, "2", 2.0, None])
def test_workers_are_counted(workers: object):
    """At least this process works; what is no whole number is told as such."""
    with pytest.raises(cd.ConfigError, match="must be a whole number, 1 or more, not"):
        ProcessEngine(workers)


def test_small_work_starts_no_process(monkeypatch: pytest.MonkeyPatch):
    """What is done in less time than a worker process takes to start is done here."""
    monkeypatch.setattr(processes, "_ALONE", PATIENCE)  # however busy the machine
    assert set(ProcessEngine(2).map(process, range(50))) == {os.getpid()}


def test_this_process_works_too():
    """With two workers, this process does a share of the batches and one more process the rest."""
    processes = set()
    for number in ProcessEngine(2).map(process, range(100_000)):
        processes.add(number)
        if len(processes) == 2:
            break
    assert os.getpid() in processes
    assert len(processes) == 2


def test_a_killed_worker_is_an_error_that_says_what_to_do():
    """A process that is killed in mid-run ends the map with an error of the library, after the results before it."""
    results = ProcessEngine(2).map(partial(die_at_seven, os.getpid()), range(10_000), together=1)
    assert next(results) == 0
    with pytest.raises(cd.EngineError, match=r"killed.*fewer workers"):
        list(results)
