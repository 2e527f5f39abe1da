"""An archive that grows: add today's pages, see which events grew, write their reports anew.

Run it every day with the new pages; what is there already costs next to nothing.

python examples/growing_index.py PAGES... [--index ARCHIVE.ix] [-o REPORTS]
"""

import argparse
import sys
from pathlib import Path

import coverage_diff as cd


def main() -> None:
    """Add pages to the index, and report on every event that two outlets now cover."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", help="pages, records, feeds, web archives or folders")
    parser.add_argument("--index", type=Path, default=Path("archive.ix"), help="the index; made where there is none")
    parser.add_argument("-o", "--output", type=Path, default=Path("reports"), help="folder for the reports")
    options = parser.parse_args()

    try:
        with cd.EventIndex.open(options.index) as index:
            before = len(index)
            grown = index.add(cd.iter_articles(*options.pages, on_skip=lambda error: print("left out:", error)))
            print(f"{len(index) - before} new articles, {len(index)} in all")
            for event in grown:
                if len(event.outlets) > 1:
                    path = index.report(event).save(options.output / f"{event.id}.html")
                    print(f"{event.title} ({', '.join(event.outlets)}): {path}")
    except cd.CoverageDiffError as error:
        sys.exit(f"growing_index: {error}")


if __name__ == "__main__":
    main()
