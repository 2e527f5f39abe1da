"""The workers of a Dask cluster: on this machine, or on as many as there are."""

from __future__ import annotations

import logging
import operator
import os
import pickle
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import uuid4

import coverage_diff
from coverage_diff.engines.checks import require_workers
from coverage_diff.engines.handover import Done, worked_elsewhere
from coverage_diff.errors import ConfigError, EngineError, MissingExtraError

if TYPE_CHECKING:
    from distributed import Client, Future

Item = TypeVar("Item")
Result = TypeVar("Result")

CONNECT_TIMEOUT = 10.0
"""Seconds in which a scheduler must answer."""
WORKER_TIMEOUT = 60.0
"""Seconds in which a cluster without any worker must get one, at the start or after all were lost."""
# Hand-overs under way per thread of a worker: one in work, one that waits there, one on its way.
_AHEAD = 3
# Threads that a cluster without workers is taken to have: one that grows with its work must see some.
_WITHOUT_WORKERS = 4
# Hand-overs that may be done and not yet given out, for each that may be under way.
_HELD = 4

# Dask serves its state over HTTP in any case; on a port of its own nobody is in its way, and only this machine sees it.
_NO_DASHBOARD = "127.0.0.1:0"


class DaskEngine:
    """Work by a Dask cluster; needs `pip install "coverage_diff[dask]"`.

    The scheduler keeps a batch until its result is there, so a worker that dies costs the batches that it had in work:
    others, or its successor, do them again. A batch that four workers died of ends the map with an
    `EngineError`, as do a scheduler that goes away and a cluster that has no worker for a minute.

    A worker holds two or three hand-overs and what the function binds; this process holds what it asked for. Workers
    need the version of this library that asks.

    Args:
        client: A client of the cluster; stays open when the engine is closed.

    Raises:
        MissingExtraError: dask and distributed are not installed.
        ConfigError: It is no client, or an asynchronous one.

    Example:
        >>> import coverage_diff as cd
        >>> with cd.DaskEngine.local(2) as engine:  # doctest: +SKIP
        ...     articles = cd.read_articles("archive.jsonl", engine=engine)
        ...     found = cd.detect_events(articles, engine=engine)
    """

    def __init__(self, client: Client) -> None:
        _require()
        from distributed import Client as ClientOfDask  # noqa: PLC0415 - half a second, and an extra

        if not isinstance(client, ClientOfDask):
            ways = "DaskEngine.connect takes an address, DaskEngine.local a number of processes"
            raise ConfigError(f"DaskEngine needs a distributed.Client, not {client!r}; {ways}")
        if client.asynchronous:
            raise ConfigError("DaskEngine needs a client that waits for its results: Client(asynchronous=False)")
        self._client = client
        self._owned: tuple[Any, ...] = ()  # what `close` closes, in this order
        self._threads: dict[str, int] = {}
        self._asked = -inf

    @classmethod
    def connect(cls, address: str, *, timeout: float | None = None) -> Self:
        """Work on a cluster that is there: `with DaskEngine.connect("tcp://10.0.0.5:8786") as engine:`.

        Args:
            address: Where its scheduler listens.
            timeout: Seconds in which it must answer; `CONNECT_TIMEOUT` where None.

        Raises:
            MissingExtraError: dask and distributed are not installed.
            ConfigError: The address is no text, or the timeout no number above 0.
            EngineError: No scheduler answers there.
        """
        _require()
        if not isinstance(address, str):
            raise ConfigError(f"address must be a text such as 'tcp://10.0.0.5:8786', not {address!r}")
        from distributed import Client  # noqa: PLC0415 - half a second, and an extra
        from distributed.comm import resolve_address  # noqa: PLC0415 - as above

        patience = CONNECT_TIMEOUT if timeout is None else timeout
        if not isinstance(patience, (int, float)) or not patience > 0:
            raise ConfigError(f"timeout must be a number of seconds above 0, not {timeout!r}")
        try:
            resolve_address(address)  # of a wrong one a client is left half made, and complains at the end of Python
            client = Client(address, timeout=patience, set_as_default=False)
        except (OSError, ValueError) as error:  # TimeoutError is an OSError
            problem = (
                f"no Dask scheduler answers at {address!r} within {patience:g} s ({error}); is `dask scheduler` up?"
            )
            raise EngineError(problem) from error
        engine = cls(client)
        engine._owned = (client,)
        return engine

    @classmethod
    def local(cls, workers: int | None = None) -> Self:
        """Work with processes of this machine, each of one thread: `with DaskEngine.local(2) as engine:`.

        Args:
            workers: How many; as many as there are processors where None. They are started afresh, so a script needs
                the usual `if __name__ == "__main__"`.

        Raises:
            MissingExtraError: dask and distributed are not installed.
            ConfigError: `workers` is no whole number, or below 1.
        """
        _require()
        from distributed import Client, LocalCluster  # noqa: PLC0415 - half a second, and an extra

        count = os.cpu_count() or 1 if workers is None else require_workers(workers)
        cluster = LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            dashboard_address=_NO_DASHBOARD,
            worker_dashboard_address=_NO_DASHBOARD,
            silence_logs=logging.CRITICAL,  # a worker that dies is our error to tell, where it is one
        )
        client = Client(cluster, set_as_default=False)
        engine = cls(client)
        engine._owned = (client, cluster)
        return engine

    def close(self) -> None:
        """Leave the cluster, and stop it where `local` started it."""
        for part in self._owned:
            part.close()
        self._owned = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def map(self, function: Callable[[Item], Result], items: Iterable[Item], *, together: int = 8) -> Iterator[Result]:
        """See `Engine.map`."""
        rest = iter(items)
        name = f"coverage_diff-{uuid4().hex[:12]}"
        # A task of its own, not data: it can be made again where the worker that held it is lost.
        work = self._submit(f"{name}-work", pickle.loads, pickle.dumps(_Work(function, coverage_diff.__version__)))
        waiting: deque[tuple[Future[bytes], str]] = deque()
        number = 0
        try:
            more = True
            while more or waiting:
                for address in self._free(waiting):
                    batch = list(islice(rest, together))
                    more = bool(batch)
                    if not more:
                        break
                    handed = self._submit(f"{name}-{number}", operator.call, work, pickle.dumps(batch), worker=address)
                    waiting.append((handed, address))
                    number += 1
                if waiting:
                    yield from self._result(waiting.popleft()[0]).given_out()
        finally:
            with suppress(Exception):  # a cluster that is gone keeps nothing
                self._client.cancel([work, *(future for future, _ in waiting)])

    def _submit(self, key: str, function: Callable[..., Any], *given: object, worker: str = "") -> Future[bytes]:
        """Hand over work of which the scheduler understands nothing: it needs Python alone, not this library."""
        from dask import config  # noqa: PLC0415 - an extra

        where = {"workers": [worker], "allow_other_workers": True} if worker else {}
        # Dask warns of tasks that hold more than 10 MB, for they pass through the scheduler: ours do so on purpose.
        with _faults_told(), config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"}):
            return self._client.submit(function, *given, key=key, pure=False, **where)

    def _free(self, waiting: Iterable[tuple[Future[bytes], str]]) -> list[str]:
        """The workers that should get a batch now, each as often as it should get one, the least busy first.

        Left to itself, Dask sends all batches to the worker that already holds the function. "" stands for any worker
        of a cluster that has none yet.
        """
        threads = self._workers() or {"": _WITHOUT_WORKERS}
        busy = Counter(address for future, address in waiting if not future.done())
        held = sum(1 for _ in waiting) - busy.total()
        # What is done and waits for its turn is held here; a slow batch must not make that grow without end.
        room = _HELD * _AHEAD * sum(threads.values()) - held
        free = [
            ((place + 1) / count, address)
            for address, count in threads.items()
            for place in range(busy[address], _AHEAD * count)
        ]
        return [address for _, address in sorted(free)[: max(0, room)]]

    def _workers(self) -> dict[str, int]:
        """Threads of each worker, by its address, as they were at most a second ago: to ask takes 2 ms."""
        if monotonic() - self._asked > 1:
            with _faults_told():
                self._threads = self._client.nthreads()
            self._asked = monotonic()
        return self._threads

    def _result(self, future: Future[bytes]) -> Done:
        """What comes back, once it is there.

        Raises:
            EngineError: It never will be.
        """
        with _faults_told():
            while True:
                try:
                    done: Done = pickle.loads(future.result(timeout=WORKER_TIMEOUT))  # noqa: S301 - from our own workers
                except TimeoutError:
                    if not self._client.nthreads():
                        raise EngineError(f"the Dask cluster has had no worker for {WORKER_TIMEOUT:g} s") from None
                else:
                    return done


@contextmanager
def _faults_told() -> Iterator[None]:
    """Whatever goes wrong in here is the cluster's fault: the function's own errors come back as values."""
    try:
        yield
    except EngineError:
        raise
    except Exception as error:
        raise EngineError(_told(error)) from error


@dataclass(frozen=True, slots=True)
class _Work:
    """The function as it lies at a worker."""

    function: Callable[[Any], Any]
    version: str

    def __call__(self, batch: bytes) -> bytes:
        """Do a batch; both ways as bytes, which Dask passes on without a look at what is in them."""
        if self.version != coverage_diff.__version__:
            problem = f"a Dask worker has coverage_diff {coverage_diff.__version__}, and this is {self.version}"
            return pickle.dumps(Done([], EngineError(f"{problem}; install the same version there")))
        items: Sequence[Any] = pickle.loads(batch)  # noqa: S301 - from our own client
        return pickle.dumps(worked_elsewhere(self.function, items), protocol=5)


def _told(error: Exception) -> str:
    """What is wrong with the cluster, and what to do."""
    what = f"{type(error).__name__}: {error}"
    if isinstance(error, (ImportError, AttributeError)):
        return f"a Dask worker cannot load the work ({what}); install the same version of coverage_diff there"
    if type(error).__name__ == "KilledWorker":
        return (
            f"Dask workers died of one batch, one after the other, most often for want of memory; give them more, or "
            f"fewer threads ({what})"
        )
    return f"the Dask cluster failed, or its scheduler went away ({what})"


def _require() -> None:
    """See that dask is there.

    Raises:
        MissingExtraError: It is not.
    """
    try:
        import distributed  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError(error.name or "distributed", extra="dask", purpose="DaskEngine") from error
