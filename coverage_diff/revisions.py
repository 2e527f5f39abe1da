"""What changed between two reports on the same events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coverage_diff.language.text import squeeze
from coverage_diff.model import EventReport, Fact, Report, Status


class Change(StrEnum):
    """How a cell, a fact or an event changed.

    Values:
        NEW_FACT: Only the newer report has the fact.
        GONE_FACT: Only the older one has it.
        STATUS: An outlet did something else with it than before, as far as both times are clear.
        VALUE: A figure of one thing was replaced by another.
        CONFLICT_RESOLVED: Outlets no longer contradict each other.
        CONFLICT_NEW: Now they do.
        NEW_OUTLET: An outlet covers the event only now.
        GONE_OUTLET: It no longer does.
        NEW_EVENT: Only the newer report has the event.
        GONE_EVENT: Only the older one has it.

    Example:
        >>> import dataclasses
        >>> import coverage_diff as cd
        >>> one, other = cd.read_articles("seeds")
        >>> early = dataclasses.replace(one, text=one.text.replace("over 2,400", "over 2,300"))
        >>> changes = cd.diff_reports(cd.compare([early, other]), cd.compare([one, other]))
        >>> [change.after for change in changes if change.change is cd.Change.VALUE]
        ['over 2,400 terrorism-related complaints']
    """

    NEW_FACT = "new fact"
    GONE_FACT = "fact no longer told"
    STATUS = "status"
    VALUE = "value corrected"
    CONFLICT_RESOLVED = "conflict resolved"
    CONFLICT_NEW = "new conflict"
    NEW_OUTLET = "new outlet"
    GONE_OUTLET = "outlet gone"
    NEW_EVENT = "new event"
    GONE_EVENT = "event gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that changed.

    Attributes:
        event: Title of the event in the newer report, else in the older.
        change: What kind of change.
        fact: Label of the fact; "" where the change is of an outlet or event.
        outlet: The outlet; "" where the change is of the fact or event as a whole.
        before: Status (or value, or outlets of the event) in the older report.
        after: Status (or value, or outlets of the event) in the newer report.

    Example:
        >>> import coverage_diff as cd
        >>> change = cd.Difference(
        ...     event="Flood in Harwick",
        ...     change=cd.Change.STATUS,
        ...     fact="14 people",
        ...     outlet="The Post",
        ...     before="omitted",
        ...     after="included",
        ... )
        >>> f"{change.outlet}: {change.before} -> {change.after}"
        'The Post: omitted -> included'
    """

    event: str
    change: Change
    fact: str = ""
    outlet: str = ""
    before: str = ""
    after: str = ""


def diff_reports(old: Report, new: Report) -> tuple[Difference, ...]:
    """What changed from one report to a later one: cells included later, figures corrected, conflicts resolved.

    Events are matched by the articles they share, then by title; facts by id, then by kind and label.

    Args:
        old: The earlier report.
        new: The later one, usually with revised or further articles.

    Returns:
        The changes, event by event, facts in the order of the newer report, facts that are gone last; events that only
        the newer report has are told in their place, those that only the older has at the end.

    Example:
        >>> import dataclasses
        >>> import coverage_diff as cd
        >>> one, other = cd.read_articles("seeds")
        >>> early = dataclasses.replace(one, text=one.text.replace("over 2,400", "over 2,300"))
        >>> for change in cd.diff_reports(cd.compare([early, other]), cd.compare([one, other])):
        ...     if change.change == "value corrected":
        ...         print(change.before, "->", change.after)
        over 2,300 terrorism-related complaints -> over 2,400 terrorism-related complaints
    """
    found: list[Difference] = []
    left = list(old.events)
    for event in new.events:
        match = _same_event(event, left)
        if match is None:
            found.append(Difference(event=event.title, change=Change.NEW_EVENT, after=", ".join(event.outlets)))
            continue
        left.remove(match)
        found += _event_changes(match, event)
    found += [Difference(event=e.title, change=Change.GONE_EVENT, before=", ".join(e.outlets)) for e in left]
    return tuple(found)


def _same_event(event: EventReport, others: list[EventReport]) -> EventReport | None:
    ids = {segment.article_id for segment in event.segments}
    urls = {segment.article.url for segment in event.segments} - {None}

    def shared(other: EventReport) -> tuple[int, bool]:
        common = sum(s.article_id in ids or s.article.url in urls for s in other.segments)
        return common, squeeze(other.title) == squeeze(event.title)

    best = max(others, key=shared, default=None)
    return best if best is not None and any(shared(best)) else None


def _event_changes(old: EventReport, new: EventReport) -> list[Difference]:
    title = new.title
    found = [Difference(event=title, change=Change.NEW_OUTLET, outlet=o) for o in new.outlets if o not in old.outlets]
    found += [Difference(event=title, change=Change.GONE_OUTLET, outlet=o) for o in old.outlets if o not in new.outlets]
    left = list(old.facts)
    matches = []
    for fact in new.facts:
        match = _same_fact(fact, left)
        if match is not None:
            left.remove(match)
        matches.append(match)
    for fact, match in zip(new.facts, matches, strict=True):
        if match is not None:
            found += _fact_changes(title, match, fact)
        elif (former := _corrected(fact, left)) is not None:
            left.remove(former)
            outlets = ", ".join(outlet for outlet in fact.carriers if outlet in former.carriers)
            row = Difference(
                event=title, change=Change.VALUE, fact=fact.label, outlet=outlets, before=former.label, after=fact.label
            )
            found.append(row)
        else:
            found.append(Difference(event=title, change=Change.NEW_FACT, fact=fact.label, after=_carriers(fact)))
    found += [Difference(event=title, change=Change.GONE_FACT, fact=f.label, before=_carriers(f)) for f in left]
    return found


def _carriers(fact: Fact) -> str:
    return ", ".join(fact.carriers)


def _same_fact(fact: Fact, others: list[Fact]) -> Fact | None:
    for other in others:
        if other.id == fact.id:
            return other
    key = (fact.kind, squeeze(fact.label).casefold())
    for other in others:
        if (other.kind, squeeze(other.label).casefold()) == key:
            return other
    texts = {squeeze(m.text).casefold() for m in fact.mentions}
    for other in others:
        if other.kind is fact.kind and texts & {squeeze(m.text).casefold() for m in other.mentions}:
            return other
    return None


def _corrected(fact: Fact, others: list[Fact]) -> Fact | None:
    """A figure that is gone, of the same thing and told by the same outlet as a new one."""
    if fact.quantity is None:
        return None
    counted = (fact.quantity.unit, squeeze(fact.quantity.noun).casefold())
    for other in others:
        if other.quantity is None or not any(counted) or not set(fact.carriers) & set(other.carriers):
            continue
        if (other.quantity.unit, squeeze(other.quantity.noun).casefold()) == counted:
            return other
    return None


def _fact_changes(event: str, old: Fact, new: Fact) -> list[Difference]:
    found = []
    if old.conflicting != new.conflicting:
        change = Change.CONFLICT_NEW if new.conflicting else Change.CONFLICT_RESOLVED
        found.append(Difference(event=event, change=change, fact=new.label, before=old.label, after=new.label))
    for outlet, cell in new.coverage.items():
        before = old.coverage.get(outlet)
        if (
            before is not None
            and before.status is not cell.status
            and Status.UNCLEAR not in (before.status, cell.status)
        ):
            row = Difference(
                event=event,
                change=Change.STATUS,
                fact=new.label,
                outlet=outlet,
                before=before.status,
                after=cell.status,
            )
            found.append(row)
    return found
