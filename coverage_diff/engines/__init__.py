"""Where the work on many articles is done: in this process, in several, or on a Dask cluster.

    Engine          what a stage asks for: a function over batches, the results in the order of the batches
    SerialEngine    this process, one batch after the other
    ProcessEngine   this process and worker processes beside it on the same machine
    DaskEngine      the workers of a Dask cluster; needs the extra `dask`

The result is the same, byte for byte, whichever is used: a stage cuts its work into batches without asking how many
workers there are. `tests/engines/test_contract.py` holds all three to that.
"""

from coverage_diff.engines.checks import require_engine
from coverage_diff.engines.dask import DaskEngine
from coverage_diff.engines.engine import Engine
from coverage_diff.engines.processes import ProcessEngine
from coverage_diff.engines.serial import SERIAL, SerialEngine

__all__ = ["SERIAL", "DaskEngine", "Engine", "ProcessEngine", "SerialEngine", "require_engine"]
