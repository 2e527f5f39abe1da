"""The notebook, run from top to bottom. After a change: pytest tests/examples --update-golden."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "examples" / "compare_outlets.ipynb"
MOST_BYTES = 200_000
"""A notebook that is read on the web, in reviews and in diffs stays small."""

RUN = """
import sys, nbformat
from nbclient import NotebookClient
source, target, folder = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
place = {"metadata": {"path": folder}}
NotebookClient(notebook, timeout=600, startup_timeout=600, kernel_name="python3", resources=place).execute()
for cell in notebook.cells:
    cell.metadata.pop("execution", None)  # when it ran is nobody's business
    for output in cell.get("outputs", ()):
        if "text/html" in output.get("data", {}):
            del output["data"]["text/plain"]  # a report's plain form holds all texts
notebook.metadata["language_info"] = {"name": "python"}
nbformat.write(notebook, target)
"""


def _outputs(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        yield from cell.get("outputs", ())


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> NotebookNode:
    """The notebook after a run in a kernel of its own."""
    target = tmp_path_factory.mktemp("notebook") / "executed.ipynb"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "IPYTHONDIR": str(target.parent)}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(NOTEBOOK), str(target), str(NOTEBOOK.parent)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    if request.config.getoption("--update-golden"):
        NOTEBOOK.write_text(target.read_text(encoding="utf-8"), encoding="utf-8")
    return nbformat.read(target, as_version=4)


def test_every_cell_runs(executed: NotebookNode) -> None:
    """No cell fails, warns, or shows nothing but the last one's silence."""
    kinds = {output.output_type for output in _outputs(executed)}
    assert kinds <= {"execute_result", "display_data", "stream"}
    assert not [output for output in _outputs(executed) if output.get("name") == "stderr"]
    for cell in executed.cells:
        if cell.cell_type == "code":
            assert cell.outputs, cell.source


def test_cells_show_what_they_promise(executed: NotebookNode) -> None:
    """Tables as HTML, two pictures, a report that loads back as it was, a correction that holds."""
    html = "".join("".join(output.get("data", {}).get("text/html", "")) for output in _outputs(executed))
    assert "Harwick" in html
    assert "○ omitted" in html
    assert sum("image/png" in output.get("data", {}) for output in _outputs(executed)) == 2
    plain = "\n".join("".join(output.get("data", {}).get("text/plain", "")) for output in _outputs(executed))
    assert "('omitted', 'unclear')" in plain
    assert "['report.csv', 'report.html', 'report.json', 'report.md'], True" in plain.replace("(", "")


def test_kept_outputs_are_whole_and_small() -> None:
    """The notebook is kept with the outputs of its cells as they stand, in order, without traces of a machine."""
    text = NOTEBOOK.read_text(encoding="utf-8")
    kept = nbformat.reads(text, as_version=4)
    nbformat.validate(kept)
    code = [cell for cell in kept.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1)), "run with --update-golden"
    assert all(cell.outputs for cell in code)
    assert len(text.encode()) < MOST_BYTES
    assert str(Path.home()) not in text
    assert "Traceback" not in text
