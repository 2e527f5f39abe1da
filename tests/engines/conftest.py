"""The three engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coverage_diff.engines import SERIAL, DaskEngine, Engine, ProcessEngine, processes


@pytest.fixture(scope="module")
def cluster() -> Iterator[DaskEngine]:
    """A Dask cluster of two processes on this machine; starting it takes 2 to 4 seconds."""
    pytest.importorskip("distributed", reason="the extra `dask` is not installed")
    with DaskEngine.local(2) as engine:
        yield engine


@pytest.fixture(params=["serial", "processes", "dask"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Each of the engines in turn; processes are started at once, however small the work."""
    monkeypatch.setattr(processes, "_ALONE", -1.0)
    if request.param == "dask":
        found: DaskEngine = request.getfixturevalue("cluster")
        return found
    return SERIAL if request.param == "serial" else ProcessEngine(2)
