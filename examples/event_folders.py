"""Many outlets, one folder per event: a report beside each folder's pages, and one line per event.

    events/flood/courier.txt  radio.html  daily.txt      ->  reports/flood.html
    events/strike/...                                    ->  reports/strike.html

python examples/event_folders.py EVENTS [-o REPORTS]
"""

import argparse
import sys
from pathlib import Path

import coverage_diff as cd


def main() -> None:
    """Compare the pages of each folder; a folder that cannot be used is named, and the rest goes on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path, help="the folder of folders")
    parser.add_argument("-o", "--output", type=Path, default=Path("reports"), help="folder for the reports")
    options = parser.parse_args()

    folders = sorted(path for path in options.events.glob("*") if path.is_dir())
    failed = 0
    for folder in folders:
        try:
            report = cd.compare(cd.read_articles(folder))
            path = report.save(options.output / f"{folder.name}.html")
        except cd.CoverageDiffError as error:
            print(f"{folder.name}: left out: {error}", file=sys.stderr)
            failed += 1
            continue
        facts = [fact for event in report.events for fact in event.facts]
        omitted = sum(bool(fact.omitters) for fact in facts)
        print(f"{folder.name}: {len(report.outlets)} outlets, {len(facts)} facts, {omitted} omitted somewhere: {path}")
    if failed == len(folders):
        sys.exit(f"event_folders: nothing in {options.events} could be compared")


if __name__ == "__main__":
    main()
