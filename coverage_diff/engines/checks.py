"""What may stand for an engine, and for the number of its workers."""

from __future__ import annotations

from operator import index

from coverage_diff.engines.engine import Engine
from coverage_diff.errors import ConfigError


def require_workers(workers: object) -> int:
    """A number of workers.

    Raises:
        ConfigError: It is no whole number, or below 1.
    """
    try:
        count = index(workers)  # type: ignore[arg-type] # whatever a user gives
    except TypeError:
        count = 0
    if count < 1:
        raise ConfigError(f"workers must be a whole number, 1 or more, not {workers!r}")
    return count


def require_engine(engine: Engine) -> Engine:
    """An engine.

    Raises:
        ConfigError: It is something else.
    """
    if isinstance(engine, type) or not callable(getattr(engine, "map", None)):
        problem = f"engine must be one, such as cd.ProcessEngine(2) or cd.DaskEngine.local(2), not {engine!r}"
        raise ConfigError(f"{problem}; for a number of processes there is workers=2")
    return engine
