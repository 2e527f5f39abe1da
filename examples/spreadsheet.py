"""From a spreadsheet of articles to a spreadsheet of facts: one row per fact and outlet.

The input has the columns outlet, published, title, text (archives' own names, such as "source" and "date", are known).

python examples/spreadsheet.py ARTICLES.csv [-o FACTS.csv]
"""

import argparse
import sys
from pathlib import Path

import coverage_diff as cd


def main() -> None:
    """Read a table of articles, compare them, and write the matrix as a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="a .csv, .tsv or .parquet file, one article a row")
    parser.add_argument("-o", "--output", type=Path, default=Path("facts.csv"), help="where to write the facts")
    options = parser.parse_args()

    left_out: list[cd.InputError] = []
    try:
        report = cd.compare(cd.read_articles(options.articles, on_skip=left_out.append))
        report.save(options.output)
    except cd.CoverageDiffError as error:
        sys.exit(f"spreadsheet: {error}")

    for skipped in left_out:
        print("left out:", skipped)
    for event in report.events:
        print(f"{event.title}: {len(event.facts)} facts, {', '.join(event.outlets)}")
    print("wrote", options.output)


if __name__ == "__main__":
    main()
