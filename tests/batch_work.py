"""Work for several processes: one that was started afresh finds it here by name, which it would not in a test file."""

import os
import signal
import threading
import time

from coverage_diff.errors import InvalidArticleError, MissingExtraError


def square(number: int) -> int:
    """The square."""
    return number * number


def process(_: int) -> int:
    """The number of the process that works."""
    time.sleep(0.001)
    return os.getpid()


def slow_square(number: int) -> tuple[int, int]:
    """The square and the process that made it, after a while in which that can be killed."""
    time.sleep(0.02)
    return number * number, os.getpid()


def shared_in(_: int, *, shared: dict[str, int]) -> tuple[int, int]:
    """The process, and which copy of a shared value it has."""
    return os.getpid(), id(shared)


def fail_at_seven(number: int) -> int:
    """The number; 7 is an error."""
    if number == 7:
        raise ArithmeticError(number)
    return number


def refuse(field: str) -> None:
    """An error of the library with all that it can say."""
    if field == "extra":
        raise MissingExtraError("lxml", extra="html", purpose="Reading web pages")
    raise InvalidArticleError("is missing", source="news.jsonl", line=12, field=field)


class ForeignError(Exception):
    """An error that cannot be made again from its message, as many are."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what} at {where}")


def raise_foreign(what: str) -> None:
    """An error that cannot travel."""
    raise ForeignError(what, "home")


class HoldingError(Exception):
    """An error that holds what no process can send to another."""

    def __str__(self) -> str:
        return "fire at home"


def raise_holding(_: str) -> None:
    """An error that cannot be pickled, whatever is installed: Dask teaches pickle most of them."""
    raise HoldingError(threading.Lock())


def die_at_seven(parent: int, number: int) -> int:
    """The number; at 7 any process but the parent is killed, as for want of memory."""
    if number >= 7 and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return number
