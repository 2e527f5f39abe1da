"""Make the tables of given names and surnames in coverage_diff/language/data. Run by hand.

    pip download --no-deps names==0.3.0 && tar xzf names-0.3.0.tar.gz
    python tests/benchmarks/build_people.py names-0.3.0/names

The folder holds dist.male.first, dist.female.first and dist.all.last: the frequency lists of the United States Census
of 1990, public domain. given_names_more.txt adds names of other countries.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "coverage_diff" / "language" / "data"
GIVEN_HEADER = """\
# Given names with the gender that they mostly tell: m, f, or u where both are common.
# From the United States Census of 1990 (public domain) and from a list written for this project.
# Made by tests/benchmarks/build_people.py.
"""
SURNAME_HEADER = """\
# Common surnames. From the United States Census of 1990 (public domain). Made by tests/benchmarks/build_people.py.
"""
FEMALE, SURNAMES = 1800, 4000
# A name tells a gender where it is at least so many times as common among one as among the other.
CLEAR = 8.0
# Census names that news writes far more often in another sense.
NOT_GIVEN = set(
    "America American April August June May March Era Man Son Soon Said Numbers Brain Manual Earnest Major Prince "
    "Princess Queen King Royal Junior Marine Harsh Chance Destiny Easter Autumn Summer Sunday Ok See So Do Vi Asia "
    "Florida India Israel Kenya Georgia Virginia Carolina Dakota Columbus Houston Denver Cleveland Orlando Salem "
    "Ramadan Islam Precious Jewel Ivory Ebony Forest Nova Barb Zona Mercedes Santa Santos Hung Mi Un Le La Ma Lu An In "
    "Many My Young Long Love Shin Sung Song Rio Lane Christian Rich Art ".split()
) - {"Art", "Georgia", "Virginia", "Rich", "Christian"}


def frequencies(path: Path) -> dict[str, float]:
    """Name -> percent of its bearers."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {name: float(percent) for name, percent, *_ in rows}


def cased(name: str) -> str:
    """MCDONALD -> McDonald, SMITH -> Smith."""
    if name.startswith("MC") and len(name) > 4:
        return "Mc" + name[2:].capitalize()
    return name.capitalize()


def main() -> None:
    """Write both tables."""
    folder = Path(sys.argv[1])
    male = frequencies(folder / "dist.male.first")
    female = dict(list(frequencies(folder / "dist.female.first").items())[:FEMALE])
    given: dict[str, str] = {}
    for name in {*male, *female} - {word.upper() for word in NOT_GIVEN}:
        m, f = male.get(name, 0.0005), female.get(name, 0.0005)
        given[cased(name)] = "m" if m / f >= CLEAR else "f" if f / m >= CLEAR else "u"
    seen: dict[str, set[str]] = {}
    for line in (HERE / "given_names_more.txt").read_text(encoding="utf-8").splitlines():
        if line[:1] in "mfu":
            gender, *names = line.split()
            for name in names:
                seen.setdefault(name, set()).add(gender)
    for name, genders in seen.items():
        if name not in given:
            given[name] = next(iter(genders)) if len(genders) == 1 else "u"
    rows = [f"{name}\t{gender}" for name, gender in sorted(given.items())]
    (DATA / "given_names.tsv").write_text(GIVEN_HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    surnames = sorted(cased(name) for name in list(frequencies(folder / "dist.all.last"))[:SURNAMES])
    (DATA / "surnames.txt").write_text(SURNAME_HEADER + "\n".join(surnames) + "\n", encoding="utf-8")
    print(f"{len(rows)} given names, {len(surnames)} surnames")


if __name__ == "__main__":
    main()
