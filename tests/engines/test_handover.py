"""What comes back from a worker."""

from batch_work import raise_holding

from coverage_diff.engines.handover import worked_elsewhere
from coverage_diff.errors import EngineError


def test_the_words_of_a_foreign_error_keep_the_place_where_it_was_raised():
    """An error that cannot travel comes back as one of the library, with the lines at the worker that raised it."""
    error = worked_elsewhere(raise_holding, ["fire"]).error
    assert isinstance(error, EngineError)
    assert str(error) == "HoldingError: fire at home"
    assert "in raise_holding" in error.__notes__[0]
