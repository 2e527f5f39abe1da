"""Which segments tell the same event (stand-in until the stage is built)."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.config import DetectionConfig
from coverage_diff.language.document import Document
from coverage_diff.language.lemmas import is_content
from coverage_diff.language.rarity import idf
from coverage_diff.language.text import digest
from coverage_diff.model import Detection, Event, Link, Segment


def detect(segments: Sequence[Segment], config: DetectionConfig) -> Detection:
    """Events by the weighted overlap of their words."""
    bags = [{t.lemma for s in Document(g).sentences for t in s.tokens if is_content(t.norm)} for g in segments]
    links = []
    groups = [{i} for i in range(len(segments))]
    for i in range(len(segments)):
        for j in range(i + 1, len(segments)):
            if segments[i].article_id == segments[j].article_id:
                continue
            both = sum(idf(w) ** 2 for w in bags[i] & bags[j])
            least = min(sum(idf(w) ** 2 for w in bags[k]) for k in (i, j))
            score = both / max(1.0, least)
            links.append(Link(a=segments[i], b=segments[j], score=min(1.0, score * 3)))
            if links[-1].score > config.threshold:
                merged = groups[i] | groups[j]
                for k in merged:
                    groups[k] = merged
    seen = []
    for group in groups:
        if len(group) > 1 and group not in seen:
            seen.append(group)
    events = []
    for group in seen:
        members = tuple(segments[k] for k in sorted(group))
        words = [m.article.text[m.start : m.end] for m in members]
        events.append(Event(id=f"event-{digest(sorted(words))}", title=members[0].title, segments=members))
    loose = tuple(s for i, s in enumerate(segments) if len(groups[i]) == 1)
    return Detection(events=tuple(events), links=tuple(links), unmatched=loose)
