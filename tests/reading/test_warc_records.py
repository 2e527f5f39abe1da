"""Web archives with damaged records: all others are read, and each damage is told with its place."""

from __future__ import annotations

import gzip
import random
import re
from pathlib import Path

import pytest
from timing import assert_linear

import coverage_diff as cd
from coverage_diff.reading import Limits, iter_articles

pytest.importorskip("warcio")
pytest.importorskip("trafilatura")

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/%d\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
)


def record(number: int, claim: int = 0) -> bytes:
    """A record with a page of its own; its length is wrong by `claim`."""
    words = f"The river rose {number} centimetres on Tuesday night, and people left their homes, the council said. "
    body = HEAD + f"<html><body><article><p>{words * 4}</p></article></body></html>".encode()
    return RECORD % (number, len(body) + claim, body)


def read(path: Path, data: bytes, limits: Limits | None = None) -> tuple[list[int], list[str]]:
    """The numbers of the pages that were read, and what was told."""
    path.write_bytes(data)
    skipped: list[cd.InputError] = []
    articles = list(iter_articles(path, on_skip=skipped.append, limits=limits or Limits()))
    assert all(f"rose {(a.url or '').rpartition('/')[2]} centimetres" in a.text for a in articles)
    return [int((a.url or "").rpartition("/")[2]) for a in articles], [str(error) for error in skipped]


RECORDS = [record(n) for n in range(5)]
SPOILT = {
    "length too great": record(2, claim=700),
    "length beyond the end": record(2, claim=10**9),
    "length beyond the end and the limit": record(2, claim=10**12),
    "length too small": record(2, claim=-300),
    "length no number": RECORDS[2].replace(b"Content-Length: ", b"Content-Length: x"),
    "no length": RECORDS[2].replace(b"Content-Length", b"Content-Len"),
    "no version": RECORDS[2].replace(b"WARC/1.0", b"WORK/1.0"),
    "cut in its body": RECORDS[2][:400],
    "cut in its header": RECORDS[2][:60],
    "rubbish": bytes(random.Random(1).randrange(256) for _ in range(3000)),
    "header without end": b"WARC/1.0\r\n" + b"A: b\r\n" * 20_000,
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_records_behind_a_damaged_one_are_read(tmp_path: Path, spoilt: bytes) -> None:
    """One error names number and place of the damaged record; no other record is lost."""
    spoilt = spoilt if spoilt.endswith(b"\n") else spoilt + b"\r\n"
    data = b"".join([*RECORDS[:2], spoilt, *RECORDS[3:]])
    found, told = read(tmp_path / "a.warc", data)
    assert found == [0, 1, 3, 4]
    place = len(RECORDS[0]) + len(RECORDS[1])
    assert len(told) == 1
    assert f"record 3 at byte {place:,}" in told[0]
    assert "damaged" in told[0]


@pytest.mark.parametrize("spoilt", [*SPOILT.values()], ids=SPOILT)
def test_damage_at_either_end(tmp_path: Path, spoilt: bytes) -> None:
    """A damaged first or last record costs no other."""
    spoilt = spoilt if spoilt.endswith(b"\n") else spoilt + b"\r\n"
    assert read(tmp_path / "a.warc", spoilt + b"".join(RECORDS[3:]))[0] == [3, 4]
    found, told = read(tmp_path / "b.warc", b"".join(RECORDS[:2]) + spoilt)
    assert found == [0, 1]
    assert len(told) == 1


def _gzipped(harm: str) -> bytes:
    members = [gzip.compress(r, mtime=0) for r in RECORDS]
    third = bytearray(members[2])
    middle = len(third) // 2
    if harm == "a byte changed":
        third[middle] ^= 0xFF
    elif harm == "bytes lost":
        del third[middle : middle + 9]
    elif harm == "cut short":
        del third[middle:]
    elif harm == "check sum":
        third[-6] ^= 0xFF
    elif harm == "magic":
        third[0] = 0
    elif harm == "zeros":
        third[20:] = bytes(len(third) - 20)
    return b"".join([*members[:2], bytes(third), *members[3:]])


@pytest.mark.parametrize("harm", ["a byte changed", "bytes lost", "cut short", "check sum", "magic", "zeros"])
def test_compressed_records_behind_a_damaged_one_are_read(tmp_path: Path, harm: str) -> None:
    """Each record is compressed by itself: what cannot be unpacked costs that one, and its place is told."""
    found, told = read(tmp_path / "a.warc.gz", _gzipped(harm))
    assert found == [0, 1, 3, 4]
    assert any("record 3" in line and "byte" in line for line in told)
    assert read(tmp_path / "b.warc", _gzipped(harm))[0] == [0, 1, 3, 4]  # whatever it is called


def test_damage_of_one_piece_tells_how_much_is_lost(tmp_path: Path) -> None:
    """Of an archive that was compressed as a whole, what lies behind the damage is told by its place and its length."""
    noise = random.Random(1)
    unlike = [RECORDS[0], *(RECORD % (n, 4000, HEAD + noise.randbytes(4000 - len(HEAD))) for n in range(40))]
    whole = bytearray(gzip.compress(b"".join(unlike), mtime=0))
    whole[60_000:60_020] = bytes(20)
    found, told = read(tmp_path / "a.warc.gz", bytes(whole))
    assert found == [0]
    [lost] = [line for line in told if "compressed" in line]
    [place] = re.findall(r"up to byte ([\d,]+) .*; ([\d,]+) bytes behind it are not read", lost)
    shown, unread = (int(number.replace(",", "")) for number in place)
    assert 60_000 <= shown < 140_000
    assert shown + unread == len(whole)


def test_every_byte_may_be_wrong(tmp_path: Path) -> None:
    """Of archives with one byte changed none loses a record but the one that holds the byte."""
    chance = random.Random(7)
    plain, packed = b"".join(RECORDS), b"".join(gzip.compress(r, mtime=0) for r in RECORDS)
    for number in range(60):
        for name, data in (("a.warc", plain), ("a.warc.gz", packed)):
            spoilt = bytearray(data)
            at = chance.randrange(len(spoilt))
            spoilt[at] ^= 1 << chance.randrange(8)
            path = tmp_path / name
            path.write_bytes(spoilt)
            skipped: list[cd.InputError] = []
            articles = list(iter_articles(path, on_skip=skipped.append))
            assert len(articles) >= 4, (number, name, at)
            # Without a check sum a page may have become something else than a page, of which nobody is told.
            assert len(articles) == 5 or skipped or name == "a.warc", at


def test_large_record_is_passed_over(tmp_path: Path) -> None:
    """A film among the pages is not held in memory, a page beyond the limit is told, and the rest is read."""
    film = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n" + bytes(300_000)
    page = HEAD + b"<p>" + b"word " * 60_000
    large = [RECORD % (7, len(film), film), RECORD % (8, len(page), page)]
    found, told = read(tmp_path / "a.warc", b"".join([*RECORDS[:2], *large, *RECORDS[3:]]), Limits(file_bytes=100_000))
    assert found == [0, 1, 3, 4]
    assert len(told) == 1
    assert "--limit file_bytes" in told[0]


@pytest.mark.parametrize(
    "piece",
    [
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nContent-Length: 99999999\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 0\r\n\r\n",
        b"\nWARC/1.",
        b"\r\n",
        b"\x1f\x8b\x08",
        gzip.compress(b"WARC/", mtime=0)[:-3],
    ],
)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_time_is_linear(tmp_path: Path, piece: bytes, name: str) -> None:
    """Nothing but beginnings of records take time in proportion to their number."""

    def archive(length: int) -> Path:
        path = tmp_path / f"{length}-{name}"
        path.write_bytes(piece * (length // len(piece)))
        return path

    assert_linear(lambda path: list(iter_articles(path, on_skip=lambda _: None)), archive, 10_000)
