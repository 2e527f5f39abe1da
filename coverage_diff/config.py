"""Settings, grouped by the stage that reads them.

Every default says on what it was chosen. A `Config` can be read from TOML:

    [detection]
    threshold = 0.6
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coverage_diff import toml_form
from coverage_diff.errors import ConfigError


def _require(holds: bool, setting: str, value: object, wanted: str) -> None:  # noqa: FBT001 - the condition itself
    if not holds:
        raise ConfigError(f"{setting} must be {wanted}, not {value!r}")


def _require_types(group: str, settings: Any) -> None:  # noqa: ANN401 - any of the groups
    """That each setting is of the type of its default; whole numbers are numbers, truth values are none."""
    for setting in dataclasses.fields(settings):
        value = getattr(settings, setting.name)
        wanted = (int, float) if isinstance(setting.default, float) else type(setting.default)
        right = isinstance(value, wanted) and not isinstance(value, bool)
        _require(right, f"{group}.{setting.name}", value, f"like {setting.default!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectionConfig:
    """Which segments are one event.

    Attributes:
        threshold: Score above which two segments are linked, in (0, 1).
        permutations: Length of a MinHash signature.
        seed: Seed of the permutations; signatures of different seeds cannot be compared.
        window_days: Segments published further apart than this are never candidates.
        semantic: Folder of a model2vec model whose sentence vectors help to decide doubtful pairs (extra `semantic`);
            "" for none. Nothing is ever downloaded. What the vectors weigh is set by hand, not fitted: no model was at
            hand to fit it with.

    Raises:
        ConfigError: A setting is out of range.

    Example:
        >>> import coverage_diff as cd
        >>> config = cd.Config(detection=cd.DetectionConfig(threshold=0.9, window_days=7))
        >>> len(cd.detect_events(cd.read_articles("seeds"), config).events)
        1
    """

    threshold: float = 0.5
    permutations: int = 128
    seed: int = 1
    window_days: int = 30
    semantic: str = ""

    def __post_init__(self) -> None:
        _require_types("detection", self)
        _require(0 < self.threshold < 1, "detection.threshold", self.threshold, "between 0 and 1")
        _require(self.permutations >= 16, "detection.permutations", self.permutations, "at least 16")
        _require(self.window_days >= 0, "detection.window_days", self.window_days, "0 or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentConfig:
    """Which paragraphs correspond.

    Attributes:
        threshold: Correspondence from which two paragraphs are aligned, in (0, 1). With the other two it was chosen on
            18 pairs of annotated articles: of the facts that both carry, .82 are joined, and .94 of the rows share a
            fact; when the three are chosen without the event that is judged, .83 and .87.
        related: Correspondence from which a paragraph that is left alone is taken into an aligned row.
        width: Most paragraphs that a row has on a side, unless all correspond to one paragraph on the other. With 1,
            .60 are joined and .76 of the rows share a fact.

    Raises:
        ConfigError: A setting is out of range.

    Example:
        >>> import coverage_diff as cd
        >>> config = cd.Config(alignment=cd.AlignmentConfig(threshold=0.4))
        >>> one, other = (cd.split_segments(article)[0] for article in cd.read_articles("seeds"))
        >>> strict = [row for row in cd.align(one, other, config) if row.a and row.b]
        >>> usual = [row for row in cd.align(one, other) if row.a and row.b]
        >>> len(strict) < len(usual)
        True
    """

    threshold: float = 0.18
    related: float = 0.08
    width: int = 4

    def __post_init__(self) -> None:
        _require_types("alignment", self)
        _require(0 < self.threshold < 1, "alignment.threshold", self.threshold, "between 0 and 1")
        _require(0 < self.related <= self.threshold, "alignment.related", self.related, "at most `threshold`")
        _require(self.width >= 1, "alignment.width", self.width, "at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionConfig:
    """What is read out of a segment.

    Attributes:
        quote_words: A quotation of fewer words is no fact, whoever said it.
        model: A spaCy model (package or folder) that the user has installed and that adds names; "" for none.

    Raises:
        ConfigError: A setting is out of range.

    Example:
        >>> import coverage_diff as cd
        >>> text = "“It was never safe,” said engineer Mary Poole."
        >>> page = cd.Article(id="1", outlet="The Post", title="", text=text)
        >>> config = cd.Config(extraction=cd.ExtractionConfig(quote_words=8))
        >>> [[fact.kind.value for fact in cd.extract_facts(page, c) if fact.kind == "quote"] for c in (None, config)]
        [['quote'], []]
    """

    quote_words: int = 3
    model: str = ""

    def __post_init__(self) -> None:
        _require_types("extraction", self)
        _require(self.quote_words >= 1, "extraction.quote_words", self.quote_words, "at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonConfig:
    """When a fact counts as carried, and how much of a very large event is compared.

    What is left out of a large event is told in a note that names the setting, and accuses nobody. Raise a bound where
    you have the time: it grows with the square.

    Attributes:
        included: Score of `check` from which a statement counts as included, in (0, 1). At 0.5 present and absent
            statements are told apart best where both are equally likely (balanced accuracy on unseen texts: .84 of
            REALSumm's units, .85 of ECB+'s mentions).
        omitted: Score below which it counts as omitted; between the two it is unclear. Of REALSumm's units that score
            0.4 to 0.5, more than a third are present after all.
        stories: Stories of one event that are compared, at least 2. 20 of 800 words take 4 s, 50 take 25 s and 0.6 GB.
        characters: Characters of one story that are compared, its first; a long feature has 30,000. Two stories of
            30,000 take 1.2 s, two of 60,000 take 2.6 s and 0.3 GB. A clause counts as 60 characters at least. `check`
            searches a longer page in portions of so many.
        characters_of_event: Characters of all stories of an event together, at least `characters`; the first two
            stories are always compared. 300,000 take 15 s. `check` searches a longer page without keeping it prepared.
        figures: Figures of one story that are compared, its first, and as many dates and quotations; a long feature has
            60, a page of results thousands. Two stories of 120 equal figures take half a second, of 200 more than one.
            Of all stories of an event together twelve times as many are.

    Raises:
        ConfigError: A setting is out of range.

    Example:
        >>> import coverage_diff as cd
        >>> page = cd.read_articles("seeds")[0]
        >>> strict = cd.Config(comparison=cd.ComparisonConfig(included=0.99, omitted=0.9))
        >>> [cd.check("complaints about terrorism", page, config=c).status.value for c in (None, strict)]
        ['included', 'unclear']
    """

    included: float = 0.5
    omitted: float = 0.4
    stories: int = 60
    characters: int = 60_000
    characters_of_event: int = 300_000
    figures: int = 120

    def __post_init__(self) -> None:
        _require_types("comparison", self)
        _require(0 < self.included < 1, "comparison.included", self.included, "between 0 and 1")
        _require(0 <= self.omitted <= self.included, "comparison.omitted", self.omitted, "at most `included`")
        _require(self.stories >= 2, "comparison.stories", self.stories, "at least 2")
        _require(self.characters >= 1, "comparison.characters", self.characters, "at least 1")
        whole = self.characters_of_event
        _require(whole >= self.characters, "comparison.characters_of_event", whole, "at least `characters`")
        _require(self.figures >= 1, "comparison.figures", self.figures, "at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingConfig:
    """What makes a fact telling: the order of a report's rows (`comparison.ranking.tellingness`).

    Attributes:
        conflict: Weight of outlets that contradict each other.
        gap: Weight of a fact that all others carry and one omits.
        top: Weight of standing at the top of a story.
        kind: Weight of the kind of fact: figures and claims before names and places.

    Raises:
        ConfigError: A setting is out of range.

    Example:
        >>> import coverage_diff as cd
        >>> config = cd.Config(ranking=cd.RankingConfig(conflict=0, gap=0, top=1, kind=0))
        >>> event = cd.compare(cd.read_articles("seeds"), config).events[0]
        >>> min(mention.position for mention in event.facts[0].mentions)  # what stands at the top comes first
        0.0
    """

    conflict: float = 0.5
    gap: float = 0.3
    top: float = 0.1
    kind: float = 0.1

    def __post_init__(self) -> None:
        _require_types("ranking", self)
        for name in ("conflict", "gap", "top", "kind"):
            value = getattr(self, name)
            _require(value >= 0, f"ranking.{name}", value, "0 or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on what is read; an input beyond one is left out with a message that names the bound.

    In TOML they are the group `[limits]`, beside those of `Config`; on the command line `--limit NAME=NUMBER`.

    Attributes:
        article_chars: Characters of one article's text; a long feature has 30,000.
        file_bytes: Bytes of a file that has to be held in memory as a whole (pages, .json, mails, feeds). Streams
            (.jsonl, .csv, .warc) have no such bound.
        articles: Articles of one call of `read_articles`; `iter_articles` has no such bound.
        ratio: How many times larger than the compressed input its content may be; text rarely exceeds 20.
        depth: Levels of folders below the one that was named.

    Raises:
        ConfigError: A bound is below 1.

    Example:
        >>> import coverage_diff as cd
        >>> limits = cd.Limits(article_chars=3000)
        >>> left_out = []
        >>> articles = cd.read_articles("seeds", on_skip=left_out.append, limits=limits)
        >>> len(articles), len(left_out)
        (1, 1)
    """

    article_chars: int = 5_000_000
    file_bytes: int = 100_000_000
    articles: int = 1_000_000
    ratio: int = 200
    depth: int = 20

    def __post_init__(self) -> None:
        _require_types("limits", self)
        for limit in dataclasses.fields(self):
            value = getattr(self, limit.name)
            _require(value >= 1, f"limits.{limit.name}", value, "at least 1")

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Limits:
        """The limits in a TOML file with settings; the defaults where it has no group `[limits]`.

        Raises:
            ConfigError: The file is missing or no TOML, or a limit is wrong; the message names the file.
        """
        try:
            return cls(**_checked("limits", cls, _groups(path).get("limits", {})))
        except ConfigError as error:
            raise _named(path, error) from error


_GROUPS: dict[str, type[Any]] = {
    "detection": DetectionConfig,
    "alignment": AlignmentConfig,
    "extraction": ExtractionConfig,
    "comparison": ComparisonConfig,
    "ranking": RankingConfig,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of the library; every stage reads its own group.

    Raises:
        ConfigError: A setting is out of range.

    Example:
        >>> import coverage_diff as cd
        >>> config = cd.Config.from_dict({"detection": {"threshold": 0.6}})
        >>> config.detection.threshold
        0.6
        >>> config == cd.Config.from_dict(config.to_dict())
        True
    """

    detection: DetectionConfig = field(default_factory=DetectionConfig)
    alignment: AlignmentConfig = field(default_factory=AlignmentConfig)
    extraction: ExtractionConfig = field(default_factory=ExtractionConfig)
    comparison: ComparisonConfig = field(default_factory=ComparisonConfig)
    ranking: RankingConfig = field(default_factory=RankingConfig)

    def __post_init__(self) -> None:
        for name, kind in _GROUPS.items():
            given = getattr(self, name)
            if not isinstance(given, kind):
                problem = f"{name} must be cd.{kind.__name__}(...), not {type(given).__name__}"
                raise ConfigError(f"{problem}; cd.Config.from_dict takes nested dictionaries")

    @classmethod
    def from_dict(cls, groups: Mapping[str, Any]) -> Config:
        """Settings from nested mappings, group by group.

        Raises:
            ConfigError: A group or setting is unknown, of the wrong type or out of range.
        """
        for group in groups:
            if group not in _GROUPS:
                raise ConfigError(f"there is no group [{group}]; known are {', '.join(_GROUPS)}")
        return cls(**{group: _GROUPS[group](**_checked(group, _GROUPS[group], groups[group])) for group in groups})

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Config:
        """Settings from a TOML file; its group `[limits]`, which `Limits.from_toml` reads, is left aside.

        Raises:
            ConfigError: The file is missing or no TOML, or a setting is wrong; the message names the file.
        """
        Limits.from_toml(path)  # whoever reads only one of the two learns of every mistake in the file
        try:
            return cls.from_dict({name: group for name, group in _groups(path).items() if name != "limits"})
        except ConfigError as error:
            raise _named(path, error) from error

    def to_dict(self) -> dict[str, dict[str, Any]]:
        """The settings as nested dictionaries; `from_dict` takes them back."""
        return dataclasses.asdict(self)


def _checked(group: str, kind: type[Any], given: object) -> dict[str, Any]:
    """The settings of a group, each known.

    Raises:
        ConfigError: One of them is not.
    """
    if not isinstance(given, Mapping):
        raise ConfigError(f"[{group}] must hold settings, not {given!r}")
    known = [f.name for f in dataclasses.fields(kind)]
    for name in given:
        if name not in known:
            raise ConfigError(f"there is no setting {group}.{name}; known are {', '.join(known)}")
    return dict(given)


def _groups(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The groups of a TOML file.

    Raises:
        ConfigError: It is missing or no TOML.
    """
    try:
        return toml_form.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError("there is no such file with settings; check the path") from error
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror}); name a TOML file with settings") from error
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, numbers without end
        raise ConfigError(str(error)) from error


def _named(path: str | os.PathLike[str], error: ConfigError) -> ConfigError:
    return ConfigError(f"{os.fspath(path)}: {error}")
