"""What outlets leave out over a whole archive, here of 48 invented articles on 12 events.

The four outlets print 95, 75, 50 and 30 % of what is known beyond the first sentence; the table should rank them so.

python examples/archive/archive_table.py [-o FOLDER] [--plot]
"""

import argparse
from pathlib import Path

from invented_news import invented_articles

import coverage_diff as cd


def main() -> None:
    """Compare every event of an archive and print how often each outlet left out what others told."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=Path("archive_table"), help="folder for the tables")
    parser.add_argument("--plot", action="store_true", help="draw the rates too (extra `plots`)")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)

    with cd.EventIndex.open(options.output / "news.index") as index:
        for _, articles in invented_articles():
            index.add(articles)
        table = cd.coverage_table(index)

    print(f"{table.events} events")
    print(f"{'outlet':20} {'left out':>9} {'of':>5} {'rate':>6} {'unclear':>8}")
    for row in table.outlets():
        rate, unclear = row.omission_rate or 0, row.unclear_share or 0
        print(f"{row.outlet:20} {row.omitted:9} {row.decided:5} {rate:6.2f} {unclear:8.2f}")
    for by in ("event", "kind"):
        path = options.output / f"by_{by}.csv"
        path.write_text(table.to_csv(by), encoding="utf-8")
        print("wrote", path)
    if options.plot:
        from matplotlib import pyplot as plt  # noqa: PLC0415 - an optional package

        path = options.output / "rates.png"
        table.plot()
        plt.savefig(path)
        print("wrote", path)


if __name__ == "__main__":
    main()
