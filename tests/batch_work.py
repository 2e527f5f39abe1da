"""Work for several processes: one that was started afresh finds it here by name, which it would not in a test file."""

import os
import time


def square(number: int) -> int:
    """The square."""
    return number * number


def process(_: int) -> int:
    """The number of the process that works."""
    time.sleep(0.001)
    return os.getpid()


def fail_at_seven(number: int) -> int:
    """The number; 7 is an error."""
    if number == 7:
        raise ArithmeticError(number)
    return number
