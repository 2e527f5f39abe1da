"""The page, asked by a browser that is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from visitor import HOST, PORT, Visitor

from coverage_diff.serving import ServingLimits
from coverage_diff.serving.app import create_app
from coverage_diff.serving.desk import in_thread


@pytest.fixture
def make_visitor() -> Callable[..., Visitor]:
    """Makes a browser before a page with these limits."""

    def make(**limits: int) -> Visitor:
        app = create_app(PORT, ServingLimits(**limits), in_thread)  # a process for each test takes a second
        headers = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
        return Visitor(app, base_url=f"http://{HOST}", headers=headers, raise_server_exceptions=False)

    return make


@pytest.fixture
def visitor(make_visitor: Callable[..., Visitor]) -> Visitor:
    """A browser before the page with its usual limits."""
    return make_visitor()
