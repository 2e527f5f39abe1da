"""An article that means harm."""

from __future__ import annotations

import pytest
from browser_page import Page
from written_reports import fire_report, hostile_report

pytestmark = pytest.mark.browser


def test_nothing_of_an_article_runs(page: Page):
    """With every payload in every string, and every control used, no script but the page's own runs or loads."""
    page.open(fire_report())
    scripts = page.run("return document.scripts.length")
    page.open(hostile_report())
    page.run(
        """
        for (const cell of document.querySelectorAll("[data-outlet], [data-go], [data-partner], summary")) cell.click();
        for (const piece of document.querySelectorAll(".columns .f")) piece.click();
        for (const button of document.querySelectorAll(".dock button, .spots button")) button.click();
        """
    )

    assert page.run("return window.ran") is None
    assert page.run("return document.scripts.length") == scripts
    assert (
        page.run("return document.querySelectorAll('img, iframe, object, embed, base, link, form[action]').length") == 0
    )
    assert (
        page.run(
            "return [...document.querySelectorAll('*')].flatMap((node) => [...node.attributes])"
            ".filter((attribute) => attribute.name.startsWith('on')).length"
        )
        == 0
    )


def test_no_link_but_to_the_page_and_the_web(page: Page):
    """A `javascript:` address of an article is no link."""
    page.open(hostile_report())
    links = page.run("return [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))")

    assert all(link.startswith(("#", "https://")) for link in links)


def test_policy_stops_what_slips_through(page: Page):
    """Were markup of an article ever to get in, the page's policy would stop its script and its picture."""
    report = (
        fire_report()
        .to_html()
        .replace(
            "<main",
            "<img src='https://example.invalid/x.png' onerror='window.ran = 1'><script>window.ran = 2</script><main",
        )
    )
    page.open(report)

    assert page.run("return window.ran") is None
    assert len(page.errors()) >= 2


def test_overrides_are_shown_and_isolated(page: Page):
    """Characters that turn the direction of writing are spelt out, and outlets' words stand in isolation."""
    page.open(hostile_report())
    text = page.run("return document.body.textContent")

    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x07\x1b") & set(text)
    assert "⟦RLO⟧" in text
    assert page.run("return document.querySelector('.title bdi') !== null")
