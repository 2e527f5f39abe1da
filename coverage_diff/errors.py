"""Everything that the library raises or warns about.

    CoverageDiffError
    +-- InputError                an input that cannot be used: says which file, line and field, and what to do
    |   +-- MissingInputError     there is no such file or folder
    |   +-- UnreadableInputError  the bytes are no text, no JSON, no TOML, or lack a field
    |   +-- InvalidArticleError   a field of an Article has the wrong type or value
    |   +-- DuplicateArticleError two articles share one id
    |   +-- TooFewOutletsError    a comparison needs articles of two outlets
    +-- ConfigError               a setting is unknown or out of range
    +-- ReportError               a saved report cannot be loaded, or has no such event or fact
    +-- IndexFileError            a file is no index, or was made in another way: says how to rebuild it
    +-- EngineError               what runs the work failed: a process was killed, a cluster cannot be reached
    +-- MissingExtraError         an optional package is needed: says the `pip install` that brings it

    SkippedInputWarning           one input of a batch was left out; the rest was read

A message says what is wrong, where (file, line, field) and what to do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial


class CoverageDiffError(Exception):
    """The root of every error that the library raises on purpose."""


class InputError(CoverageDiffError):
    """An input that cannot be used.

    Args:
        problem: What is wrong and what to do about it.
        source: The file or record that it was found in, as the user knows it.
        line: The line in that file, counted from 1.
        field: The field of the record.
    """

    def __init__(
        self, problem: str, *, source: str | None = None, line: int | None = None, field: str | None = None
    ) -> None:
        self.problem = problem
        self.source = source
        self.line = line
        self.field = field
        place = source or ""
        if line is not None:
            place += f", line {line}" if place else f"line {line}"
        if field is not None:
            place += f", field '{field}'" if place else f"field '{field}'"
        super().__init__(f"{place}: {problem}" if place else problem)


class MissingInputError(InputError):
    """There is no such file or folder."""


class UnreadableInputError(InputError):
    """The bytes are no text, or the text is not of the form that its name promises."""


class InvalidArticleError(InputError):
    """A field of an article has the wrong type or an impossible value."""


class DuplicateArticleError(InputError):
    """Two articles of one call share an id."""


class TooFewOutletsError(InputError):
    """A comparison was asked for with articles of fewer than two outlets."""


class ConfigError(CoverageDiffError):
    """A setting is unknown, of the wrong type or out of range."""


class ReportError(CoverageDiffError):
    """A saved report cannot be loaded, or does not hold what was asked for."""


class IndexFileError(CoverageDiffError):
    """An index cannot be opened, written to, or used with these settings."""


class EngineError(CoverageDiffError):
    """Processes or a cluster that should do the work cannot, or ended in the middle of it."""


class MissingExtraError(CoverageDiffError):
    """An optional package is needed.

    Args:
        package: The package that could not be imported.
        extra: The extra of this library that brings it.
        purpose: What it is needed for.
    """

    def __init__(self, package: str, *, extra: str, purpose: str) -> None:
        self._given = (package, extra, purpose)
        super().__init__(f"{purpose} needs {package}; install it with: pip install 'coverage-diff[{extra}]'")

    def __reduce__(self) -> tuple[Callable[[], MissingExtraError], tuple[()], dict[str, object]]:
        """An error may come from another process; exceptions are remade from their message, which is not enough."""
        package, extra, purpose = self._given
        return partial(MissingExtraError, package, extra=extra, purpose=purpose), (), self.__dict__


class SkippedInputWarning(UserWarning):
    """One input of a batch could not be used and was left out; the message is that of the InputError."""
