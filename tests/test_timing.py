"""Noise fails no test that judges a time; what grows too fast does."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
import timing
from timing import ATTEMPTS, PLAIN, assert_linear, assert_within, wait_until


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[float]]:
    """Sets what one measurement after the other shall give; of the list are left those that nobody asked for."""

    def takes(*seconds: float) -> list[float]:
        left = list(seconds)

        def measure(work: Callable[[], object]) -> float:
            work()
            return left.pop(0)

        monkeypatch.setattr(timing, "seconds", measure)
        return left

    return takes


def test_the_collector_rests_while_time_is_taken() -> None:
    """What other tests hold is not walked through meanwhile, and the collector is back at work afterwards."""
    seen: list[bool] = []
    assert timing.seconds(lambda: seen.append(gc.isenabled())) < 1
    with pytest.raises(ZeroDivisionError):
        timing.seconds(lambda: 1 // 0)
    assert (seen, gc.isenabled()) == ([False], True)


def test_work_in_proportion_is_done_once(measured: Callable[..., list[float]]) -> None:
    """Eight times the length in eight times the time needs no second look."""
    left = measured(0.1, 0.8, 9, 9)
    lengths: list[int] = []
    assert_linear(lambda text: lengths.append(len(text)), "word ", 800)
    assert left == [9, 9]
    assert lengths == [100, 800, 6400]


def test_noise_is_measured_again(measured: Callable[..., list[float]]) -> None:
    """One quiet attempt is enough, be the longer input's or the shorter one's the last to be so."""
    measured(0.1, 30, 0.5, 9, 0.1, 0.9)
    assert_linear(str, "word ")
    measured(0.1, 30, 30, 0.9)
    assert_linear(str, "word ")


def test_square_growth_fails(measured: Callable[..., list[float]]) -> None:
    """Sixty-four times the time is no noise where it comes every time."""
    left = measured(*(0.01, 0.64) * ATTEMPTS)
    with pytest.raises(AssertionError, match=r"8 times as much took 0\.640 s, 64 times the 0\.0100 s before"):
        assert_linear(str, "word ")
    assert left == []


def test_limit_is_longer_on_a_slower_machine(measured: Callable[..., list[float]]) -> None:
    """Beyond the limit the machine's speed is measured too; what is in time gives its result."""
    left = measured(0.9, 9)
    assert assert_within(1, lambda: "done") == "done"
    assert left == [9]
    measured(2.5, 3 * PLAIN)
    assert assert_within(1, lambda: "done") == "done"
    measured(*(2.5, PLAIN) * ATTEMPTS)
    with pytest.raises(AssertionError, match=r"took 2\.50 s of processor time at best, where 1\.00 s are allowed"):
        assert_within(1, lambda: "done")


def test_waiting_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens is waited for, and what never happens fails at last."""
    answers = iter([False, False, True])
    wait_until(lambda: next(answers))
    monkeypatch.setattr(timing, "PATIENCE", 0)
    with pytest.raises(AssertionError, match="did not happen within 0 s"):
        wait_until(lambda: False)
