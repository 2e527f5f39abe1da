"""Batches in several processes."""

import os
from collections.abc import Iterator

import pytest
from batch_work import fail_at_seven, process, square

from coverage_diff.detection.workers import map_in_order


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_order(workers: int):
    """Any number of processes gives what `map` gives."""
    assert list(map_in_order(square, range(300), workers)) == [n * n for n in range(300)]
    assert list(map_in_order(square, iter(range(300)), workers, together=1)) == [n * n for n in range(300)]
    assert list(map_in_order(square, [], workers)) == []


def test_this_process_works_too():
    """With two workers, this process does a share of the batches and one helper the rest."""
    processes = set()
    for number in map_in_order(process, range(100_000), 2):
        processes.add(number)
        if len(processes) == 2:
            break
    assert os.getpid() in processes
    assert len(processes) == 2


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_reaches_the_caller(workers: int):
    """What goes wrong in a process is raised here, after the results before it."""
    results = map_in_order(fail_at_seven, range(20), workers, together=1)
    assert [next(results) for _ in range(7)] == list(range(7))
    with pytest.raises(ArithmeticError, match="7"):
        list(results)


def test_a_stream_is_read_only_as_it_is_needed():
    """When the first result is out, a long stream has hardly been touched."""
    taken = []

    def stream() -> Iterator[int]:
        for number in range(10_000_000):
            taken.append(number)
            yield number

    results = map_in_order(square, stream(), 1)
    assert next(results) == 0
    assert len(taken) == 1
