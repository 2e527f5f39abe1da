"""What the user typed into an engine."""

from __future__ import annotations

import logging
import os
from contextlib import AbstractContextManager, nullcontext

from coverage_diff.cli.options import EngineName
from coverage_diff.engines import SERIAL, DaskEngine, Engine, ProcessEngine
from coverage_diff.errors import ConfigError


def chosen_engine(
    name: EngineName | None, workers: int | None, scheduler: str | None
) -> AbstractContextManager[Engine]:
    """The engine of `--engine`, `--workers` and `--scheduler`; what it starts, it stops when it is left.

    Raises:
        ConfigError: The three do not go together.
        MissingExtraError: Dask is asked for and not installed.
        EngineError: No scheduler answers.
    """
    if scheduler is not None:
        if name is not EngineName.DASK:
            raise ConfigError("--scheduler names a Dask cluster; add --engine dask")
        if workers is not None:
            raise ConfigError("--scheduler names a Dask cluster, which has its own workers; leave --workers out")
        engine = DaskEngine.connect(scheduler)
        # What goes wrong is told by our errors; Dask's own account of it is a page of tracebacks.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        return engine
    if name is EngineName.DASK:
        return DaskEngine.local(workers)
    if name is EngineName.SERIAL and (workers or 1) > 1:
        raise ConfigError("--engine serial is one process; leave --workers out, or take --engine processes")
    if name is EngineName.PROCESSES or (workers or 1) > 1:
        return nullcontext(ProcessEngine(workers or os.cpu_count() or 1))
    return nullcontext(SERIAL)
