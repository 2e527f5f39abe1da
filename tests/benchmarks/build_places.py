"""Make coverage_diff/language/data/places.txt: places of WordNet 3.0 and of a list written by hand. Run by hand.

    apt install wordnet-base
    python tests/benchmarks/build_places.py

Countries and states have tables of their own and are left out here.
"""

from __future__ import annotations

from pathlib import Path

WORDNET = Path("/usr/share/wordnet")
DATA = Path(__file__).parents[2] / "coverage_diff" / "language" / "data"
OUT = DATA / "places.txt"
HEADER = """\
# Cities, regions, islands, rivers and mountains. From WordNet 3.0 and from a list written for this project.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used under the WordNet 3.0 license
# (see WORDNET-LICENSE.txt beside this file). Made by tests/benchmarks/build_places.py from it and places_more.txt.
"""
LOCATION, OBJECT = 15, 17
# Instances that news never names, or not as places.
NOT_LOCATIONS = {"sign_of_the_zodiac", "American_state", "celestial_point"}
OBJECTS = {
    "river", "mountain_peak", "range", "lake", "sea", "bay", "gulf", "strait", "waterfall", "continent", "peninsula",
    "isthmus", "ocean", "cape", "pass", "inlet", "tableland", "channel", "firth", "volcano", "glacier", "canyon",
}  # fmt: skip


def places() -> set[str]:
    """Names of the instance synsets of places."""
    synsets: dict[str, tuple[int, list[str], list[str]]] = {}
    for line in (WORDNET / "data.noun").read_text(encoding="ascii").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [fields[4 + 2 * i] for i in range(count)]
        rest = fields[5 + 2 * count :]
        above = [rest[4 * i + 1] for i in range(int(fields[4 + 2 * count])) if rest[4 * i] == "@i"]
        synsets[fields[0]] = (int(fields[1]), words, above)
    found: set[str] = set()
    for lexicographer, words, above in synsets.values():
        kinds = {synsets[offset][1][0] for offset in above}
        location = lexicographer == LOCATION and above and not kinds & NOT_LOCATIONS
        if location or (lexicographer == OBJECT and kinds & OBJECTS):
            found.update(word.replace("_", " ").replace(".", "") for word in words)
    return {name for name in found if name[0].isupper() and len(name) > 2 and "capital of" not in name}


def main() -> None:
    """Write the table."""
    known = set()
    for table in ("countries.tsv", "states.tsv"):
        for line in (DATA / table).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                columns = line.split("\t")
                known.update((columns[0], *columns[1].split(";")))
                known.update(columns[2].split(";"))
    more = Path(__file__).with_name("places_more.txt").read_text(encoding="utf-8").splitlines()
    by_hand = {name.strip() for line in more if not line.startswith("#") for name in line.split(";") if name.strip()}
    names = sorted((places() | by_hand) - known)
    OUT.write_text(HEADER + "\n".join(names) + "\n", encoding="utf-8")
    print(f"{len(names)} places -> {OUT}")


if __name__ == "__main__":
    main()
