"""The package as a whole: its names, its start, its stages."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import coverage_diff as cd

PACKAGE = Path(cd.__file__).parent
STAGES = {"reading", "segmentation", "detection", "alignment", "extraction", "comparison", "reporting"}


def test_public_names_are_sorted_and_there() -> None:
    """Every name of __all__ can be imported, and the list is in order."""
    assert list(cd.__all__) == sorted(cd.__all__)
    for name in cd.__all__:
        assert getattr(cd, name) is not None


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that is not there is told as Python tells it."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = cd.nothing


def test_importing_the_package_loads_nothing_heavy() -> None:
    """`import coverage_diff` brings neither numpy nor any other dependency with it."""
    heavy = ["numpy", "datasketch", "rapidfuzz", "simplemma", "jinja2", "typer", "rich"]
    code = f"import sys, coverage_diff; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("part", ["comparison", "detection", "indexing", "language", "reading", "reporting", "serving"])
def test_a_large_package_tells_what_each_of_its_modules_is_for(part: str) -> None:
    """Its docstring names every module, or the family that it is of (`search` for `search_names`)."""
    folder = PACKAGE / part
    written = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    told = set(re.findall(r"\w+", written or ""))
    modules = {path.stem for path in folder.glob("[a-z]*.py")}
    assert {module for module in modules if not {module, module.partition("_")[0]} & told} == set()


def imports(path: Path) -> set[str]:
    """The parts of coverage_diff that a file imports: "model", "language.text", ..."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("coverage_diff"):
            found.add((node.module or "").removeprefix("coverage_diff").lstrip("."))
    return found


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_stage_imports_only_the_foundation(stage: str) -> None:
    """A stage knows errors, model, config and language, and no other stage."""
    for path in (PACKAGE / stage).rglob("*.py"):
        other = {name.split(".")[0] for name in imports(path)} & ((STAGES - {stage}) | {"pipeline", "cli"})
        assert not other, f"{path.relative_to(PACKAGE)} imports {other}"


@pytest.mark.parametrize("part", ["model", "language"])
def test_foundation_imports_no_stage(part: str) -> None:
    """The foundation knows no stage; only the ways out of a report and its parts import their renderer when called."""
    for path in (PACKAGE / part).rglob("*.py"):
        other = {name.split(".")[0] for name in imports(path)} & (STAGES | {"pipeline", "cli"})
        ways_out = part == "model" and path.name in {"report.py", "fact.py", "event.py"}
        assert other <= ({"reporting"} if ways_out else set()), path
