"""A reader's own decisions: they override the library's, are marked in the report, and survive the next run.

A file of corrections is TOML (or JSON of the same shape):

    [[cell]]                       # what an outlet did with a fact
    fact = "quantity-4c1d20aa91b0" # the id, or the beginning of it, as the report shows it
    outlet = "The Example"
    status = "included"
    note = "paragraph 9 gives the figure in words"
    by = "A. Reader"

    [[same]]                       # two rows that are one fact
    facts = ["claim-11aa", "claim-22bb"]

    [[drop]]                       # no fact at all
    fact = "date-33cc"
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coverage_diff import toml_form
from coverage_diff.errors import ConfigError
from coverage_diff.model import CARRIED, Coverage, EventReport, Fact, Mention, Relation, Report, Status

RULE = "corrected-by-reader"
"""The rule of every cell that a reader decided."""

_STRENGTH = {Status.OMITTED: 0, Status.UNCLEAR: 1, Status.PARTIAL: 2, Status.DIFFERS: 3, Status.INCLUDED: 4}
_RELATIONS = (Relation.SAME, Relation.ROUNDED, Relation.DIFFERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellCorrection:
    """What an outlet really did with a fact.

    Attributes:
        fact: The fact's id or the beginning of it.
        outlet: The outlet.
        status: The status that a reader found.
        note: Why.
        by: Who decided.
    """

    fact: str
    outlet: str
    status: Status
    note: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Everything that a reader decided about a report.

    Attributes:
        cells: Cells with another status.
        same: Groups of fact ids that are one fact.
        drop: Ids of what is no fact.

    Example:
        >>> import coverage_diff as cd
        >>> mine = cd.Corrections.from_dict({"drop": [{"fact": "date-33cc"}]})
        >>> mine.drop, mine.cells
        (('date-33cc',), ())
    """

    cells: tuple[CellCorrection, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    drop: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Corrections:
        """Corrections from nested mappings of the form in this module's docstring.

        Raises:
            ConfigError: An entry lacks a key or has a wrong one; says which.
        """
        known = {"cell", "same", "drop"}
        unknown = sorted(set(data) - known)
        if unknown:
            raise ConfigError(f"there is no [[{unknown[0]}]] in corrections; known are {', '.join(sorted(known))}")
        try:
            return cls(
                cells=tuple(
                    CellCorrection(**{**entry, "status": Status(entry["status"])}) for entry in data.get("cell", ())
                ),
                same=tuple(tuple(str(fact) for fact in entry["facts"]) for entry in data.get("same", ())),
                drop=tuple(str(entry["fact"]) for entry in data.get("drop", ())),
            )
        except (KeyError, TypeError, ValueError) as error:
            problem = f"a correction is not understood ({error}); a [[cell]] needs fact, outlet and status"
            raise ConfigError(problem) from error

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Corrections:
        """Corrections from a .toml or .json file.

        Raises:
            ConfigError: The file is missing, broken, or an entry is wrong; the message names the file.
        """
        try:
            text = Path(path).read_text(encoding="utf-8")
            data = json.loads(text) if Path(path).suffix.lower() == ".json" else toml_form.loads(text)
            return cls.from_dict(data)
        except FileNotFoundError as error:
            raise ConfigError(f"{path}: there is no such file with corrections; check the path") from error
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read ({error.strerror}); name a file with corrections") from error
        except (ValueError, RecursionError, ConfigError) as error:
            raise ConfigError(f"{path}: {error}") from error


def correct(report: Report, corrections: Corrections) -> Report:
    """The report with a reader's decisions in it.

    Rows that are one fact are joined first, dropped ones leave, then cells are set. A corrected cell has the rule
    `corrected-by-reader` and score 1. A correction whose fact or outlet the report does not hold is no error, because
    the next run may not find that fact: it is told in the report's notes.

    Args:
        report: Any report, new or loaded.
        corrections: The decisions.

    Example:
        >>> import coverage_diff as cd
        >>> report = cd.compare(cd.read_articles("seeds"))
        >>> fact = next(fact for fact in report.events[0].facts if "2,400" in fact.label)
        >>> decision = {"fact": fact.id, "outlet": "Arab News", "status": "unclear"}
        >>> report = cd.correct(report, cd.Corrections.from_dict({"cell": [decision]}))
        >>> cell = next(f for f in report.events[0].facts if f.id == fact.id).coverage["Arab News"]
        >>> cell.status.value, cell.rule
        ('unclear', 'corrected-by-reader')
    """
    used: set[object] = set()
    events = tuple(_corrected(event, corrections, used) for event in report.events)
    wanted = [*corrections.cells, *corrections.same, *(("drop", fact) for fact in corrections.drop)]
    lost = [entry for entry in wanted if entry not in used]
    notes = tuple(f"a correction found nothing to correct: {_named(entry)}" for entry in lost)
    return replace(report, events=events, notes=(*report.notes, *notes))


def _named(entry: object) -> str:
    if isinstance(entry, CellCorrection):
        return f"{entry.fact} at {entry.outlet}"
    return " ".join(str(part) for part in entry) if isinstance(entry, tuple) else str(entry)


def _find(facts: Iterable[Fact], beginning: str) -> Fact | None:
    found = [fact for fact in facts if fact.id.startswith(beginning)]
    return next((fact for fact in found if fact.id == beginning), found[0] if len(found) == 1 else None)


def _corrected(event: EventReport, corrections: Corrections, used: set[object]) -> EventReport:
    facts = list(event.facts)
    notes = []
    for group in corrections.same:
        members = [fact for name in group if (fact := _find(facts, name)) is not None]
        if len(members) > 1:
            used.add(group)
            place = min(facts.index(fact) for fact in members)
            joined = _joined(members)
            facts = [fact for fact in facts if fact not in members]
            facts.insert(place, joined)
            notes.append(f"joined by a reader: {joined.label}")
    for name in corrections.drop:
        fact = _find(facts, name)
        if fact is not None:
            used.add(("drop", name))
            facts.remove(fact)
            notes.append(f"dropped by a reader: {fact.label}")
    for cell in corrections.cells:
        fact = _find(facts, cell.fact)
        if fact is not None and cell.outlet in fact.coverage:
            used.add(cell)
            facts[facts.index(fact)] = _with_cell(fact, cell)
            why = f" ({cell.note})" if cell.note else ""
            notes.append(f"{cell.by or 'a reader'} set {cell.outlet} to {cell.status} for: {fact.label}{why}")
    return replace(event, facts=tuple(facts), notes=(*event.notes, *notes))


def _with_cell(fact: Fact, cell: CellCorrection) -> Fact:
    before = fact.coverage[cell.outlet]
    evidence = before.mentions
    mentions = fact.mentions
    if cell.status in CARRIED and not evidence and before.nearest is not None:
        mentions = (*mentions, before.nearest)
        evidence = (len(mentions) - 1,)
    after = replace(
        before,
        status=cell.status,
        score=1.0,
        rule=RULE,
        mentions=evidence if cell.status in CARRIED else (),
        nearest=None if cell.status in CARRIED else before.nearest,
    )
    return replace(fact, mentions=mentions, coverage={**fact.coverage, cell.outlet: after})


def _joined(facts: Sequence[Fact]) -> Fact:
    """One fact from several: all mentions, and for each outlet its strongest cell."""
    mentions: list[Mention] = []
    cells: dict[str, Coverage] = {}
    for fact in facts:
        shift = len(mentions)
        mentions += fact.mentions
        for outlet, cell in fact.coverage.items():
            moved = replace(cell, mentions=tuple(i + shift for i in cell.mentions))
            if outlet not in cells:
                cells[outlet] = moved
                continue
            held = cells[outlet]
            stronger = moved if _STRENGTH[moved.status] > _STRENGTH[held.status] else held
            cells[outlet] = replace(stronger, mentions=(*held.mentions, *moved.mentions))
    names = dict.fromkeys(name for fact in facts for name in (fact.label, *fact.aliases))
    first = facts[0]
    return replace(
        first,
        mentions=tuple(mentions),
        coverage={outlet: replace(cell, rule=RULE) for outlet, cell in cells.items()},
        relation=max((fact.relation for fact in facts), key=_RELATIONS.index),
        aliases=tuple(name for name in names if name != first.label) if first.aliases else (),
    )
