"""The report as tables on a terminal, for a reader who sees it for the first time.

Every status is a sign and a word; colour only repeats them. Nothing that an outlet wrote is read as markup or obeyed
by the terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from coverage_diff.model import EventReport, Fact, Relation, Report, Status, Voice
from coverage_diff.reporting import counts, inert, wording
from coverage_diff.reporting.folding import most_telling

DEFAULT_ROWS = 25
"""Facts shown of an event unless more are asked for: what fits on a screen or two."""

LABEL = 90
"""Characters of a fact's label: two or three lines."""

FACT_WIDTH = 28
"""The least width that lets a fact be read."""

_STYLES = {
    Status.INCLUDED: "green",
    Status.PARTIAL: "cyan",
    Status.DIFFERS: "bold yellow",
    Status.OMITTED: "bold red",
    Status.UNCLEAR: "dim",
}
_WORD_WIDTH = 14  # "● included ¶12": a cell with its word and its place
_PLACE_WIDTH = 18  # "● included caption": the longest place
_KIND_WIDTH = 12  # "organisation"
_SHARED = 10  # facts named in the line of those that all tell
_NUMBERS = 4  # facts that a speaker's cell names


def print_report(report: Report, console: Console, *, rows: int | None = DEFAULT_ROWS) -> None:
    """Print each event with its matrix, then what is in no event and what to know about the report.

    Args:
        report: Any report.
        console: Where to; from 80 columns on everything fits.
        rows: Facts to show of each event, the most telling first; None shows all.
    """
    numbers = wording.numbered(report)
    if not report.events:
        outlets = ", ".join(inert.line(outlet) for outlet in report.outlets)
        console.print(Text(f"No event is covered by two of these outlets: {outlets}"))
    for event in report.events:
        _print_event(event, numbers, console, rows)
    if report.unmatched:
        console.print()
        _heading("On these pages, but in no shared event", console)
        for segment in report.unmatched:
            title = segment.title or report.article(segment.article_id).text[segment.start : segment.end]
            words = Text(f"{inert.line(segment.outlet)}: {inert.short(title, 100)}")
            console.print(Padding(words, (0, 0, 0, 2)))
    notes = [*report.notes, *(note for event in report.events for note in event.notes)]
    if notes:
        console.print()
        _heading("What to know", console)
        for note in notes:
            console.print(Padding(Text("• " + inert.line(note)), (0, 0, 0, 2)))
    if report.events:
        console.print()
        console.print(Text(f"{wording.CAUTION} {wording.trust()}", style="dim"))


def _heading(text: str, console: Console) -> None:
    console.print(Text(text, style="bold"))


def _print_event(event: EventReport, numbers: dict[str, int], console: Console, rows: int | None) -> None:
    console.print()
    console.print(
        Panel(
            _summary(event), title=_title(event, console.width - 8), title_align="left", box=box.ROUNDED, padding=(0, 1)
        )
    )
    shown = event.facts if rows is None else most_telling(event, rows)
    if shown:
        console.print(_matrix(event, shown, numbers, console))
        _legend(event, shown, console)
    told = {fact.id for fact in shown}
    left = [fact for fact in event.facts if fact.id not in told]
    if left:
        everywhere = [fact for fact in left if len(fact.carriers) == len(event.outlets)]
        if everywhere:
            console.print()
            _print_shared(event, everywhere, numbers, console)
        console.print(
            Text(f"These are the {len(shown)} most telling facts; --all shows {len(left)} more.", style="italic")
        )
    _print_sources(event, numbers, console)
    _print_words(event, console)


def _title(event: EventReport, room: int) -> Text:
    return Text(inert.short(event.title, room) or "Untitled event", style="bold")


def _summary(event: EventReport) -> Group:
    """The facts counted, and who covers the story."""
    found = counts.count(event)
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    table.add_column("outlet", min_width=12)
    table.add_column("published")
    for heading in ("told", "only here", "omitted"):
        table.add_column(heading, justify="right", no_wrap=True)
    for outlet in event.outlets:
        days = dict.fromkeys(wording.day(s.published) for s in event.segments if s.outlet == outlet)
        numbers = (found.told[outlet], found.only[outlet], found.omitted[outlet])
        table.add_row(Text(inert.line(outlet)), ", ".join(days), *map(str, numbers))
    lines: list[RenderableType] = [Text(found.sentence()), Text(), table]
    for group in event.origins:
        if len(group) > 1:
            names = ", ".join(dict.fromkeys(inert.line(event.segments[i].outlet) for i in group))
            lines.append(Text(f"Copies of one source: {names}"))
    return Group(*lines)


def _matrix(event: EventReport, facts: Sequence[Fact], numbers: dict[str, int], console: Console) -> Table:
    """Facts x outlets: with words where they fit, else with signs under numbered outlets, else as two lists."""
    columns = _word_columns(event, console)
    if columns is not None:
        return _wide(event, facts, numbers, console, columns)
    if len(event.outlets) * 5 <= console.width - FACT_WIDTH - 7:
        return _narrow(event, facts, numbers, console)
    return _lists(event, facts, numbers)


class _Columns(NamedTuple):
    """Which columns a matrix with words has: the kind of a fact or not, and the outlets' widths."""

    with_kind: bool
    widths: tuple[int, ...]


def _word_columns(event: EventReport, console: Console) -> _Columns | None:
    """The widest columns that leave the facts enough room; None where not even the narrowest do."""
    names = [min(max(cell_len(inert.line(outlet)), _PLACE_WIDTH), 24) for outlet in event.outlets]
    for columns in (_Columns(True, tuple(names)), _Columns(False, (_WORD_WIDTH,) * len(names))):
        taken = sum(width + 2 for width in columns.widths) + (_KIND_WIDTH + 2 if columns.with_kind else 0)
        if taken + FACT_WIDTH + 7 <= console.width:
            return columns
    return None


def _table(*, with_kind: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), expand=False)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    if with_kind:
        table.add_column("kind", style="dim", no_wrap=True)
    table.add_column("fact", min_width=FACT_WIDTH, ratio=1)
    return table


def _wide(
    event: EventReport, facts: Sequence[Fact], numbers: dict[str, int], console: Console, columns: _Columns
) -> Table:
    table = _table(with_kind=columns.with_kind)
    for outlet, width in zip(event.outlets, columns.widths, strict=True):
        table.add_column(Text(inert.short(outlet, 40)), width=width, overflow="fold")
    for fact in facts:
        cells = [_cell(event, fact, outlet, console) for outlet in event.outlets]
        kind = [str(fact.kind)] if columns.with_kind else []
        table.add_row(str(numbers[fact.id]), *kind, _label(event, fact), *cells)
    return table


def _narrow(event: EventReport, facts: Sequence[Fact], numbers: dict[str, int], console: Console) -> Table:
    table = _table(with_kind=False)
    for number in range(1, len(event.outlets) + 1):
        table.add_column(f"({number})", justify="center", no_wrap=True)
    for fact in facts:
        cells = [_sign(fact.coverage[outlet].status, console) for outlet in event.outlets]
        table.add_row(str(numbers[fact.id]), _label(event, fact), *cells)
    return table


def _lists(event: EventReport, facts: Sequence[Fact], numbers: dict[str, int]) -> Table:
    table = _table(with_kind=False)
    table.add_column("told by", ratio=1)
    table.add_column("omitted by", ratio=1)
    for fact in facts:
        told = [str(n) for n, outlet in enumerate(event.outlets, 1) if outlet in fact.carriers]
        omitted = [str(n) for n, outlet in enumerate(event.outlets, 1) if outlet in fact.omitters]
        table.add_row(str(numbers[fact.id]), _label(event, fact), " ".join(told), " ".join(omitted))
    return table


def _label(event: EventReport, fact: Fact) -> Text:
    label = Text(wording.placed_label(event, fact, LABEL), style="bold" if fact.conflicting else "")
    if fact.conflicting:
        label.append("  (conflict)")
    elif fact.relation is Relation.DIFFERS:
        label.append("  (in other words)")
    return label


def glyph(status: Status, console: Console) -> str:
    """The sign of a status, in characters that the console can show."""
    sign = wording.GLYPHS[status]
    try:
        sign.encode(console.encoding)
    except UnicodeEncodeError:
        return wording.ASCII_GLYPHS[status]
    return sign


def _sign(status: Status, console: Console) -> Text:
    return Text(glyph(status, console), style=_STYLES[status])


def status_sign(status: Status, console: Console) -> Text:
    """A status with its sign, in its colour."""
    return Text(f"{glyph(status, console)} {status}", style=_STYLES[status])


def _cell(event: EventReport, fact: Fact, outlet: str, console: Console) -> Text:
    cell = status_sign(fact.coverage[outlet].status, console)
    spot = wording.spot(event, fact, outlet)
    if spot:
        cell.append(f" {spot}", style="default not bold not dim")
    value = wording.value_at(fact, outlet)
    if value:
        cell.append(f"\n{value}", style="default not bold")
    return cell


def _legend(event: EventReport, facts: Sequence[Fact], console: Console) -> None:
    """What the signs mean that were used, and the outlets' numbers where the columns had no room for names."""
    if _word_columns(event, console) is None:
        names = (f"({number}) {inert.line(outlet)}" for number, outlet in enumerate(event.outlets, 1))
        console.print(Text("  ".join(names)))
    used = {cell.status for fact in facts for cell in fact.coverage.values()}
    signs = (f"{glyph(s, console)} {s}: {wording.MEANINGS[s]}" for s in Status if s in used)
    lines = [""]
    for sign in (*signs, "¶4: paragraph 4"):  # a line ends between two signs, not inside the meaning of one
        longer = f"{lines[-1]}   {sign}" if lines[-1] else sign
        if cell_len(longer) <= console.width:
            lines[-1] = longer
        else:
            lines.append(sign)
    console.print(Text("\n".join(lines), style="dim"))


def _print_shared(event: EventReport, facts: Sequence[Fact], numbers: dict[str, int], console: Console) -> None:
    """The facts outside the matrix that every outlet told, as one paragraph."""
    text = Text("Both also tell: " if len(event.outlets) == 2 else "All also tell: ", style="bold")
    shown = [f"{wording.placed_label(event, fact, 50)} (#{numbers[fact.id]})" for fact in facts[:_SHARED]]
    more = f" and {len(facts) - _SHARED} more" if len(facts) > _SHARED else ""
    console.print(text.append("; ".join(shown) + more, style="not bold"))


def _print_sources(event: EventReport, numbers: Mapping[str, int], console: Console) -> None:
    """Whom each outlet let speak, how often, and in which facts."""
    if not event.sources:
        return
    table = _small_table("Whose words they print", event)
    for speaker in dict.fromkeys(s.speaker for s in event.sources):
        cells = []
        for outlet in event.outlets:
            rows = [s for s in event.sources if (s.speaker, s.outlet) == (speaker, outlet)]
            quotes, reported = sum(s.quotes for s in rows), sum(s.reported for s in rows)
            told = [wording.counted(quotes, "quote")] if quotes else []
            counted = ", ".join([*told, f"{reported} reported"] if reported else told)
            facts = sorted({numbers[fact] for s in rows for fact in s.facts if fact in numbers})
            cells.append(f"{counted} {_numbers(facts)}".rstrip() or "-")
        table.add_row(Text(inert.short(speaker, 60)), *cells)
    console.print()
    console.print(table)


def _numbers(facts: Sequence[int]) -> str:
    """The numbers of facts, as the matrix has them: "#3 #7"."""
    more = f" +{len(facts) - _NUMBERS}" if len(facts) > _NUMBERS else ""
    return " ".join(f"#{number}" for number in facts[:_NUMBERS]) + more


def _print_words(event: EventReport, console: Console) -> None:
    """Which of several words for one thing each outlet used, in its own voice and in the words of others."""
    if not event.word_choice:
        return
    table = _small_table("Which words they choose", event)
    for group in dict.fromkeys(w.group for w in event.word_choice):
        cells = []
        for outlet in event.outlets:
            rows = [w for w in event.word_choice if (w.group, w.outlet) == (group, outlet)]
            terms = []
            for term in dict.fromkeys(w.term for w in rows):
                by_voice = Counter({v: sum(w.count for w in rows if w.term == term and w.voice is v) for v in Voice})
                terms.append(f"{inert.line(term)} {_times(by_voice)}")
            cells.append(Text(", ".join(terms) or "-"))
        table.add_row(Text(inert.line(group)), *cells)
    console.print()
    console.print(table)


def _times(by_voice: Mapping[Voice, int]) -> str:
    """ "4 (+1 quoted)": what an outlet said itself, then what it let others say."""
    own = by_voice[Voice.STATED]
    others = ", ".join(f"{by_voice[v]} {v}" for v in (Voice.REPORTED, Voice.QUOTED) if by_voice[v])
    if own:
        return f"{own} (+{others})" if others else str(own)
    return f"({others})"


def _small_table(heading: str, event: EventReport) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    table.add_column(heading, min_width=16)
    for outlet in event.outlets:
        table.add_column(Text(inert.short(outlet, 24)))
    return table
