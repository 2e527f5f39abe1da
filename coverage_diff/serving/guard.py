"""Who may ask, and what goes with every answer.

A server on 127.0.0.1 is reached by every web site that the user visits, through the user's own browser. So a name that
somebody else points at this machine is refused (DNS rebinding: the Host header), a form of another site is refused
(Origin, Sec-Fetch-Site), and what another site embeds is refused.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_READING = frozenset({"GET", "HEAD"})
_OWN = frozenset({"same-origin", "none"})  # from this page, or typed into the address bar
_DRAINED = 10
"""A body that is too large is read to its end and thrown away up to so many times the limit: a browser that is cut off
in the middle of sending shows no page, but an error of its own."""

OWN_POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'"
)
"""For pages of our own, which have no scripts at all."""

READING_POLICY = (
    "frame-ancestors 'none'; form-action 'none'; base-uri 'none'; object-src 'none'; connect-src 'none'; "
    "sandbox allow-scripts allow-modals allow-popups allow-popups-to-escape-sandbox"
)
"""For reports and sheets. Each names its own script and style by hash in its head; the sandbox takes from it the
origin of this page as well, so that no script in it could ever press a button here."""

_HEADERS = {
    "cache-control": "no-store",  # a browser's cache is a disk
    "content-security-policy": OWN_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    # Nothing is ever told to another site. "no-referrer" would make browsers send our own forms with "Origin: null",
    # which is also what they send for a page that hides where it comes from.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class BodyTooLargeError(Exception):
    """A request's body has more bytes than are taken in."""


class Guard:
    """Lets through what this machine's own browser asks for on this page's behalf.

    Args:
        app: The application behind it.
        hosts: The names, with port, by which the page is reached.
        body_bytes: Bytes of one body.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], body_bytes: int) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._body_bytes = body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    answer.setdefault(name, value)
            await send(message)

        problem = self._problem(scope["method"], headers)
        if problem:
            refusal = PlainTextResponse(f"coverage-diff: {problem}\n", status_code=403)
            await refusal(scope, receive, send_with_headers)
            return
        await self._app(scope, self._counted(receive), send_with_headers)

    def _problem(self, method: str, headers: Headers) -> str:
        """Why a request is refused; "" where it is not."""
        host = headers.get("host", "").lower()
        if host not in self._hosts or len(headers.getlist("host")) != 1:
            return "this page answers only to its own address on this computer"
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if method in _READING:
            # A link from anywhere may open the page; nothing may load it from within another.
            led_here = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
            return "" if site is None or site in _OWN or led_here else "another site may not load this page"
        if site is not None and site != "same-origin":
            return "a form of another site was sent here"
        return "" if origin == f"http://{host}" else "the form does not say that it comes from this page"

    def _counted(self, receive: Receive) -> Receive:
        """The request's body, until it is too large."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken <= self._body_bytes:
                return message
            while message.get("more_body") and taken <= _DRAINED * self._body_bytes:
                message = await receive()
                taken += len(message.get("body", b""))
            raise BodyTooLargeError

        return counted
