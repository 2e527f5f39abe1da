"""An index outlives the process that writes to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from killing import COUNTS, article, run
from timing import PATIENCE

from coverage_diff import EventIndex


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_writers_lose_nothing(path: Path) -> None:
    """After each of 15 kills what was committed is there, the rest as a whole or not at all, and the file is whole."""
    state = run(path, kills=15, seed=3)
    with EventIndex.open(path) as index:
        assert len(index) == len(state)
        assert min(COUNTS["done"], COUNTS["broken"]) > 5
        index.add([article(number) for number in range(3000, 3003)])
        assert set(index.event(index.events()[0].id).outlets) == {"Herald", "Post", "Courier"}


READER = """
import sys, time
from coverage_diff import EventIndex
with EventIndex.open(sys.argv[1], create=False) as index:
    print("ready", flush=True)
    sizes = []
    while not sizes or sizes[-1] < int(sys.argv[2]):
        events = index.events()
        sizes.append(sum(len(event.segments) for event in events))
        assert sizes == sorted(sizes), sizes
        assert all(len(event.segments) >= 2 for event in events)
"""


def test_two_processes_read_while_one_writes(path: Path) -> None:
    """Readers see whole states that only grow, and are never told to wait."""
    with EventIndex.open(path) as index:
        index.add([article(number) for number in range(6)])
        command = [sys.executable, "-c", READER, str(path), "30"]
        readers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline().strip() == b"ready"
        for number in range(6, 30, 3):
            index.add([article(number + i) for i in range(3)])
        for reader in readers:
            _, errors = reader.communicate(timeout=PATIENCE)
            assert (reader.returncode, errors) == (0, b"")
