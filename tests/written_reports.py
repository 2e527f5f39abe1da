"""Reports written for the purpose: marked-up stories become articles with facts, so that a test shows what it means.

A story is a list of paragraphs, the first one its headline. `[key|words]` marks a mention of the fact `key`.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

import coverage_diff as cd

_MARK = re.compile(r"\[(\w+)\|([^\]|]*)\]")

FIRE: Mapping[str, Sequence[str]] = {
    "The Harbour Post": (
        "[dead|Forty-two] dead in warehouse fire",
        "[dead|Forty-two people] died in [town|Port Alba] on [day|Tuesday], [chief|fire chief Ana Ruiz] said.",
        "[quote|“The doors were locked from outside,”] Ruiz told reporters.",
        "The owners had ignored [warnings|three warnings] since [since|2019], the city says.",
    ),
    "Morning Ledger": (
        "Blaze at [town|Port Alba] warehouse",
        "The city’s mayor promised an inquiry.",
        "[dead|At least 39 people] were killed in the fire on [day|Tuesday].",
        "[quote|“The doors were locked,”] said [chief|Ms. Ruiz], who led the crews.",
    ),
    "Coast Wire": (
        "Warehouse fire under control",
        "A fire in [town|Port Alba] was put out on [day|Tuesday night]. Firefighters searched the building.",
        "Subscribe to read the whole story",
    ),
}
"""One event in three outlets: figures that conflict, a quotation cut short, a page cut short."""

FIRE_FACTS: Mapping[str, tuple[cd.Kind, str]] = {
    "dead": (cd.Kind.QUANTITY, "42 people died"),
    "quote": (cd.Kind.QUOTE, "The doors were locked from outside"),
    "warnings": (cd.Kind.QUANTITY, "three warnings"),
    "town": (cd.Kind.PLACE, "Port Alba"),
    "day": (cd.Kind.DATE, "Tuesday"),
    "chief": (cd.Kind.PERSON, "Ana Ruiz"),
    "since": (cd.Kind.DATE, "2019"),
}

FIRE_STATUSES: Mapping[tuple[str, str], cd.Status] = {
    ("dead", "Morning Ledger"): cd.Status.DIFFERS,
    ("dead", "Coast Wire"): cd.Status.UNCLEAR,
    ("quote", "Morning Ledger"): cd.Status.PARTIAL,
    ("quote", "Coast Wire"): cd.Status.UNCLEAR,
}


def fire_report(stories: Mapping[str, Sequence[str]] = FIRE, *, url: str | None = None) -> cd.Report:
    """The fire in three outlets, the last of them cut short."""
    report = build(stories, FIRE_FACTS, FIRE_STATUSES, url=url)
    tuesday = cd.Date(
        value="2026-03-03", granularity=cd.Granularity.DAY, start=dt.date(2026, 3, 3), end=dt.date(2026, 3, 3)
    )
    year = cd.Date(value="2019", granularity=cd.Granularity.YEAR, start=dt.date(2019, 1, 1), end=dt.date(2019, 12, 31))
    dates = {"date-day": tuesday, "date-since": year}
    event = report.events[0]
    facts = tuple(replace(fact, date=dates.get(fact.id)) for fact in event.facts)
    note = f"{event.segments[-1].outlet}: the page was cut short"
    return replace(report, events=(replace(event, facts=facts),), notes=(note,))


def build(
    stories: Mapping[str, Sequence[str]],
    facts: Mapping[str, tuple[cd.Kind, str]],
    statuses: Mapping[tuple[str, str], cd.Status] = MappingProxyType({}),
    *,
    url: str | None = None,
) -> cd.Report:
    """A report of one event: an outlet that marks a fact includes it, one that does not has omitted it."""
    segments: list[cd.Segment] = []
    found: dict[str, list[cd.Mention]] = {}
    for number, (outlet, paragraphs) in enumerate(stories.items()):
        segment, marks = _page(f"page-{number}", outlet, paragraphs, url)
        segments.append(segment)
        for key, mention in marks:
            found.setdefault(key, []).append(mention)
    event = cd.EventReport(
        id="event-1",
        title=segments[0].title,
        segments=tuple(segments),
        facts=tuple(
            _fact(key, kind, label, _coverage(key, kind, found.get(key, ()), segments, statuses), found.get(key, ()))
            for key, (kind, label) in facts.items()
        ),
        alignments=tuple(_alignments(segments)),
        word_choice=tuple(
            cd.WordChoice(group="the fire", term=term, outlet=s.outlet, voice=voice, count=1 + n % 3)
            for n, s in enumerate(segments)
            for term, voice in (("fire", cd.Voice.STATED), ("blaze", cd.Voice.QUOTED))
        ),
        sources=tuple(
            cd.Source(outlet=s.outlet, speaker="Ana Ruiz", quotes=1 + n % 2, reported=n % 3, words=6 + n)
            for n, s in enumerate(segments)
        ),
        links=tuple(cd.Link(a=a, b=b, score=0.9, shared=("port alba",)) for a, b in combinations(segments[:4], 2)),
    )
    return cd.Report(
        articles=tuple(segment.article for segment in segments),
        segments=tuple(segments),
        events=(event,),
        unmatched=(),
        version=cd.__version__,
    )


def _page(
    identity: str, outlet: str, paragraphs: Sequence[str], url: str | None
) -> tuple[cd.Segment, list[tuple[str, cd.Mention]]]:
    """A story and its mentions, each with the key of its fact."""
    text = ""
    spans: list[cd.Span] = []
    marks: list[tuple[str, int, str]] = []
    for paragraph in paragraphs:
        start, last = len(text), 0
        for match in _MARK.finditer(paragraph):
            text += paragraph[last : match.start()]
            marks.append((match[1], len(text), match[2]))
            text += match[2]
            last = match.end()
        text += paragraph[last:]
        spans.append(cd.Span(article_id=identity, start=start, end=len(text)))
        text += "\n\n"
    mentions = [
        (key, cd.Mention(article_id=identity, start=at, end=at + len(words), text=words, position=at / len(text)))
        for key, at, words in marks
    ]
    title = text[: spans[0].end]
    article = cd.Article(id=identity, outlet=outlet, title=title, text=text, published=dt.date(2026, 3, 4), url=url)
    segment = cd.Segment(
        article=article,
        start=0,
        end=len(text),
        title=title,
        published=article.published,
        headline=spans[0],
        paragraphs=tuple(spans[1:]),
    )
    return segment, mentions


def _coverage(
    key: str,
    kind: cd.Kind,
    mentions: Sequence[cd.Mention],
    segments: Sequence[cd.Segment],
    statuses: Mapping[tuple[str, str], cd.Status],
) -> dict[str, cd.Coverage]:
    """One cell per outlet; where nothing was found, the story's first paragraph comes nearest."""
    cells = {}
    for segment in segments:
        own = tuple(i for i, mention in enumerate(mentions) if mention.article_id == segment.article_id)
        first = segment.paragraphs[0]
        cells[segment.outlet] = cd.Coverage(
            status=statuses.get((key, segment.outlet), cd.Status.INCLUDED if own else cd.Status.OMITTED),
            score=1.0 if own else 0.75,
            mentions=own,
            rule=f"{kind}-read" if own else f"{kind}-nowhere",
            nearest=None
            if own
            else cd.Mention(article_id=segment.article_id, start=first.start, end=first.end, text=segment.slice(first)),
        )
    return cells


def _fact(
    key: str, kind: cd.Kind, label: str, coverage: dict[str, cd.Coverage], mentions: Iterable[cd.Mention]
) -> cd.Fact:
    conflict = any(cell.status is cd.Status.DIFFERS for cell in coverage.values())
    return cd.Fact(
        id=f"{kind}-{key}",
        kind=kind,
        label=label,
        mentions=tuple(mentions),
        relation=cd.Relation.DIFFERS if conflict else cd.Relation.SAME,
        coverage=coverage,
    )


def _alignments(segments: Sequence[cd.Segment]) -> Iterable[cd.Alignment]:
    """The first paragraph of each story matches the last but one of every later story, the second its first."""
    rewritten, edited = cd.AlignmentType.REWRITTEN, cd.AlignmentType.EDITED
    for a, b in combinations(segments, 2):
        yield cd.Alignment(a=a.paragraphs[:1], b=b.paragraphs[-2:-1], type=rewritten, score=0.62)
        yield cd.Alignment(a=a.paragraphs[1:2], b=b.paragraphs[:1], type=edited, score=0.8)


def large_report(outlets: int = 20, facts: int = 800, paragraphs: int = 16, words: int = 50) -> cd.Report:
    """Twenty articles of 800 words with as many facts as a real event of that size has; the same in every run."""
    chance = random.Random(7)
    vocabulary = [f"{a}{b}" for a in ("ba", "re", "li", "mo", "tu", "san", "ver") for b in ("ton", "ing", "as", "el")]
    kinds = list(cd.Kind)
    names = {
        f"f{n}": (kinds[n % len(kinds)], " ".join(chance.choices(vocabulary, k=3 if n % 8 < 6 else 20)))
        for n in range(facts)
    }
    carriers: dict[int, list[str]] = {outlet: [] for outlet in range(outlets)}
    for key in names:
        for outlet in chance.sample(range(outlets), k=min(outlets, chance.choice((1, 1, 1, 2, 3, 5)))):
            carriers[outlet].append(key)
    stories = {}
    for outlet, keys in carriers.items():
        story = [" ".join(chance.choices(vocabulary, k=9)).capitalize()]
        per = -(-len(keys) // paragraphs)
        for number in range(paragraphs):
            plain = chance.choices(vocabulary, k=words)
            for offset, key in enumerate(keys[number * per : (number + 1) * per]):
                place = min(2 + 3 * offset, len(plain) - 1)
                plain[place] = f"[{key}|{' '.join(names[key][1].split()[:3])}]"
            story.append(" ".join(plain).capitalize() + ".")
        stories[f"Outlet {outlet + 1}"] = story
    return build(stories, names)


PAYLOADS = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 2</script>",
    "</style><style>body { display: none }</style>",
    '"><img src=x onerror="window.ran = 3">',
    "' autofocus onfocus='window.ran = 4",
    "<svg onload=window.ran=5>",
    "<!-- <base href=//example.invalid>",
    "&lt;script&gt;window.ran = 6&lt;/script&gt;",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnihton\u202c \u2066\u200f\u2028",
    "\x00\x07\x1b[31m\x9b\ud800\ufeff",
)
"""What a headline may hold to do harm: scripts, entities, templates, overrides of direction, control characters."""


def hostile_report() -> cd.Report:
    """The fire as told by an enemy: every string that comes from outside holds every payload."""
    bad = " ".join(PAYLOADS)
    stories = {f"{outlet} {bad}": [f"{part} {bad}" for part in story] for outlet, story in FIRE.items()}
    facts = {key: (kind, f"{label} {bad}") for key, (kind, label) in FIRE_FACTS.items()}
    report = build(stories, facts, url=f"javascript:window.ran=7//{bad}")
    event = report.events[0]
    return replace(
        report,
        articles=tuple(replace(article, notes=(bad,)) for article in report.articles),
        notes=(bad,),
        events=(
            replace(
                event,
                notes=(bad,),
                facts=tuple(replace(fact, aliases=(bad,)) for fact in event.facts),
                word_choice=tuple(replace(word, group=bad, term=f"{word.term} {bad}") for word in event.word_choice),
                sources=tuple(replace(source, speaker=bad) for source in event.sources),
                links=tuple(replace(link, shared=(bad,)) for link in event.links),
            ),
        ),
        version=bad,
    )
