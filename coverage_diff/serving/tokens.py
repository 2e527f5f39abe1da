"""What a form carries to show that it came from a page that this server gave to this browser."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

_BYTES = 18


class Tokens:
    """A token for each browser: the cookie's value signed with a key that lives as long as the server.

    Args:
        port: Part of the cookie's name, because browsers keep one jar for all ports of a machine.
    """

    def __init__(self, port: int) -> None:
        self._cookie = f"coverage-diff-{port}"
        self._key = secrets.token_bytes(32)

    def visitor(self, request: Request) -> str:
        """The value of the browser's cookie; a new one where it has none."""
        return request.cookies.get(self._cookie) or secrets.token_urlsafe(_BYTES)

    def token(self, visitor: str) -> str:
        """What forms for this browser carry."""
        return hmac.new(self._key, visitor.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def is_ours(self, request: Request, token: str) -> bool:
        """Whether a form was made for the browser that sends it."""
        visitor = request.cookies.get(self._cookie)
        if not visitor:
            return False
        return hmac.compare_digest(self.token(visitor).encode(), token.encode("utf-8", "replace"))

    def remember(self, response: Response, visitor: str) -> None:
        """Give the browser its cookie: gone with the window, never sent by other sites, unseen by scripts."""
        response.set_cookie(self._cookie, visitor, httponly=True, samesite="strict", path="/")
