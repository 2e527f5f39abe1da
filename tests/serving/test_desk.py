"""Comparisons in processes of their own: bounded in number and time, and ended for good."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable

import anyio
import httpx2
import pytest
from timing import PATIENCE, wait_until
from visitor import BRIDGE, HOST, PORT, Visitor

from coverage_diff.serving import ServingLimits
from coverage_diff.serving.app import create_app
from coverage_diff.serving.desk import BusyError, Desk, StoppedError

LONG = PATIENCE


def test_work_is_done_in_another_process() -> None:
    """What a function returns comes back from a process that is not this one."""
    assert asyncio.run(Desk(1, 1, LONG).run(os.getpid)) != os.getpid()


def test_work_that_takes_too_long_is_ended() -> None:
    """After its seconds a work is stopped, its process is gone, and the next one is done as usual."""

    async def work() -> tuple[int, int]:
        first = await Desk(1, 1, LONG).run(os.getpid)
        with pytest.raises(StoppedError):
            await Desk(1, 1, 0.2).run(time.sleep, 2 * LONG)
        return first, await Desk(1, 1, LONG).run(os.getpid)

    began = time.monotonic()
    first, second = asyncio.run(work())
    assert time.monotonic() - began < 2 * LONG
    assert first != second
    wait_until(lambda: _is_gone(first))


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_time_of_waiting_does_not_count() -> None:
    """Seconds run from a work's turn on: of three works, each has them all when the one before has ended."""
    deadlines: list[float] = []
    ends: list[float] = []

    async def done_here(work: Callable[[], object]) -> object:
        deadlines.append(anyio.current_effective_deadline())
        await anyio.sleep(0.01)
        ends.append(anyio.current_time())
        return work()

    async def work() -> None:
        desk = Desk(1, 2, LONG, done_here)
        await asyncio.gather(*(desk.run(os.getpid) for _ in range(3)))

    asyncio.run(work())
    assert len(ends) == 3
    assert all(deadline >= end + LONG for end, deadline in zip(ends, deadlines[1:], strict=False))


def test_process_that_dies_is_told() -> None:
    """A process that the system ended, for want of memory perhaps, is no crash of the page."""

    async def work() -> int:
        desk = Desk(1, 1, LONG)
        with pytest.raises(StoppedError):
            await desk.run(os._exit, 9)
        return await desk.run(os.getpid)

    assert asyncio.run(work()) > 0


def test_errors_tell_where_they_happened() -> None:
    """An error of the other process brings its traceback along."""

    async def work() -> object:
        return await Desk(1, 1, LONG).run(int, "no number")

    with pytest.raises(ValueError, match="no number") as caught:
        asyncio.run(work())
    assert "Traceback" in caught.value.__notes__[0]


def test_too_many_are_refused() -> None:
    """Beyond those that run and wait a work is refused at once."""

    async def work() -> list[object]:
        desk = Desk(1, 1, LONG)
        return await asyncio.gather(*(desk.run(os.getpid) for _ in range(3)), return_exceptions=True)

    *_, last = asyncio.run(work())
    assert isinstance(last, BusyError)


@pytest.mark.parametrize(("stopped", "status", "words"), [(False, 303, ""), (True, 422, "it took more than 1 second,")])
def test_page_compares_apart(stopped: bool, status: int, words: str, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a case
    """The page itself works so: a result, or the form again with the texts and the reason why it was stopped."""

    async def never(*_: object) -> None:
        raise StoppedError

    if stopped:
        monkeypatch.setattr(Desk, "run", never)
    app = create_app(PORT, ServingLimits(seconds=1 if stopped else LONG))
    headers = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}

    async def ask() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url=f"http://{HOST}", headers=headers) as client:
            token = Visitor.token_in((await client.get("/")).text)
            return await client.post("/compare", data={"token": token, **BRIDGE}, files={"file-1": ("", b"")})

    answer = asyncio.run(ask())
    assert answer.status_code == status
    assert words in answer.text
    assert not stopped or BRIDGE["text-1"].splitlines()[0] in answer.text
