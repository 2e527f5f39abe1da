"""The report as Markdown (GitHub's tables) that also reads well as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coverage_diff.model import Article, EventReport, Fact, Report, Status, Voice
from coverage_diff.reporting import counts, inert, rules, wording
from coverage_diff.reporting.inert import markdown as md

_LABEL = 80  # characters of a fact's label, so that a row of two outlets fits a wide editor


def render(report: Report) -> str:
    """The whole report: each event with its counts and its matrix, then evidence, unmatched stories and notes."""
    return "\n".join(_lines(report)).rstrip() + "\n"


def _lines(report: Report) -> Iterator[str]:
    numbers = wording.numbered(report)
    yield from ("# What each outlet told its readers", "")
    if not report.events:
        outlets = ", ".join(md(outlet) for outlet in report.outlets)
        yield from (f"No event is covered by two of these outlets: {outlets}", "")
    articles = {article.id: article for article in report.articles}
    for event in report.events:
        yield from _event(event, articles, numbers)
    if report.unmatched:
        yield from ("## On these pages, but in no shared event", "")
        for segment in report.unmatched:
            words = segment.title or report.article(segment.article_id).text[segment.start : segment.end]
            yield f"- {md(segment.outlet)}: {md(inert.short(words, 120))}"
        yield ""
    yield from ("## What to know", "")
    notes = [*report.notes, *(note for event in report.events for note in event.notes)]
    yield from (f"- {md(note)}" for note in notes)
    yield f"- {wording.CAUTION}"
    yield f"- {wording.trust()}"
    yield f"- Made by coverage\\_diff {md(report.version)}."


def _event(event: EventReport, articles: Mapping[str, Article], numbers: Mapping[str, int]) -> Iterator[str]:
    found = counts.count(event)
    yield from (f"## {md(event.title) or 'Untitled event'}", "")
    yield from _table(
        ("outlet", "published", "told", "only here", "omitted"),
        [
            (
                md(outlet),
                _days(event, outlet),
                str(found.told[outlet]),
                str(found.only[outlet]),
                str(found.omitted[outlet]),
            )
            for outlet in event.outlets
        ],
    )
    yield f"{found.sentence()}."
    yield from ("", "### Facts, the most telling first", "")
    yield from _table(
        ("\\#", "kind", "fact", *(md(outlet) for outlet in event.outlets)),
        [
            (
                str(numbers[fact.id]),
                str(fact.kind),
                md(wording.placed_label(event, fact, _LABEL)),
                *(_cell(event, fact, outlet) for outlet in event.outlets),
            )
            for fact in event.facts
        ],
    )
    used = {cell.status for fact in event.facts for cell in fact.coverage.values()}
    yield (
        "; ".join(f"{wording.GLYPHS[s]} {s}: {wording.MEANINGS[s]}" for s in Status if s in used) + "; ¶4: paragraph 4."
    )
    yield from ("", "### Where it stands", "")
    for fact in event.facts:
        yield from (
            f"**{numbers[fact.id]}. {md(wording.placed_label(event, fact, _LABEL))}** ({fact.kind}, {md(fact.id)})",
            "",
        )
        yield from (f"- {_evidence(event, fact, outlet, articles)}" for outlet in event.outlets)
        yield ""
    yield from _sources(event, numbers)
    yield from _words(event)


def _days(event: EventReport, outlet: str) -> str:
    return ", ".join(dict.fromkeys(wording.day(s.published) for s in event.segments if s.outlet == outlet))


def _cell(event: EventReport, fact: Fact, outlet: str) -> str:
    status = fact.coverage[outlet].status
    words = f"{wording.GLYPHS[status]} {status} {wording.spot(event, fact, outlet)}".rstrip()
    value = wording.value_at(fact, outlet)
    if value:
        words += f": {md(value)}"
    return words


def _evidence(event: EventReport, fact: Fact, outlet: str, articles: Mapping[str, Article]) -> str:
    """One line: an outlet's own words with the fact in bold, or why it counts as silent and what comes nearest."""
    cell = fact.coverage[outlet]
    if not cell.mentions:
        why = "" if cell.status is Status.OMITTED else f" ({md(rules.because(cell.rule))})"
        nearest = f"; nearest: “{md(inert.short(cell.nearest.text, 200))}”" if cell.nearest else ""
        return f"{md(outlet)}: {cell.status}{why}{nearest}"
    mention = fact.mentions[cell.mentions[0]]
    before, own, after = (md(part) for part in wording.context(articles[mention.article_id], mention, width=80))
    said = f", said by {md(mention.speaker_text)}" if mention.speaker_text else ""
    more = f", and in {len(cell.mentions) - 1} more places" if len(cell.mentions) > 2 else ""
    more = ", and in one more place" if len(cell.mentions) == 2 else more
    status = "" if cell.status is Status.INCLUDED else f"{cell.status}, "
    return f"{md(outlet)} ({status}{wording.spot(event, fact, outlet) or 'text'}{said}{more}): {before}**{own}**{after}"


def _sources(event: EventReport, numbers: Mapping[str, int]) -> Iterator[str]:
    if event.sources:
        yield from ("### Whose words they print", "", "Facts: their numbers above.", "")
        yield from _table(
            ("outlet", "speaker", "quotes", "reported", "words in quotes", "facts"),
            [
                (
                    md(s.outlet),
                    md(s.speaker),
                    str(s.quotes),
                    str(s.reported),
                    str(s.words),
                    ", ".join(str(n) for n in sorted(numbers[fact] for fact in s.facts if fact in numbers)),
                )
                for s in event.sources
            ],
        )


def _words(event: EventReport) -> Iterator[str]:
    if event.word_choice:
        yield from ("### Which words they chose", "", "In their own voice + reported + quoted.", "")
        rows = []
        for group, term in dict.fromkeys((w.group, w.term) for w in event.word_choice):
            cells = []
            for outlet in event.outlets:
                same = [w for w in event.word_choice if (w.group, w.term, w.outlet) == (group, term, outlet)]
                counted = (sum(w.count for w in same if w.voice is voice) for voice in Voice)
                cells.append(" + ".join(map(str, counted)) if same else "")
            rows.append((md(group), md(term), *cells))
        yield from _table(("for", "word", *(md(outlet) for outlet in event.outlets)), rows)


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    """A table whose columns line up in plain text."""
    widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header))]

    def line(row: tuple[str, ...]) -> str:
        return "| " + " | ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)) + " |"

    yield line(header)
    yield "| " + " | ".join("-" * width for width in widths) + " |"
    yield from (line(row) for row in rows)
    yield ""
