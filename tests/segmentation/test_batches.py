"""Stories of many pages, wherever they are split."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import coverage_diff as cd
from coverage_diff.segmentation import Furniture, split_batches


class Elsewhere:
    """An engine that is not this process, as far as a stage can tell."""

    def map(self, function: Callable[[Any], Any], items: Iterable[Any], *, together: int = 8) -> Iterator[Any]:  # noqa: ARG002 - all are done at once
        """See `Engine.map`."""
        yield from map(function, items)


def test_stories_are_those_of_the_articles_given():
    """What comes back from a worker without its text is a story of the very article that was handed over."""
    articles = cd.read_articles("seeds", "examples/classroom/flood")
    told: list[tuple[str, int, int]] = []
    [(found, known)] = split_batches(
        articles, Furniture(), len, engine=Elsewhere(), progress=lambda *step: told.append(step)
    )
    [(here, _)] = split_batches(articles, Furniture(), len)
    assert found == here
    assert known == len(found)
    assert {id(segment.article) for segment in found} == set(map(id, articles))
    assert told == [("read", 5, 5)]
