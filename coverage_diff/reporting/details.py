"""One fact, one statement, one page on a terminal: what a reader looks up after the report."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from coverage_diff.model import CARRIED, Article, Check, Fact, Mention, Report
from coverage_diff.reporting import inert, rules, wording
from coverage_diff.reporting.terminal import FACT_WIDTH, LABEL, status_sign


def print_explanation(report: Report, fact: Fact, console: Console) -> None:
    """Print why a fact has its status at each outlet: the words, where they stand, the score and the rule."""
    console.print(Text(wording.label(fact, 400), style="bold"))
    number = wording.numbered(report).get(fact.id)
    about = [f"fact {number}" if number else "fact", str(fact.kind), inert.line(fact.id), f"values: {fact.relation}"]
    if fact.speaker:
        about.append(f"said by {inert.line(fact.speaker)}")
    console.print(Text(" · ".join(about), style="dim"))
    if fact.aliases:
        console.print(Text("also called " + ", ".join(inert.line(name) for name in fact.aliases)))
    if fact.related:
        console.print(Text("related, not the same: " + ", ".join(inert.line(name) for name in fact.related)))
    for outlet, cell in fact.coverage.items():
        console.print()
        line = status_sign(cell.status, console)
        line.append(f"  {inert.line(outlet)}", style="bold default")
        console.print(line)
        why = f"why: {rules.because(cell.rule)} (rule {inert.line(cell.rule)}, score {cell.score:.2f})"
        console.print(Padding(Text(why), (0, 0, 0, 2)))
        for index in cell.mentions:
            _print_mention(report, fact.mentions[index], console)
        if cell.nearest is not None:
            console.print(Padding(Text("the nearest that it has:", style="italic"), (0, 0, 0, 2)))
            _print_mention(report, cell.nearest, console)


def _print_mention(report: Report, mention: Mention, console: Console) -> None:
    article = report.article(mention.article_id)
    place = [wording.place(mention), str(mention.voice)]
    if mention.speaker_text:
        place.append(f"said by {inert.line(mention.speaker_text)}")
    if mention.hedged:
        place.append("hedged")
    if mention.quantity is not None:
        place.append(f"read as {wording.quantity(mention.quantity)}")
    if mention.date is not None:
        place.append(f"read as {wording.date(mention.date)}")
    console.print(Padding(_marked(wording.context(article, mention)), (0, 0, 0, 4)))
    console.print(Padding(Text(" · ".join(place), style="dim"), (0, 0, 0, 4)))


def _marked(words: tuple[str, str, str]) -> Text:
    """A sentence with the mention set off by signs, which a terminal without colour shows too."""
    before, own, after = words
    return Text.assemble(before, ("»", "bold"), (own, "bold"), ("«", "bold"), after)


def print_check(statement: str, checks: Sequence[tuple[Article, Check]], console: Console) -> None:
    """Print whether each article reports a statement, with the sentence that comes nearest and what is missing."""
    console.print(Text(f"“{inert.line(statement)}”", style="bold"))
    for article, check in checks:
        console.print()
        line = status_sign(check.status, console)
        line.append(f"  {inert.line(article.outlet)}", style="bold default")
        line.append(f"  (score {check.score:.2f}, {rules.because(check.rule)})", style="dim not bold")
        console.print(line)
        if check.evidence:
            best = check.evidence[0]
            known = "" if check.status in CARRIED else "nearest: "
            console.print(Padding(Text(f"{known}»{inert.short(best.text, 400)}«"), (0, 0, 0, 2)))
            console.print(Padding(Text(wording.place(best), style="dim"), (0, 0, 0, 2)))
        if check.missing:
            missing = ", ".join(inert.line(word) for word in check.missing)
            console.print(Padding(Text(f"not there: {missing}"), (0, 0, 0, 2)))


def print_facts(article: Article, facts: Sequence[Fact], console: Console) -> None:
    """Print the facts of one article in the order of their first mention: kind, label, reading, place."""
    console.print()
    console.print(Text(f"{inert.line(article.outlet)}: {inert.short(article.title or article.id, 100)}", style="bold"))
    if not facts:
        console.print(Text("  no fact was found"))
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    table.add_column("kind", no_wrap=True)
    table.add_column("fact", ratio=2, min_width=FACT_WIDTH)
    table.add_column("read as", ratio=1)
    table.add_column("at", no_wrap=True)
    for fact in facts:
        at = ", ".join(f"{_field(m)}{m.start}-{m.end}" for m in fact.mentions[:2])
        more = f" +{len(fact.mentions) - 2}" if len(fact.mentions) > 2 else ""
        table.add_row(str(fact.kind), Text(wording.label(fact, LABEL)), Text(_reading(fact)), at + more)
    console.print(table)


def _field(mention: Mention) -> str:
    return "title " if mention.field == "title" else ""


def _reading(fact: Fact) -> str:
    if fact.quantity is not None:
        return wording.quantity(fact.quantity)
    if fact.date is not None:
        return wording.date(fact.date)
    if fact.speaker or fact.speaker_text:
        return f"said by {inert.line(fact.speaker or fact.speaker_text or '')}"
    return ", ".join(inert.line(name) for name in fact.aliases)
