"""What a program gives to the library by mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import coverage_diff as cd

PAGE = cd.Article(id="1", outlet="The Post", title="", text="The dam broke.")


@pytest.mark.parametrize(
    ("call", "given", "help_"),
    [
        (cd.compare, ("seeds",), r"cd\.read_articles\('seeds'\)"),
        (cd.compare, (["seeds", "more"],), r"article 1: must be an Article, not str; cd\.read_articles"),
        (cd.detect_events, (PAGE,), "must be a list of articles"),
        (cd.check, (PAGE, "The dam broke."), "must be an Article, not str"),
        (cd.Checker, ("The dam broke.",), "must be an Article, not str"),
        (cd.extract_facts, ("The dam broke.",), "must be an Article, not str"),
        (cd.split_segments, ("The dam broke.",), "must be an Article, not str"),
        (cd.align, (PAGE, PAGE), r"must be a Segment, not Article; cd\.split_segments"),
    ],
)
def test_what_is_no_article_is_told(call: Callable[..., object], given: tuple[object, ...], help_: str) -> None:
    """The message says what was given and which call makes what is wanted."""
    with pytest.raises(cd.InvalidArticleError, match=help_):
        call(*given)


def test_what_are_no_settings_is_told(seed_articles: tuple[cd.Article, ...]) -> None:
    """A dictionary of settings has a way to become a Config."""
    with pytest.raises(cd.ConfigError, match=r"must be a Config, not dict; cd\.Config\.from_dict"):
        cd.compare(seed_articles, {"detection": {"threshold": 0.6}})  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["high", None, True])
def test_a_setting_of_another_type_is_told(value: object) -> None:
    """By the name that it has in a file, with an example."""
    with pytest.raises(cd.ConfigError, match=r"detection\.threshold must be like 0\.5, not "):
        cd.DetectionConfig(threshold=value)  # type: ignore[arg-type]
