"""Fuzz the library: python tests/fuzz/run.py [TARGET ...] [--seconds 60] [--mutate].

Guided by coverage where the package atheris is installed (`pip install atheris`), else by plain mutation of the seeds.
What is found lies in tests/fuzz/found/TARGET-DIGEST.bin, which test_found.py runs for ever after.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import time
import traceback
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]
FOUND = HERE / "found"
LONGEST = 20_000  # bytes of an input: what costs time per byte shows in less
LONGEST_OF = {"report": 4_000}  # of what is slow, fewer, so that more of them are tried


def keep(name: str, data: bytes) -> None:
    """Save an input that broke a promise, and say what happened."""
    FOUND.mkdir(exist_ok=True)
    path = FOUND / f"{name}-{hashlib.blake2b(data, digest_size=4).hexdigest()}.bin"
    path.write_bytes(data)
    print(f"FOUND {path.name} ({len(data)} bytes)", flush=True)
    traceback.print_exc(limit=-3)


def mutate(name: str, seconds: float, seed: int) -> int:
    """Change the seeds at random; gives how many inputs were tried."""
    import targets  # noqa: PLC0415 - only once the path is set
    from seeds import seeds_of, tokens_of  # noqa: PLC0415 - as above

    chance = random.Random(seed)
    pool, tokens = seeds_of(name), tokens_of(name)
    kinds: set[str] = set()
    longest = LONGEST_OF.get(name, LONGEST)
    tried = 0
    end = time.process_time() + seconds
    while time.process_time() < end:
        data = bytearray(chance.choice(pool))
        for _ in range(chance.choice((1, 1, 2, 4, 16))):
            at = chance.randrange(len(data) + 1)
            match chance.randrange(7):
                case 0:
                    data[at : at + 1] = bytes([chance.randrange(256)])
                case 1:
                    del data[at : at + chance.choice((1, 4, 64, 1024))]
                case 2:
                    data[at:at] = chance.choice(tokens)
                case 3:
                    data[at:at] = chance.choice(tokens) * chance.choice((10, 100, 1000))
                case 4:
                    other = chance.choice(pool)
                    start = chance.randrange(len(other) + 1)
                    data[at:at] = other[start : start + chance.choice((4, 64, 1024))]
                case 5:
                    data[at:at] = data[max(0, at - chance.choice((8, 64, 512))) : at] * chance.choice((1, 8, 32))
                case _:
                    del data[at:]
        tried += 1
        try:
            targets.run(name, bytes(data[:longest]))
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            frame = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} {frame.filename}:{frame.lineno}"
            if kind not in kinds:
                kinds.add(kind)
                keep(name, bytes(data[:longest]))
    print(f"{name}: {tried} inputs mutated, {len(kinds)} kinds of fault", flush=True)
    return len(kinds)


def guided(name: str, seconds: float) -> int:
    """Fuzz one target in a process of its own, guided by coverage; gives 1 where it found a fault."""
    return int(
        subprocess.run([sys.executable, __file__, name, f"--seconds={seconds}", "--here"], check=False).returncode != 0
    )


def guided_here(name: str, seconds: float) -> None:
    """Fuzz one target in this process, which ends with it."""
    import tempfile  # noqa: PLC0415 - as above

    import atheris  # noqa: PLC0415 - is not installed everywhere

    with atheris.instrument_imports(include=["coverage_diff"]):
        import targets  # noqa: PLC0415 - instrumented on import
        from seeds import seeds_of, tokens_of  # noqa: PLC0415 - as above

        for data in seeds_of(name):  # whatever is imported on first use is to be instrumented too, which takes its time
            with suppress(targets.cd.CoverageDiffError):
                targets.TARGETS[name](data)

    def one(data: bytes) -> None:
        try:
            targets.run(name, data)
        except Exception:
            keep(name, data)
            raise

    longest = LONGEST_OF.get(name, LONGEST)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder)
        for number, data in enumerate(seeds_of(name)):
            (corpus / f"{number}").write_bytes(data[:longest])
        words = corpus / "words.dict"
        escaped = ("".join(rf"\x{byte:02x}" for byte in token) for token in tokens_of(name))
        words.write_text("".join(f'"{token}"\n' for token in escaped), "ascii")
        options = [f"-max_total_time={seconds:.0f}", f"-max_len={longest}", "-timeout=60", "-rss_limit_mb=3000"]
        atheris.Setup([name, *options, f"-dict={words}", "-print_final_stats=1", "-verbosity=0", str(corpus)], one)
        atheris.Fuzz()


def main() -> int:
    """Run the targets that were named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", default=[])
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutate", action="store_true", help="plain mutation, also where atheris is installed")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        guided_here(asked.targets[0], asked.seconds)
    from targets import TARGETS  # noqa: PLC0415 - once the path is set, and not before it is instrumented

    faults = 0
    for name in asked.targets or TARGETS:
        if asked.mutate or find_spec("atheris") is None:
            faults += mutate(name, asked.seconds, asked.seed)
        else:
            faults += guided(name, asked.seconds)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
