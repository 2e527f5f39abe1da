"""Kills a process that writes to an index, again and again at random moments, and looks at what is left.

    python tests/indexing/killing.py --kills 300

What was committed must be there word for word, what was not must be there as a whole or not at all, and the file must
be whole. The writer adds, revises and removes articles, and tells through a pipe what it is about to do and what is
done. Small archives are read anew again and again, so the kills meet that too.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import multiprocessing
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from coverage_diff import Article, EventIndex

OUTLETS = ("Herald", "Post", "Courier")
WORDS = (
    "harbour bridge mayor storm fleet school museum crown teacher boat repair beam strike council damage "
    "ministry coast guard pupil exam curator visitor ferry crack road traffic autumn crew aid union talks"
).split()

COUNTS: Counter[str] = Counter()
"""How many operations were done, and how many were broken off in the middle."""

LONGEST = 0.2
"""Seconds, about as long as one or two operations take."""

Operation = tuple[str, int, int]
"""(add or remove, number of the article, version)."""


def article(number: int, version: int = 0) -> Article:
    """An article of an archive in which three outlets tell each event."""
    event, outlet = divmod(number, 3)
    draw = random.Random(event)
    names = [f"{draw.choice(WORDS).title()}{event}by", f"Anna {draw.choice(WORDS).title()}sen{event}"]
    sentences = [
        f"{names[i % 2]} said the {' '.join(draw.sample(WORDS, 7))} would cost {draw.randint(2, 999)} crowns."
        for i in range(8)
    ]
    turned = sentences[outlet:] + sentences[:outlet]
    text = "\n\n".join([*turned, f"Version {version} of what {OUTLETS[outlet]} learnt."])
    day = dt.date(2026, 1, 1) + dt.timedelta(days=event // 4)
    title = f"{names[0]} {' '.join(draw.sample(WORDS, 4))}"
    return Article(id=f"a{number}", outlet=OUTLETS[outlet], title=title, text=text, published=day)


def operations(seed: int, first: int) -> Iterator[list[Operation]]:
    """What a writer does, without end: portions of additions, now and then a revision or a removal."""
    draw = random.Random(seed)
    number = first
    for round_ in range(1 << 30):
        size = draw.choice((1, 1, 2, 5))
        yield [("add", number + i, 0) for i in range(size)]
        number += size
        if draw.random() < 0.3:
            yield [("add", draw.randrange(number), 1 + round_)]
        if draw.random() < 0.2:
            yield [("remove", draw.randrange(number), 0)]


def write(path: Path, seed: int, first: int, pipe: int) -> None:
    """Write to the index until killed."""
    with EventIndex.open(path) as index:
        for portion in operations(seed, first):
            os.write(pipe, f"start {portion!r}\n".encode())
            if portion[0][0] == "add":
                index.add([article(number, version) for _, number, version in portion])
            elif f"a{portion[0][1]}" in index:
                index.remove(f"a{portion[0][1]}")
            os.write(pipe, b"done\n")


def run(path: Path, kills: int, seed: int) -> dict[int, int]:
    """Kill a writer so many times; gives the version of each article that must be there at the end.

    Raises:
        AssertionError: Something that was committed is lost, or something is there in half.
    """
    draw = random.Random(seed)
    state: dict[int, int] = {}
    with EventIndex.open(path.with_name("warm.index")) as warm:  # so that writers are not killed while they load tables
        warm.add([article(number) for number in range(6)])
    fork = multiprocessing.get_context("fork")
    for kill in range(kills):
        readable, writable = os.pipe()
        first = max(state, default=-1) + 1
        writer = fork.Process(target=write, args=(path, seed + kill, first, writable))
        writer.start()
        os.close(writable)
        with os.fdopen(readable) as told:
            # After the start of one of the first operations, somewhere in it or in the next.
            lines = list(itertools.islice(told, draw.choice((1, 1, 3, 5))))
            time.sleep(draw.random() * LONGEST)
            assert writer.pid is not None
            os.kill(writer.pid, signal.SIGKILL)
            writer.join()
            lines = [line.strip() for line in (*lines, *told)]
        state = check(path, state, lines)
        COUNTS.update(done=lines.count("done"), broken=len(lines) % 2)
    return state


def check(path: Path, before: dict[int, int], lines: list[str]) -> dict[int, int]:
    """What the index must hold after a kill, and does."""
    portions = [eval(line.removeprefix("start ")) for line in lines if line.startswith("start ")]  # noqa: S307 - ours
    done = lines.count("done")
    sure = dict(before)
    for portion in portions[:done]:
        apply(sure, portion)
    possible = [sure]
    if len(portions) > done:
        possible.append(apply(dict(sure), portions[done]))
    with EventIndex.open(path) as index:
        problems = index.check_file()
        assert not problems, problems
        wrong = [state for state in possible if len(state) == len(index) and holds(index, state)]
        assert wrong, f"{len(index)} articles, expected {[len(state) for state in possible]}; last {portions[-1:]}"
        return wrong[-1]


def apply(state: dict[int, int], portion: list[Operation]) -> dict[int, int]:
    """The state after an operation."""
    for kind, number, version in portion:
        if kind == "add":
            state[number] = version
        else:
            state.pop(number, None)
    return state


def holds(index: EventIndex, state: dict[int, int]) -> bool:
    """Whether the index holds just these versions."""
    return all(f"a{n}" in index and index.article(f"a{n}") == article(n, version) for n, version in state.items())


def main() -> None:
    """Kill as often as asked, and compare the events with those of an index that was never killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        state: dict[int, int] = {}
        for round_ in range(0, options.kills, 30):  # a fresh archive every 30 kills, so that small ones are met too
            path = Path(folder) / f"{round_}.index"
            state = run(path, min(30, options.kills - round_), options.seed + 1000 * round_)
            with EventIndex.open(path) as killed, EventIndex.open(Path(folder) / "fresh.index") as fresh:
                fresh.add([article(number, version) for number, version in sorted(state.items())])
                one, two = ({e.id for e in index.events()} for index in (killed, fresh))
            (Path(folder) / "fresh.index").unlink()
            print(
                f"{min(round_ + 30, options.kills)} kills: {len(state)} articles, all there; {len(one & two)} of "
                f"{len(two)} events as without kills",
                flush=True,
            )
        print(
            f"{options.kills} kills in {time.perf_counter() - start:.0f} s, {COUNTS['done']} operations done and "
            f"{COUNTS['broken']} broken off: nothing lost, nothing in half"
        )


if __name__ == "__main__":
    main()
