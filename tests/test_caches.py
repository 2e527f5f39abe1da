"""What the library keeps between two calls."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import coverage_diff

# Whose arguments are names of tables, models and the like, of which there are few, never words of an article.
TABLES = {
    *("_asset", "closed", "nouns", "_cues", "load", "_weights", "weights", "_marked", "rows", "words", "mapping"),
    *("line_patterns",),
}


def test_caches_are_bounded() -> None:
    """No function that is asked for words of articles keeps its answers without bound: a server would fill up."""
    found = {}
    for module in pkgutil.walk_packages(coverage_diff.__path__, "coverage_diff."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if hasattr(value, "cache_parameters") and inspect.signature(value).parameters:
                    found[f"{value.__module__}.{name}"] = value.cache_parameters()["maxsize"]
    assert len(found) > 20
    assert {name for name, size in found.items() if size is None and name.split(".")[-1] not in TABLES} == set()
