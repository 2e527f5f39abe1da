"""Sentence vectors of the user's own model as one more figure of a pair: the tie-breaker of the extra `semantic`.

The library ships no model and fetches none. Where the user names the folder of a model2vec model in the settings, the
vectors of headline and lead say whether two stories that share few words speak of the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.evidence import Floats
from coverage_diff.detection.hits import Rows
from coverage_diff.errors import ConfigError, MissingExtraError
from coverage_diff.model import Segment

NAME = "sentence vectors"
"""The figure's name among a link's reasons."""

# A cosine of 1 adds one unit of log-odds, one of 0 or less takes one off: enough to decide pairs that score between .27
# and .73 without it, and no others. Not fitted, for there is no model to fit it with.
_MOST = 1.0
_NEUTRAL = 0.5
_LEAD = 2  # paragraphs that count as lead
_BLOCK = 1 << 16  # pairs whose vectors are multiplied at a time


def weigh_meaning(segments: Sequence[Segment], left: Rows, right: Rows, folder: str) -> Floats:
    """What the model adds to the log-odds of every pair, in [-1, 1].

    Args:
        segments: The segments in the order of the rows.
        left: First row of each pair.
        right: Second row.
        folder: Where the model lies.

    Raises:
        ConfigError: There is no such folder, or no model in it.
        MissingExtraError: model2vec is not installed.
    """
    texts = ["\n".join(segment.texts[: 1 + _LEAD]) for segment in segments]
    vectors: NDArray[np.float32] = np.asarray(load(folder).encode(texts), np.float32).reshape(len(texts), -1)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    cosine = np.empty(len(left))
    for begin in range(0, len(left), _BLOCK):
        part = slice(begin, begin + _BLOCK)
        cosine[part] = np.einsum("ij,ij->i", vectors[left[part]], vectors[right[part]])
    return np.clip((cosine - _NEUTRAL) / (1 - _NEUTRAL), -1, 1) * _MOST


@cache
def load(folder: str) -> Any:  # noqa: ANN401 - an optional package's model
    """The model of a folder, loaded once.

    Raises:
        ConfigError: There is no such folder, or no model in it.
        MissingExtraError: model2vec is not installed.
    """
    # model2vec takes what is no folder for a name on the network.
    if not Path(folder).is_dir():
        raise ConfigError(f"detection.semantic: there is no folder {folder!r}; name one that holds a model2vec model")
    try:
        model2vec = import_module("model2vec")
    except ImportError as error:
        raise MissingExtraError("model2vec", extra="semantic", purpose="detection.semantic") from error
    try:
        return model2vec.StaticModel.from_pretrained(folder)
    except (OSError, ValueError, KeyError) as error:
        raise ConfigError(f"detection.semantic: {folder!r} holds no model that model2vec can read: {error}") from error
