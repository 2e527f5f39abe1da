"""Bill numbers and stock tickers, which count nothing."""

from __future__ import annotations

import pytest

from coverage_diff.language.codes import find_bills, find_tickers, whole_bill
from coverage_diff.language.identity import form
from coverage_diff.language.numerals import find_quantities


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Senators passed House Bill 500 on Monday.", "House Bill 500"),
        ("It backs H.B. 500, he said.", "HB 500"),
        ("Senate Bill No. 8 was signed.", "Senate Bill 8"),
        ("They passed H.R. 1234 at night.", "HR 1234"),
        ("Senate Joint Resolution 4 failed.", "Senate Joint Resolution 4"),
    ],
)
def test_a_bill_is_named_by_its_number(text: str, key: str) -> None:
    """The number belongs to the name, whatever house and notation."""
    [bill] = find_bills(text)
    assert bill.key == key


@pytest.mark.parametrize(
    "text", ["Bill 3 friends of mine.", "the HB 2-pencil 1.5", "His bill of 500 dollars", "Plan B 4"]
)
def test_other_numbers_are_no_bills(text: str) -> None:
    """A Bill without a house may be a man."""
    assert find_bills(text) == []


def test_a_bill_has_one_form() -> None:
    """ "HB 500" is House Bill 500; Senate Bill 500 is another one."""
    assert form("H.B. 500") == form("House Bill 500") != form("SB 500")
    assert whole_bill("House of Lords") == ""


@pytest.mark.parametrize("code", ["(NYSE: HLM)", "(HLMF.O)", "(F.N)", "(TYO: 7203)", "(9984.T)", "(Nasdaq:HLMF)"])
def test_tickers_stand_in_brackets(code: str) -> None:
    """Exchanges and agencies' codes are known; they hold no figure."""
    text = f"Holm Foods {code} fell by 3 percent."
    [(start, end)] = find_tickers(text)
    assert text[start:end] == code
    assert [match.quantity.value for match in find_quantities(text)] == [3]


@pytest.mark.parametrize("text", ["(R-Fla.)", "(U.S.)", "(D.C.)", "(AP)", "(2.5 km)", "(see p. 4)"])
def test_other_brackets_hold_no_ticker(text: str) -> None:
    """Party tags, abbreviations and measures stay."""
    assert find_tickers(text) == []


@pytest.mark.parametrize("text", ["House Bill 500 bans such pills.", "SB 450 prohibits it.", "H.R. 6201 helps."])
def test_the_number_of_a_bill_counts_nothing(text: str) -> None:
    """A verb behind it is no counted noun."""
    assert find_quantities(text) == []
