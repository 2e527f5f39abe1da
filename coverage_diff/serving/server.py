"""The listening socket, the browser, and the end."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable
from importlib import import_module

from coverage_diff.errors import ConfigError, MissingExtraError
from coverage_diff.serving.address import ADDRESS

_NEEDED = ("starlette", "uvicorn", "python_multipart")
_BACKLOG = 64  # connections that wait to be accepted
_CONCURRENT = 100  # connections and tasks at once; each of them may hold a form in memory


def serve(port: int = 0, *, browser: bool = True, say: Callable[[str], None] = print) -> None:
    """Serve the page on 127.0.0.1 until Ctrl-C.

    Comparisons run in processes that are started afresh, so a script needs the usual `if __name__ == "__main__"`.

    Args:
        port: The port; 0 for any that is free.
        browser: Whether to open the page in the browser.
        say: Called with the address and with what else the user should know.

    Raises:
        ConfigError: The port is taken, or out of range.
        MissingExtraError: The server's packages are not installed.
    """
    try:
        _, uvicorn, _ = map(import_module, _NEEDED)
    except ImportError as error:
        raise MissingExtraError(str(error.name), extra="serve", purpose="The page in the browser") from error
    from coverage_diff.serving.app import create_app  # noqa: PLC0415 - it needs the extra's packages

    listening = _listen(port)
    port = listening.getsockname()[1]
    address = f"http://{ADDRESS}:{port}/"
    config = uvicorn.Config(
        create_app(port),
        access_log=False,
        lifespan="off",
        limit_concurrency=_CONCURRENT,
        log_level="warning",
        proxy_headers=False,  # nobody stands between this page and its reader, so nobody may claim to
        server_header=False,
        timeout_graceful_shutdown=1,
        ws="none",
    )
    say(f"The page is at {address} – it stays on this computer. Press Ctrl-C to end it.")
    if browser:
        # The socket listens already, so the browser may come before the server has begun to answer.
        threading.Thread(target=_open, args=(address, say), daemon=True).start()
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass  # the server has ended in good order; it passes the signal on
    finally:
        listening.close()
    say("The page is closed; nothing was kept.")


def _listen(port: int) -> socket.socket:
    """A socket on this machine's own address.

    Raises:
        ConfigError: The port is taken, or out of range.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((ADDRESS, port))
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        raise ConfigError(f"port {port} cannot be used ({error}); choose another, or none for a free one") from error
    return listening


def _open(address: str, say: Callable[[str], None]) -> None:
    if not webbrowser.open(address):
        say(f"No browser could be started; open {address} yourself.")
