"""Articles in their usual form for the stages, and what was found in them back on the articles as given.

Invisible characters, letters of two code points, Windows line ends and foreign quotation marks change no fact: the
stages read the text without them (`language.normalised`), a page in capitals in small letters (`language.capitals`),
and the figures of other languages as English writes them (`language.foreign_figures`). Every place in their results is
carried back, so that `article.text[start:end]` is what the outlet printed, character for character.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple, TypeVar, cast

from coverage_diff.detection.links import Links
from coverage_diff.language.capitals import IN_CAPITALS, in_capitals, without_capitals
from coverage_diff.language.english import looks_english
from coverage_diff.language.foreign_figures import english_figures
from coverage_diff.language.normalised import Normalised, normalise
from coverage_diff.model import (
    Alignment,
    Article,
    Check,
    Coverage,
    Detection,
    Event,
    EventReport,
    Fact,
    Link,
    Mention,
    Report,
    Segment,
    Span,
)

_HOLDERS = (Alignment, Check, Coverage, Detection, Event, EventReport, Fact, Link, Links, Report)
"""Values with places somewhere inside them."""
_Result = TypeVar("_Result")


class UsualForm(NamedTuple):
    """An article as the stages read it.

    Attributes:
        article: The article in its usual form; None where it is given in that form.
        forms: For its fields that have another length now, where their characters stand as given.
    """

    article: Article | None
    forms: dict[str, Normalised]


def usual_article(article: Article) -> UsualForm:
    """An article in its usual form."""
    fields = {name: normalise(getattr(article, name)) for name in ("title", "text")}
    title, text = (getattr(article, name) if form is None else form.text for name, form in fields.items())
    notes = article.notes
    if in_capitals(text):
        title, text = without_capitals(title) if title.isupper() else title, without_capitals(text)
        notes = (*notes, IN_CAPITALS)
    if not looks_english(text):
        title, text = english_figures(title), english_figures(text)
    forms = {name: form for name, form in fields.items() if form is not None}
    changed = (title, text) != (article.title, article.text)
    return UsualForm(replace(article, title=title, text=text, notes=notes) if changed else None, forms)


class Originals:
    """Articles as given, beside those that the stages read instead.

    Args:
        articles: Articles as given, each id once.
        forms: The usual form of each, where it was made before.

    Attributes:
        read: What the stages read, in the same order: the same articles but for those in an unusual form.
    """

    def __init__(self, articles: Iterable[Article], forms: Iterable[UsualForm] | None = None) -> None:
        articles = tuple(articles)
        self._given: dict[str, Article] = {}
        self._forms: dict[tuple[str, str], Normalised] = {}
        self._restored: dict[int, tuple[Segment, Segment]] = {}  # beside the segment itself, which keeps its id taken
        usual = map(usual_article, articles) if forms is None else forms
        self.read = tuple(self._enter(article, form) for article, form in zip(articles, usual, strict=True))

    def _enter(self, given: Article, usual: UsualForm) -> Article:
        """The article to read; itself where it is given in its usual form."""
        self._forms |= {(given.id, name): form for name, form in usual.forms.items()}
        if usual.article is None:
            return given
        self._given[given.id] = given
        return usual.article

    def story(self, segment: Segment) -> Segment:
        """A story of an article as given, as the stages read it."""
        read = next(article for article in self.read if article.id == segment.article_id)
        if read is segment.article:
            return segment
        form = self._forms.get((read.id, "text"))

        def here(span: Span) -> Span:
            return replace(span, start=form.here(span.start), end=form.here(span.end)) if form else span

        whole = here(Span(article_id=read.id, start=segment.start, end=segment.end))
        return replace(
            segment,
            article=read,
            start=whole.start,
            end=whole.end,
            title=read.title if segment.title == segment.article.title else segment.title,
            paragraphs=tuple(map(here, segment.paragraphs)),
            captions=tuple(map(here, segment.captions)),
            headline=here(segment.headline) if segment.headline else None,
        )

    def restore(self, value: _Result) -> _Result:
        """A result of a stage with every place in it on the articles as given; itself where all have the usual form."""
        return cast("_Result", self._restore(value)) if self._given else value

    def _restore(self, value: Any) -> Any:  # noqa: ANN401 - whatever a result holds
        match value:
            case Span():
                start, end = self._place(value.article_id, "text", value.start, value.end)
                return replace(value, start=start, end=end)
            case Mention():
                return self._mention(value)
            case Segment():
                return self._segment(value)
            case Article():
                return self._given.get(value.id, value)
            case tuple() | list():
                inner = [self._restore(old) for old in value]
                return value if all(map(operator.is_, inner, value)) else type(value)(inner)
            case Mapping():
                return {key: self._restore(old) for key, old in value.items()}
        if isinstance(value, _HOLDERS) and is_dataclass(value):
            held = {field.name: getattr(value, field.name) for field in fields(value)}
            changed = {name: new for name, old in held.items() if (new := self._restore(old)) is not old}
            return replace(value, **changed) if changed else value
        return value

    def _place(self, article_id: str, name: str, start: int, end: int) -> tuple[int, int]:
        form = self._forms.get((article_id, name))
        return form.given(start, end) if form else (start, end)

    def _mention(self, mention: Mention) -> Mention:
        given = self._given.get(mention.article_id)
        if given is None:
            return mention
        start, end = self._place(given.id, mention.field, mention.start, mention.end)
        whole = given.title if mention.field == "title" else given.text
        return replace(mention, start=start, end=end, text=whole[start:end])

    def _segment(self, segment: Segment) -> Segment:
        """The story on the article as given; always the same for the same, as results are compared by identity."""
        given = self._given.get(segment.article_id)
        if given is None:
            return segment
        if id(segment) not in self._restored:
            start, end = self._place(given.id, "text", segment.start, segment.end)
            restored = replace(
                segment,
                article=given,
                start=start,
                end=end,
                title=given.title if segment.title == segment.article.title else segment.title,
                paragraphs=self._restore(segment.paragraphs),
                captions=self._restore(segment.captions),
                headline=self._restore(segment.headline),
            )
            self._restored[id(segment)] = (segment, restored)
        return self._restored[id(segment)][1]
