"""A browser that is none, and what it pastes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from httpx2 import Response
from starlette.testclient import TestClient

PORT = 8000
HOST = f"127.0.0.1:{PORT}"
SEEDS = Path(__file__).parents[2] / "seeds"

HERALD = """Old bridge at Lower Marl closed after inspection

LOWER MARL - The old bridge at Lower Marl was closed on Tuesday after an inspection found 12 cracks in its main beam.

Traffic will be sent over the ring road until further notice, Mayor Ida Holm said in a statement on Tuesday evening.

Repairs will cost about 3 million crowns and will take until the end of summer, the mayor told the council of Marl.
"""
POST = """Lower Marl bridge shut as cracks are found in main beam

LOWER MARL - An inspection found 9 cracks in the main beam of the old bridge at Lower Marl, which was closed on Tuesday.

Mayor Ida Holm said that the ring road would take all traffic until the bridge at Lower Marl can be opened again.

The ferry company will put on two more ferries a day for those who walk to work, its director Jon Bakke said.
"""
BRIDGE = {"outlet-1": "Harbour Herald", "text-1": HERALD, "outlet-2": "Marl Post", "text-2": POST}
"""A form with two outlets' texts on one event."""

Files = Mapping[str, tuple[str, bytes]]


class Visitor(TestClient):
    """A browser on this machine: it says where it is, keeps its cookie, and fills in forms as the page gives them."""

    def token(self) -> str:
        """The token of the form on the first page."""
        return self.token_in(self.get("/").text)

    @staticmethod
    def token_in(html: str) -> str:
        """The token in a page."""
        match = re.search(r'name="token" value="([0-9a-f]+)"', html)
        assert match
        return match[1]

    def submit(self, form: Mapping[str, str], files: Files | None = None, **headers: str) -> Response:
        """The answer to the form, sent with its token, redirects not followed."""
        parts: Files = files or {"file-4": ("", b"")}  # browsers send an empty part for a file that was not chosen
        return self.post(
            "/compare", data={"token": self.token(), **form}, files=parts, headers=headers, follow_redirects=False
        )

    def compared(self, form: Mapping[str, str] = BRIDGE) -> str:
        """The address of a result."""
        answer = self.submit(form)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]
