"""The page as a whole."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from timing import assert_within
from written_reports import PAYLOADS, build, fire_report, hostile_report, large_report

import coverage_diff as cd
from coverage_diff.reporting.accuracy import Accuracy

_VOID = {"meta", "input", "br", "hr", "img", "link", "wbr"}


class _Outline(HTMLParser):
    """Reads a page strictly: every element must be closed where it was opened."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text: list[str] = []
        self.scripts: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"script", "style"}:
            self.scripts.append(data)
        else:
            self.text.append(data)

    def values(self, name: str) -> list[str]:
        """All values of an attribute."""
        return [value or "" for _, key, value in self.attributes if key == name]


@pytest.fixture(scope="module")
def fire() -> str:
    """The fire as a page."""
    return fire_report().to_html()


def test_everything_is_closed_and_ids_are_unique(fire: str):
    """The page is well formed, no id occurs twice, and every inner link has its target."""
    page = _Outline(fire)
    ids = page.values("id")

    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(ids)


def test_several_events(fire: str):
    """Events have a list of contents, ids of their own and links to each other."""
    report = fire_report()
    page = _Outline(replace(report, events=report.events * 3).to_html())
    ids = page.values("id")

    assert len(ids) == len(set(ids))
    assert {"e1", "e2", "e3"} <= set(ids)
    assert page.tags["h1"] == 1
    assert "Next event ›" in page.text
    assert _Outline(fire).tags["h1"] == 1


def test_nothing_is_loaded_from_elsewhere(fire: str):
    """No element asks for anything outside the file."""
    page = _Outline(fire)

    assert not page.values("src")
    assert not {"img", "link", "iframe", "object", "embed", "base"} & set(page.tags)
    assert "@import" not in fire
    assert not re.search(r"url\(\s*['\"]?(?!#)", "".join(page.scripts))


def test_policy_names_the_only_script_and_style(fire: str):
    """The policy allows what the page brings, by hash, and nothing else; no attribute carries style or script."""
    policy = next(value for value in _Outline(fire).values("content") if "default-src" in value)
    style = re.search(r"<style>(.*?)</style>", fire, re.DOTALL)[1]
    script = re.search(r"<script>(.*?)</script>", fire, re.DOTALL)[1]
    for content, kind in ((style, "style-src"), (script, "script-src")):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert not [name for _, name, _ in _Outline(fire).attributes if name == "style" or name.startswith("on")]


def test_hostile_articles_change_nothing_but_the_text():
    """With every payload in every string the page has the elements of a harmless one, and shows the payloads."""
    harmless, hostile = _Outline(fire_report().to_html()), _Outline(hostile_report().to_html())
    for tag in ("script", "style", "a", "td", "form", "iframe", "img"):
        assert abs(hostile.tags[tag] - harmless.tags[tag]) <= (0 if tag != "a" else 3), tag

    assert all(href.startswith(("#", "https://")) for href in hostile.values("href"))
    shown = "".join(hostile.text)
    assert PAYLOADS[0] in shown
    assert PAYLOADS[7] in shown
    assert "{{ 7 * 7 }}" in shown
    assert "⟦RLO⟧gnihton⟦PDF⟧" in shown


def test_data_agree_with_the_report(fire: str):
    """The evidence holds a cell for every fact and outlet, and the block of every mention."""
    data = json.loads(re.search(r"data-evidence>(.*?)</script>", fire, re.DOTALL)[1])
    event = fire_report().events[0]

    assert len(data["facts"]) == len(event.facts)
    assert all(len(cells) == 3 for _, cells in data["facts"])
    assert len(data["mentions"]) == sum(len(fact.mentions) for fact in event.facts)
    assert data["mentions"][1][:2] == [0, "e1s0p1"]
    assert data["sentences"][0] == ["e1s2p1", event.segments[2].slice(event.segments[2].paragraphs[0])]
    assert data["rules"][0][1] != ""


def test_matrix_has_scopes_signs_and_labels(fire: str):
    """Heads have a scope, every status its sign and its name."""
    page = _Outline(fire)

    assert page.values("scope").count("row") >= 7
    assert page.values("scope").count("col") >= 4
    assert page.values("lang") == ["en"]
    shown = {text.strip() for text in page.text}
    assert {"included", "partial", "differs", "omitted", "unclear"} <= shown
    assert {"●", "◐", "≠", "○", "?"} <= shown


def test_furniture_and_unmatched_stories_are_folded(seed_report: cd.Report):
    """What was not compared is there, folded, with its outlet."""
    page = seed_report.to_html()

    assert "Menus, adverts and other parts of the page, not compared" in page
    assert "story that no other outlet tells" in page
    assert "BNP" in page


def test_navigation_uses_the_words_of_the_headings(seed_report: cd.Report):
    """Every part is called the same in the navigation and at its head."""
    page = seed_report.to_html()
    links = re.findall(r'<li><a href="#[^"]+">([^<]+)</a></li>', page)

    assert len(links) >= 5
    assert set(links) <= set(re.findall(r'<h\d class="section"[^>]*>([^<]+)</h\d>', page))


def test_words_fit_the_number_of_outlets(fire: str, seed_report: cd.Report):
    """Two outlets are "both" and "the other"; "all" of them is a filter of its own from three on."""
    two = seed_report.to_html()

    assert "told by both<" in two
    assert "the other outlet left them out" in two
    assert 'value="all"' not in two
    assert "every other outlet left them out" in fire
    assert "<span>Told by all 2</span>" in fire


def test_no_view_without_facts(seed_report: cd.Report):
    """A view that would show nothing can neither be chosen nor followed."""
    page = seed_report.to_html()

    assert 'value="conflict" disabled><span>Only conflicts 0' in page
    assert 'data-view="conflict"' not in page
    assert "dashed ones conflict" not in page


def test_notes_are_shown(fire: str):
    """What a reader should know of the input stands before the report."""
    assert "Coast Wire: the page was cut short" in fire


def test_report_without_events():
    """Pages without a common event make a page that says so."""
    report = fire_report()
    page = _Outline(replace(report, events=(), unmatched=report.segments).to_html())

    assert "No event that two outlets cover" in page.text
    assert "Blaze at Port Alba warehouse" in page.text


def test_event_without_facts():
    """An event in which nothing was found is still shown, without empty pictures."""
    page = build({"A": ["One", "text"], "B": ["Two", "text"]}, {}).to_html()

    _Outline(page)
    assert "No fact was found in these stories." in page


def test_three_articles_fit_a_mail():
    """Three articles of 800 words make a file under 400 kB."""
    page = large_report(outlets=3, facts=180).to_html()

    assert len(page.encode()) < 400_000


def test_large_event_is_written_fast():
    """Twenty articles of 800 words are written in a second and a half of computing at most."""
    assert_within(1.5, large_report().to_html)


def test_same_report_same_page(fire: str):
    """The page depends on nothing but the report."""
    assert fire_report().to_html() == fire


def test_footer_names_the_measured_error(monkeypatch: pytest.MonkeyPatch):
    """The footer says how many omissions of a hundred are wrong, and on what that was measured."""
    measured = Accuracy(false_omissions=4.2, false_inclusions=3.0, cells=500, how="Judged by hand on unseen news.")
    monkeypatch.setattr("coverage_diff.reporting.html.page.ACCURACY", measured)
    shown = " ".join(" ".join(_Outline(fire_report().to_html()).text).split())

    assert "4 of 100 cells called omitted are wrong" in shown
    assert "500 cells were judged" in shown
    assert "Judged by hand on unseen news." in shown
    assert "An omission is not a bias" in shown
