"""The report as Markdown (GitHub's tables) that also reads well as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from coverage_diff.model import EventReport, Fact, Report, Status, Voice
from coverage_diff.reporting import counts, inert, wording
from coverage_diff.reporting.inert import markdown as md


def render(report: Report) -> str:
    """The whole report: each event with its counts and its matrix, then evidence, unmatched stories and notes."""
    return "\n".join(_lines(report)).rstrip() + "\n"


def _lines(report: Report) -> Iterator[str]:
    numbers = wording.numbered(report)
    yield from ("# What each outlet told its readers", "")
    if not report.events:
        outlets = ", ".join(md(outlet) for outlet in report.outlets)
        yield from (f"No event is covered by two of these outlets: {outlets}", "")
    for event in report.events:
        yield from _event(event, numbers)
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
    yield f"- Made by coverage\\_diff {md(report.version)}."


def _event(event: EventReport, numbers: dict[str, int]) -> Iterator[str]:
    found = counts.count(event)
    yield from (f"## {md(event.title) or 'Untitled event'}", "")
    yield from _table(
        ("outlet", "published", "facts only here", "facts omitted"),
        [
            (md(outlet), _days(event, outlet), str(found.only[outlet]), str(found.omitted[outlet]))
            for outlet in event.outlets
        ],
    )
    everyone = "both" if len(event.outlets) == 2 else f"all {len(event.outlets)}"
    several = f", {found.some} in several" if found.some else ""
    yield (
        f"{found.facts} facts: {found.shared} in {everyone}{several}, {sum(found.only.values())} in one outlet only, "
        f"{found.conflicting} in conflict."
    )
    yield from ("", "### Facts, the most telling first", "")
    yield from _table(
        ("\\#", "kind", "fact", *(md(outlet) for outlet in event.outlets)),
        [
            (str(numbers[fact.id]), str(fact.kind), md(wording.label(fact)), *(_cell(fact, o) for o in event.outlets))
            for fact in event.facts
        ],
    )
    used = {cell.status for fact in event.facts for cell in fact.coverage.values()}
    yield "; ".join(f"{wording.GLYPHS[s]} {s}: {wording.MEANINGS[s]}" for s in Status if s in used) + "."
    yield from ("", "### Where it stands", "")
    for fact in event.facts:
        yield f"{numbers[fact.id]}. {md(wording.label(fact))} (`{fact.id}`)"
        yield from (f"   - {line}" for line in _evidence(fact))
    yield ""
    yield from _sources(event)
    yield from _words(event)


def _days(event: EventReport, outlet: str) -> str:
    return ", ".join(dict.fromkeys(wording.day(s.published) for s in event.segments if s.outlet == outlet))


def _cell(fact: Fact, outlet: str) -> str:
    status = fact.coverage[outlet].status
    words = f"{wording.GLYPHS[status]} {status}"
    value = wording.value_at(fact, outlet)
    if value and len({wording.value_at(fact, other) for other in fact.carriers}) > 1:
        words += f": {md(value)}"
    return words


def _evidence(fact: Fact) -> Iterator[str]:
    for outlet, cell in fact.coverage.items():
        why = f"{wording.because(cell.rule)} (score {cell.score:.2f})"
        yield f"{md(outlet)}, {cell.status}: {md(why)}"
        for mention in (fact.mentions[i] for i in cell.mentions):
            said = f", {md(mention.speaker_text)}" if mention.speaker_text else ""
            place = f"{wording.place(mention)}, {mention.field} {mention.start}-{mention.end}"
            yield f"  {md('“' + inert.short(mention.text, 300) + '”')} ({place}, {mention.voice}{said})"
        if cell.nearest is not None:
            yield f"  nearest: {md('“' + inert.short(cell.nearest.text, 300) + '”')}"


def _sources(event: EventReport) -> Iterator[str]:
    if event.sources:
        yield from ("### Whose words they print", "")
        yield from _table(
            ("outlet", "speaker", "quotes", "reported", "words in quotes"),
            [(md(s.outlet), md(s.speaker), str(s.quotes), str(s.reported), str(s.words)) for s in event.sources],
        )


def _words(event: EventReport) -> Iterator[str]:
    if event.word_choice:
        yield from ("### Which words they chose", "", "In their own voice + in the words of others.", "")
        rows = []
        for group, term in dict.fromkeys((w.group, w.term) for w in event.word_choice):
            cells = []
            for outlet in event.outlets:
                same = [w for w in event.word_choice if (w.group, w.term, w.outlet) == (group, term, outlet)]
                own = sum(w.count for w in same if w.voice is Voice.STATED)
                cells.append(f"{own} + {sum(w.count for w in same) - own}" if same else "")
            rows.append((md(group), md(term), *cells))
        yield from _table(("for", "word", *(md(outlet) for outlet in event.outlets)), rows)


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    """A table whose columns line up in plain text, save for the long last words of a row."""
    widths = [min(max(len(row[i]) for row in (header, *rows)), 60) for i in range(len(header))]

    def line(row: tuple[str, ...]) -> str:
        return "| " + " | ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)) + " |"

    yield line(header)
    yield "| " + " | ".join("-" * width for width in widths) + " |"
    yield from (line(row) for row in rows)
    yield ""
