"""All of it as one application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from coverage_diff.serving.address import hosts
from coverage_diff.serving.desk import Runner, in_process
from coverage_diff.serving.guard import BodyTooLargeError, Guard
from coverage_diff.serving.limits import ServingLimits
from coverage_diff.serving.tokens import Tokens
from coverage_diff.serving.views import Views

_TITLES = {
    400: "This form could not be read",
    403: "This form is too old",
    404: "Nothing is here",
    405: "Nothing is here",
    409: "No lesson can be made",
    413: "This is too much at once",
    500: "Something went wrong in the program",
}
_ADVICE = {
    400: "It did not arrive whole. Go back and send it again.",
    403: "It is from an earlier start of the program. Go back, load the page again, and send it again.",
    404: (
        "Results are kept in memory only: they are gone when the program ends, or when many newer ones were made. "
        "Compare the texts again, and save what you want to keep."
    ),
    405: "This address takes no such request.",
    500: (
        "Nothing was stored. The window in which the program was started tells what happened; please report it, and "
        "try once more."
    ),
}


def create_app(port: int, limits: ServingLimits | None = None, runner: Runner[object] = in_process) -> ASGIApp:
    """The page as an ASGI application.

    Args:
        port: Where it will be reached on this machine; requests that name another address are refused.
        limits: How much it takes on; the usual bounds where None.
        runner: How comparisons are done: each in a process of its own that can be stopped, or in a thread.
    """
    bounds = limits or ServingLimits()
    views = Views(Tokens(port), bounds, runner)
    app = Starlette(
        routes=[
            Route("/", views.start),
            Route("/style.css", views.style),
            Route("/compare", views.compare, methods=["POST"]),
            Route("/work/{work}", views.work),
            Route("/work/{work}/edit", views.edit),
            Route("/work/{work}/coverage-diff.zip", views.archive),
            Route("/work/{work}/lesson", views.lesson),
            Route("/work/{work}/lesson/draw", views.draw, methods=["POST"]),
            Route("/work/{work}/lesson/save", views.save, methods=["POST"]),
            Route("/work/{work}/lesson/{name}", views.sheet),
            Route("/work/{work}/{name}", views.report),
        ],
        exception_handlers={
            HTTPException: _message(views, bounds),
            BodyTooLargeError: _message(views, bounds),
            Exception: _message(views, bounds),
        },
    )
    app.router.redirect_slashes = False
    return Guard(app, hosts(port), bounds.body_bytes)


def _message(views: Views, limits: ServingLimits) -> Callable[[Request, Exception], Awaitable[Response]]:
    """The handler that shows an error as a page."""

    async def show(request: Request, error: Exception) -> Response:
        status, text = 500, ""
        if isinstance(error, BodyTooLargeError):
            status = 413
            text = (
                f"Texts and files may have {limits.body_bytes // 1_000_000} MB together. "
                "Large archives are work for the command: coverage-diff compare FILES"
            )
        elif isinstance(error, HTTPException):
            status = error.status_code
            text = f"{error.detail}." if status == 409 else ""
        known = status if status in _TITLES else 400
        return views.message(request, status, _TITLES[known], text or _ADVICE[known])

    return show
