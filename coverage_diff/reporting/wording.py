"""The words and signs that every form of a report shares."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePath

from coverage_diff.model import (
    Article,
    Bound,
    Date,
    EventReport,
    Fact,
    Kind,
    Mention,
    Quantity,
    Relation,
    Report,
    Status,
)
from coverage_diff.reporting import inert
from coverage_diff.reporting.accuracy import ACCURACY, Accuracy

GLYPHS = {
    Status.INCLUDED: "●",
    Status.PARTIAL: "◐",
    Status.DIFFERS: "≠",
    Status.OMITTED: "○",
    Status.UNCLEAR: "?",
}
"""A sign for each status, so that no report depends on colour."""

ASCII_GLYPHS = {
    Status.INCLUDED: "+",
    Status.PARTIAL: "~",
    Status.DIFFERS: "!",
    Status.OMITTED: "-",
    Status.UNCLEAR: "?",
}
"""The same for terminals that know no others."""

MEANINGS = {
    Status.INCLUDED: "its readers were told",
    Status.PARTIAL: "told in part",
    Status.DIFFERS: "told with another value",
    Status.OMITTED: "not found in its text",
    Status.UNCLEAR: "cannot be decided from its text",
}

# Units that leave open what a figure measures: "17", "3.1%"; and how much of the sentence beside it tells that.
_SAYS_NOTHING = frozenset({"", "share", "percent", "percentage point", "basis point"})
_BESIDE, _BESIDE_WORDS = 60, 5
# No end behind "Dr." and "St.".
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%\"\u201d])(?<!\b[A-Z][a-z])[.!?:;](?: |$)")

CAUTION = (
    "An omission is not a bias: an outlet may have told the fact elsewhere, earlier or later. "
    "“Omitted” means: not found in the text that was given."
)

_QUOTES = "“”\"‘’'"


def trust(accuracy: Accuracy = ACCURACY) -> str:
    """How often the library errs, in one sentence for a report's end; a warning where that is not measured yet."""
    if accuracy.false_omissions is None:
        return "A program read these pages, and it errs: before you call something left out, look it up in the text."
    judged = f" ({accuracy.cells:,} cells were judged)" if accuracy.cells else ""
    return f"Of 100 cells called omitted, {accuracy.false_omissions:.0f} are wrong on news never seen before{judged}."


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 event", "2 events", "2 stories" where the plural is given."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day(value: dt.date | None) -> str:
    """A date for a reader: "25 July 2025"; "undated" for None."""
    return f"{value.day} {value:%B} {value.year}" if value is not None else "undated"


def figure(number: float) -> str:
    """A number for a reader: thousands are set apart, no needless decimals."""
    if number == float("inf"):
        return "any higher"
    if number == float("-inf"):
        return "any lower"
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"


def quantity(value: Quantity) -> str:
    """A quantity in words: "at least 2,400 terrorism-related complaints"."""
    bounds = {Bound.EXACT: "", Bound.ABOUT: "about ", Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most "}
    amount = (
        f"{figure(value.low)} to {figure(value.high)}"
        if value.bound is Bound.RANGE
        else bounds[value.bound] + figure(value.value)
    )
    unit = value.unit.removeprefix("score ")  # "5 to 2"
    return inert.line(" ".join(part for part in (amount, unit, value.noun) if part))


def date(value: Date) -> str:
    """A date in words: the day or the days that it spans; its notation where it could not be placed."""
    if value.start is None:
        return f"not placed on the calendar ({value.value})"
    if value.end is None or value.start == value.end:
        return day(value.start)
    return f"{day(value.start)} to {day(value.end)}"


def label(fact: Fact, length: int = 110) -> str:
    """A fact's label for one cell of a table: quotes in quotation marks, no bullet, cut at a word."""
    words = inert.line(fact.label)
    words = words.lstrip("•·*-– ").rstrip(" ,;") or words
    if fact.kind is Kind.CLAIM and words[:1].islower():
        words = f"…{words}"  # a clause out of the middle of its sentence
    if fact.kind is Kind.QUOTE:
        return f"“{inert.short(words.strip(_QUOTES), length)}”"
    return inert.short(words, length)


def placed_label(event: EventReport, fact: Fact, length: int = 110) -> str:
    """A fact's label; that of a figure which does not say what it counts with the words beside it in brackets."""
    words = label(fact, length)
    if fact.quantity is None or fact.quantity.unit not in _SAYS_NOTHING:
        return words
    if fact.quantity.noun and fact.quantity.noun in fact.label:
        return words
    said = {inert.squeezed(mention.text): mention for mention in reversed(fact.mentions)}
    mention = said.get(inert.squeezed(fact.label), fact.mentions[0])
    article = next((s.article for s in event.segments if s.article_id == mention.article_id), None)
    if article is None:
        return words
    before, _, after = context(article, mention, _BESIDE)
    lead = _SENTENCE_END.split(before)[-1].split()[-_BESIDE_WORDS:]
    if len(lead) > 1:
        return f"[…{' '.join(lead)}] {words}"
    rest = _SENTENCE_END.split(after)[0].split()[:_BESIDE_WORDS]
    return f"{words} [{' '.join(rest)}…]" if rest else words


def value_at(fact: Fact, outlet: str) -> str:
    """The words with which an outlet gave a figure or a date, where the carriers' values are not the same."""
    cell = fact.coverage[outlet]
    if fact.kind not in {Kind.QUANTITY, Kind.DATE} or fact.relation is Relation.SAME or not cell.mentions:
        return ""
    return inert.short(fact.mentions[cell.mentions[0]].text, 40)


def context(article: Article, mention: Mention, width: int = 160) -> tuple[str, str, str]:
    """The words before a mention, its own, and those after it, from its own line of the article."""
    source = article.title if mention.field == "title" else article.text
    start = max(source.rfind("\n", 0, mention.start) + 1, mention.start - width)
    end = source.find("\n", mention.end)
    stop = min(end if end >= 0 else len(source), mention.end + width)
    before = source[start : mention.start]
    after = source[mention.end : stop]
    if start > 0 and source[start - 1] != "\n":
        before = "…" + before[before.find(" ") + 1 :] if " " in before else "…"
    if stop < len(source) and source[stop] != "\n":
        after = after[: after.rfind(" ")] + "…" if " " in after else "…"
    return (
        inert.squeezed(before).lstrip(),
        inert.line(source[mention.start : mention.end]),
        inert.squeezed(after).rstrip(),
    )


def place(mention: Mention) -> str:
    """Where a mention stands, for a reader and for a program: in its story, and at which offsets of which page."""
    page = PurePath(mention.article_id).name
    where = "headline" if mention.field == "title" else f"{mention.position:.0%} into the story"
    return f"{where} ({inert.line(page)}, {mention.field} {mention.start}-{mention.end})"


def spot(event: EventReport, fact: Fact, outlet: str) -> str:
    """Where an outlet first tells a fact: "title", "¶4" (paragraph 4 of its story), "caption"; "" where it does not."""
    indexes = fact.coverage[outlet].mentions
    if not indexes:
        return ""
    mention = fact.mentions[indexes[0]]
    if mention.field == "title":
        return "title"
    for segment in event.segments:
        if segment.article_id == mention.article_id and segment.start <= mention.start < segment.end:
            for number, paragraph in enumerate(segment.paragraphs, 1):
                if paragraph.start <= mention.start < paragraph.end:
                    return f"¶{number}"
            headline = segment.headline
            in_title = headline is not None and headline.start <= mention.start < headline.end
            return "title" if in_title else "caption"
    return ""


def numbered(report: Report) -> dict[str, int]:
    """The number of every fact in its report, from 1: the same in every form of the report."""
    ids = [fact.id for event in report.events for fact in event.facts]
    return {fact_id: number for number, fact_id in enumerate(ids, 1)}
