"""The command that opens the library as a page in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from coverage_diff.cli.options import SWITCH
from coverage_diff.cli.outputs import say, stderr


def serve(
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="The port; 0 for any that is free.")] = 0,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", metavar=SWITCH, help="Print the address and leave the browser alone.")
    ] = False,
) -> None:
    """Open a page in the browser: paste texts, read the report, make the lesson.

    The page is on this computer and for this computer only: nothing is sent, nothing is stored. Ctrl-C ends it. For
    example:

    - `coverage-diff serve`

    - `coverage-diff serve --port 8000 --no-browser`
    """
    from coverage_diff.serving import serve as serve_page  # noqa: PLC0415 - the server loads when needed

    messages = stderr()
    serve_page(port, browser=not no_browser, say=lambda text: say(messages, text))
