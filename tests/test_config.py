"""Settings: checked, readable from TOML, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

import coverage_diff as cd


def test_settings_survive_a_dictionary() -> None:
    """A Config is equal to the one made from its dictionary."""
    config = cd.Config(detection=cd.DetectionConfig(threshold=0.7))
    assert cd.Config.from_dict(config.to_dict()) == config


def test_settings_from_toml(tmp_path: Path) -> None:
    """A TOML file changes what it names and leaves the rest."""
    path = tmp_path / "settings.toml"
    path.write_text("[detection]\nthreshold = 0.7\n", encoding="utf-8")
    wanted = cd.Config(detection=cd.DetectionConfig(threshold=0.7))
    assert cd.Config.from_toml(path) == cd.Config.from_toml(str(path)) == wanted


def test_bounds_of_comparing_from_toml(tmp_path: Path) -> None:
    """How much of a large event is compared can be raised in the file."""
    path = tmp_path / "settings.toml"
    path.write_text(
        "[comparison]\nstories = 90\ncharacters = 90_000\ncharacters_of_event = 900_000\nfigures = 200\n", "utf-8"
    )
    bounds = cd.ComparisonConfig(stories=90, characters=90_000, characters_of_event=900_000, figures=200)
    assert cd.Config.from_toml(path).comparison == bounds


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[detektion]\n", "no group"),
        ("[detection]\ntreshold = 0.7\n", "no setting detection.treshold"),
        ('[detection]\nthreshold = "high"\n', "detection.threshold must be like"),
        ("[detection]\nthreshold = 7\n", "between 0 and 1"),
        ("[comparison]\nstories = 1\n", "comparison.stories must be at least 2"),
        ("[comparison]\ncharacters = 0\n", "comparison.characters must be at least 1"),
        ("[comparison]\ncharacters = 400_000\n", "comparison.characters_of_event must be at least `characters`"),
        ("[comparison]\nfigures = 0\n", "comparison.figures must be at least 1"),
        ("detection = 3\n", "must hold settings"),
        ("[detection\n", "settings.toml"),
    ],
)
def test_wrong_setting_is_named(tmp_path: Path, content: str, words: str) -> None:
    """The message names the file and the setting, and what would be right."""
    path = tmp_path / "settings.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(cd.ConfigError, match=words):
        cd.Config.from_toml(path)


def test_a_group_must_be_of_its_own_kind() -> None:
    """A dictionary in the place of a group is named at once, and not where a stage first reads it."""
    with pytest.raises(cd.ConfigError, match=r"alignment must be cd.AlignmentConfig\(...\), not dict"):
        cd.Config(alignment={"threshold": 0.4})  # type: ignore[arg-type]
