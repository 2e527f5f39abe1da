"""Which outlets report a statement, and in which sentence? Without arguments, the two seed pages.

python examples/check_claim.py "STATEMENT" [PAGES...]
"""

import argparse
import sys
from pathlib import Path

import coverage_diff as cd

SEEDS = Path(__file__).parents[1] / "seeds"
STATEMENT = "More than 2,400 complaints about terrorist content are under investigation"


def main() -> None:
    """Read pages, look for the statement in each, and print what supports it and what is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statement", nargs="?", default=STATEMENT, help="one sentence, in quotation marks")
    parser.add_argument("pages", nargs="*", default=[SEEDS], help="pages, records, lists or folders")
    options = parser.parse_args()

    try:
        articles = cd.read_articles(*options.pages)
    except cd.CoverageDiffError as error:
        sys.exit(f"check_claim: {error}")

    print(options.statement)
    for article in articles:
        found = cd.check(options.statement, article)
        print(f"\n{article.outlet}: {found.status} (score {found.score:.2f})")
        for mention in found.evidence[:1]:
            print(f"  {' '.join(mention.text.split())}")
        if found.missing:
            print(f"  not found: {', '.join(found.missing)}")


if __name__ == "__main__":
    main()
