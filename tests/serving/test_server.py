"""The address, the browser, and the end."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import webbrowser
from urllib.request import urlopen

import pytest
import uvicorn
from timing import PATIENCE

import coverage_diff as cd
from coverage_diff.serving import ServingLimits, serve


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is stopped with Ctrl-C before its first request."""

    def run(self: uvicorn.Server, sockets: list[socket.socket]) -> None:  # noqa: ARG001 - uvicorn's own arguments
        assert sockets[0].getsockname()[0] == "127.0.0.1"
        raise KeyboardInterrupt

    monkeypatch.setattr(uvicorn.Server, "run", run)


@pytest.mark.usefixtures("ended")
def test_address_is_told_and_ctrl_c_ends_in_good_order() -> None:
    """A free port of this machine alone, said before anything else, and a last word at the end."""
    said: list[str] = []
    serve(browser=False, say=said.append)
    assert re.search(r"http://127\.0\.0\.1:[1-9]\d+/", said[0])
    assert "nothing was kept" in said[-1]


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize("works", [True, False])
def test_browser_is_opened(monkeypatch: pytest.MonkeyPatch, works: bool) -> None:  # noqa: FBT001 - a case
    """The browser gets the address; where none can be started, the user is told to do it."""
    opened: list[str] = []

    def open_(address: str) -> bool:
        opened.append(address)
        return works

    class Thread:
        def __init__(self, target: object, args: tuple[object, ...], daemon: bool) -> None:  # noqa: FBT001 - as threading's
            self.run = lambda: target(*args)  # type: ignore[operator]
            assert daemon

        def start(self) -> None:
            """Run at once, so that the test need not wait."""
            self.run()

    monkeypatch.setattr(webbrowser, "open", open_)
    monkeypatch.setattr("coverage_diff.serving.server.threading.Thread", Thread)
    said: list[str] = []
    serve(say=said.append)
    assert opened[0] in said[0]
    assert any("No browser could be started" in line for line in said) != works


def test_taken_port_is_told() -> None:
    """The message names the port and what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(cd.ConfigError, match=rf"port {port} cannot be used .*choose another"):
            serve(port, browser=False)
    with pytest.raises(cd.ConfigError, match="port 70000 cannot be used"):
        serve(70_000, browser=False)


def test_missing_packages_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the message says how to install it."""
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(cd.MissingExtraError, match=r"uvicorn.*coverage-diff\[serve\]"):
        serve(browser=False)


@pytest.mark.parametrize(("name", "value"), [("works", 0), ("body_bytes", 0), ("waiting", -1)])
def test_impossible_limits(name: str, value: int) -> None:
    """A bound that lets nothing through is a mistake."""
    with pytest.raises(cd.ConfigError, match=name):
        ServingLimits(**{name: value})


def test_command_serves_this_machine_alone() -> None:
    """The command answers on 127.0.0.1, says nothing of the software behind it, and ends with 0 on Ctrl-C."""
    command = [sys.executable, "-m", "coverage_diff", "serve", "--no-browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        match = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
        assert match
        with urlopen(match[0], timeout=PATIENCE) as answer:  # noqa: S310 - our own address
            assert answer.headers["server"] is None
            assert b"What did each outlet tell" in answer.read()
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=PATIENCE) == 0
        assert "nothing was kept" in server.stderr.read()
