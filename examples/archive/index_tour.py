"""An archive that grows day by day: events are kept up to date, a revised page takes the place of the earlier one.

python examples/archive/index_tour.py [-o FOLDER]
"""

import argparse
import dataclasses
from pathlib import Path

from invented_news import invented_articles

import coverage_diff as cd


def main() -> None:
    """Add invented news to an index, revise one page, ask for a statement and save a report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=Path("index_tour"), help="folder for index and report")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)

    with cd.EventIndex.open(options.output / "news.index") as index:
        for day, articles in invented_articles(days=4):
            for event in index.add(articles):
                print(f"{day}  {event.title}: {len(event.segments)} stories of {len(event.outlets)} outlets")

        event = index.events()[-1]
        before = index.report(event)
        page = index.article(event.segments[-1].article_id)
        index.add(
            [dataclasses.replace(page, text=page.text + "\n\nThe mayor will speak to the council on 9 February.")]
        )
        after = index.report(event)  # the event as it is now, though its id has changed
        print("\nafter a page was revised:")
        for change in cd.diff_reports(before, after):
            print(f"  {change.change}: {change.fact} {change.outlet} {change.before} -> {change.after}")

        statement = "26 teachers had to leave"
        print(f"\nwho reports “{statement}”?")
        for found in index.find(statement):
            print(f"  {found.article.outlet}: {found.check.status}, {found.check.evidence[0].text}")
        print("\nwrote", after.save(options.output / "report.html"))


if __name__ == "__main__":
    main()
