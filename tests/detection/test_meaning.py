"""Sentence vectors of the user's own model; here one that stands in for model2vec and knows two subjects."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import coverage_diff as cd
from coverage_diff.detection import meaning
from coverage_diff.errors import ConfigError, MissingExtraError

Make = Callable[..., cd.Article]

SHIP = "The ferry Solveig sank off Hanstad in heavy seas, and all on board were saved by fishermen."
VESSEL = "Fishermen pulled everyone from the water after a passenger boat went down in a gale near Hanstad."
GARDEN = "Pupils near Hanstad planted tomatoes behind their school."
SEA = {"ferry", "sank", "seas", "water", "boat", "gale"}


class TwoSubjects:
    """Like `model2vec.StaticModel`: texts on the sea point one way, all others another."""

    @classmethod
    def from_pretrained(cls, folder: str) -> TwoSubjects:
        """A model, where the folder holds one."""
        if not (Path(folder) / "model.safetensors").exists():
            raise FileNotFoundError("model.safetensors")
        return cls()

    def encode(self, texts: list[str]) -> np.ndarray:
        """One vector for each text."""
        at_sea = [bool(SEA & set(text.lower().rstrip(".").split())) for text in texts]
        return np.array([(3.0, 0.0) if sea else (0.0, 2.0) for sea in at_sea])


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The folder of a model, with a package that reads it."""
    monkeypatch.setitem(sys.modules, "model2vec", SimpleNamespace(StaticModel=TwoSubjects))
    (tmp_path / "model.safetensors").touch()
    meaning.load.cache_clear()
    yield str(tmp_path)
    meaning.load.cache_clear()


def links(make: Make, texts: tuple[str, ...], folder: str) -> list[cd.Link]:
    """All links between pages with these texts, by the settings' model."""
    config = cd.Config(detection=cd.DetectionConfig(semantic=folder))
    pages = [make(text, id=text[:9], outlet=text[:9], published=None) for text in texts]
    return list(cd.detect_events(pages, config).links)


def test_vectors_that_agree_speak_for_one_event(make_article: Make, model: str) -> None:
    """Two reports in different words score higher with the model than without, and are told so."""
    [without], [with_model] = (links(make_article, (SHIP, VESSEL), folder) for folder in ("", model))
    assert with_model.score > without.score
    assert dict(with_model.why or ())[meaning.NAME] > 0


def test_vectors_that_disagree_speak_against_it(make_article: Make, model: str) -> None:
    """What has nothing to do with each other scores lower."""
    [without], [with_model] = (links(make_article, (VESSEL, GARDEN), folder) for folder in ("", model))
    assert with_model.score < without.score


def test_it_is_bounded(make_article: Make, model: str) -> None:
    """The figure is a tie-breaker: at most one unit of log-odds either way."""
    segments = [cd.split_segments(make_article(text))[0] for text in (SHIP, VESSEL, GARDEN)]
    left, right = np.array([0, 0], np.int32), np.array([1, 2], np.int32)
    assert meaning.weigh_meaning(segments, left, right, model).tolist() == [1.0, -1.0]


def test_a_name_is_never_looked_up_on_the_network(model: str) -> None:
    """What is no folder is refused before model2vec hears of it; a folder without a model is named."""
    with pytest.raises(ConfigError, match="no folder 'minishlab/potion'"):
        meaning.load("minishlab/potion")
    (Path(model) / "model.safetensors").unlink()
    with pytest.raises(ConfigError, match="holds no model"):
        meaning.load(model)


def test_without_the_package_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, "model2vec", None)
    with pytest.raises(MissingExtraError, match="semantic"):
        meaning.load(str(tmp_path))
