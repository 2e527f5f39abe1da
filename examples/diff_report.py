"""Compare what outlets told their readers about an event; without arguments, the two seed pages.

python examples/diff_report.py [PAGES...] [-o FOLDER]
"""

import argparse
import sys
from pathlib import Path

from rich.console import Console

import coverage_diff as cd
from coverage_diff.reporting import terminal

SEEDS = Path(__file__).parents[1] / "seeds"


def main() -> None:
    """Read pages, compare them, print the table and save the report in three formats."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", default=[SEEDS], help="pages, records, lists or folders")
    parser.add_argument("-o", "--output", type=Path, default=Path("diff_report"), help="folder for the reports")
    options = parser.parse_args()

    try:
        report = cd.compare(cd.read_articles(*options.pages))
    except cd.CoverageDiffError as error:
        sys.exit(f"diff_report: {error}")

    terminal.print_report(report, Console())
    for name in ("report.html", "report.md", "report.json"):
        print("wrote", report.save(options.output / name))


if __name__ == "__main__":
    main()
