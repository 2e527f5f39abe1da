"""Make places.txt and proper_nouns.txt in coverage_diff/language/data from WordNet 3.0. Run by hand.

places_more.txt beside this script, written by hand, adds places.

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


def words() -> tuple[set[str], set[str]]:
    """The single words that WordNet writes in lower case (Bath as bath, Male as male), and those with a capital."""
    lower, capital = set(), set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (WORDNET / f"data.{part}").read_text(encoding="ascii").splitlines():
            if not line.startswith("  "):
                fields = line.split(" | ")[0].split()
                for i in range(int(fields[3], 16)):
                    word = fields[4 + 2 * i].split("(")[0]
                    (lower if word.islower() else capital).add(word.lower())
    return lower, capital


def write_proper_nouns() -> None:
    """Make proper_nouns.txt: the words of lexicon.tsv that WordNet writes only with a capital."""
    lower, capital = words()
    lines = (DATA / "lexicon.tsv").read_text(encoding="utf-8").splitlines()
    lemmas = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    header = (
        "# Words of lexicon.tsv that WordNet 3.0 writes only with a capital (licence as there).\n"
        "# Made by build_places.py.\n"
    )
    names = sorted(lemmas & capital - lower)
    (DATA / "proper_nouns.txt").write_text(header + "\n".join(names) + "\n", encoding="utf-8")


def main() -> None:
    """Write the table."""
    known = set()
    for table in ("countries.tsv", "states.tsv"):
        for line in (DATA / table).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                columns = line.split("\t")
                known.update((columns[0], *columns[1].split(";")))
                known.update(columns[2].split(";"))
    for table in ("excluded_names.txt", "calendar_names.txt", "titles.tsv", "role_nouns.tsv", "name_heads.tsv"):
        for line in (DATA / table).read_text(encoding="utf-8").splitlines():
            known.update((line.split("\t")[0], line.split("\t")[0].capitalize()))
    common = words()[0]
    more = Path(__file__).with_name("places_more.txt").read_text(encoding="utf-8").splitlines()
    by_hand = {name.strip() for line in more if not line.startswith("#") for name in line.split(";") if name.strip()}
    rare = {name for name in places() if " " in name or name.lower() not in common}
    names = sorted((rare | by_hand) - known)
    OUT.write_text(HEADER + "\n".join(names) + "\n", encoding="utf-8")
    write_proper_nouns()
    print(f"{len(names)} places -> {OUT}")


if __name__ == "__main__":
    main()
