"""Numbers and letters that name a bill or a share and count nothing: "House Bill 212", "HB 212", "(HRLW.O)"."""

from __future__ import annotations

import re
from typing import NamedTuple

# How American news shortens the bills of a state's houses, in lower case without dots.
_HOUSES = {"hb": "house bill", "sb": "senate bill", "ab": "assembly bill"}
_BILL = re.compile(
    r"(?<![\w.-])(?:(?:House|Senate|Assembly)(?: Joint| Concurrent)? (?:Bill|Resolution)|[HSA]B|[HSA]\.B\.|H\.?R\.)"
    r" (?:No\.? )?[0-9]{1,5}(?![\w%-]|[.,][0-9])"
)
# A company's share as agencies and trade papers give it behind the name: "(NYSE: HRL)", "(9984.T)", "(HRLW.O)".
_TICKER = re.compile(
    r"\((?:(?:NYSE|NASDAQ|Nasdaq|AMEX|OTC|OTCQX|OTCQB|LSE|LON|AIM|TSXV?|TSE|TYO|HKEX?|HKG|ASX|BSE|NSE|KRX|SIX|ETR|FRA|EPA)"
    r"(?: American| Arca)?: ?[A-Z0-9][A-Z0-9.]{0,7}|[A-Z0-9]{2,6}\.[A-Z]{1,2}|[A-Z]\.[NO])\)"
)


class Bill(NamedTuple):
    """A bill by its number.

    Attributes:
        start: First code point of the text that was searched.
        end: One past the last.
        key: The bill in one form, without dots: "House Bill 212", "HB 212".
    """

    start: int
    end: int
    key: str


def find_bills(text: str) -> list[Bill]:
    """The bills and resolutions that a plain text names by their number, in order."""
    if "Bill " not in text and "Resolution " not in text and "B " not in text and ". " not in text:
        return []
    found = _BILL.finditer(text)
    return [Bill(m.start(), m.end(), m[0].replace(".", "").replace(" No ", " ")) for m in found]


def find_tickers(text: str) -> list[tuple[int, int]]:
    """Where the codes of shares stand in brackets, the brackets included."""
    return [m.span() for m in _TICKER.finditer(text)] if "(" in text else []


def whole_bill(key: str) -> str:
    """A bill's name in lower case with its house written out: "house bill 212" of "HB 212"; "" for other names."""
    house, _, number = key.casefold().partition(" ")
    return f"{_HOUSES[house]} {number}" if house in _HOUSES and number.isdigit() else ""
