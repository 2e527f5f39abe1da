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
    """The root of every error that the library raises on purpose.

    Example:
        >>> import coverage_diff as cd
        >>> try:
        ...     cd.compare(cd.read_articles("no-such-folder"))
        ... except cd.CoverageDiffError as error:
        ...     print(error)
        no-such-folder: there is no such file or folder; check the path
    """


class InputError(CoverageDiffError):
    """An input that cannot be used.

    Args:
        problem: What is wrong and what to do about it.
        source: The file or record that it was found in, as the user knows it.
        line: The line in that file, counted from 1.
        field: The field of the record.

    Example:
        >>> import coverage_diff as cd
        >>> str(cd.InputError("must not be blank", source="news.jsonl", line=7, field="outlet"))
        "news.jsonl, line 7, field 'outlet': must not be blank"
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
    """There is no such file or folder.

    Example:
        >>> import coverage_diff as cd
        >>> cd.read_articles("no-such-page.txt")
        Traceback (most recent call last):
            ...
        coverage_diff.errors.MissingInputError: no-such-page.txt: there is no such file or folder; check ...
    """


class UnreadableInputError(InputError):
    """The bytes are no text, or the text is not of the form that its name promises.

    Example:
        >>> import coverage_diff as cd
        >>> cd.read_articles("pyproject.toml")
        Traceback (most recent call last):
            ...
        coverage_diff.errors.UnreadableInputError: pyproject.toml: must list articles as [[article]] tables ...
    """


class InvalidArticleError(InputError):
    """A field of an article has the wrong type or an impossible value.

    Example:
        >>> import coverage_diff as cd
        >>> cd.Article(id="1", outlet="", title="", text="The dam broke.")
        Traceback (most recent call last):
            ...
        coverage_diff.errors.InvalidArticleError: article '1', field 'outlet': must not be blank
    """


class DuplicateArticleError(InputError):
    """Two articles of one call share an id.

    Example:
        >>> import coverage_diff as cd
        >>> page = cd.Article(id="1", outlet="The Post", title="", text="The dam broke.")
        >>> cd.compare([page, page])
        Traceback (most recent call last):
            ...
        coverage_diff.errors.DuplicateArticleError: field 'id': two articles have the id '1' (The Post and ...
    """


class TooFewOutletsError(InputError):
    """A comparison was asked for with articles of fewer than two outlets.

    Example:
        >>> import coverage_diff as cd
        >>> cd.compare(cd.read_articles("seeds")[:1])
        Traceback (most recent call last):
            ...
        coverage_diff.errors.TooFewOutletsError: a comparison needs articles of at least two outlets; these ...
    """


class ConfigError(CoverageDiffError):
    """A setting is unknown, of the wrong type or out of range.

    Example:
        >>> import coverage_diff as cd
        >>> cd.DetectionConfig(threshold=2)
        Traceback (most recent call last):
            ...
        coverage_diff.errors.ConfigError: detection.threshold must be between 0 and 1, not 2
    """


class ReportError(CoverageDiffError):
    """A saved report cannot be loaded, or does not hold what was asked for.

    Example:
        >>> import coverage_diff as cd
        >>> cd.Report.from_json('{"schema_version": "0"}')
        Traceback (most recent call last):
            ...
        coverage_diff.errors.ReportError: this version reads reports of schema 1, not '0'; make the report again
    """


class IndexFileError(CoverageDiffError):
    """An index cannot be opened, written to, or used with these settings.

    Example:
        >>> import coverage_diff as cd
        >>> cd.EventIndex.open("README.md")
        Traceback (most recent call last):
            ...
        coverage_diff.errors.IndexFileError: README.md: cannot be used as an index (file is not ...
    """


class EngineError(CoverageDiffError):
    """Processes or a cluster that should do the work cannot, or ended in the middle of it.

    Example:
        >>> import coverage_diff as cd
        >>> try:
        ...     found = cd.detect_events(cd.read_articles("seeds"), engine=cd.SerialEngine())
        ... except cd.EngineError as error:  # a process was killed, a cluster went away
        ...     print("once more, with fewer workers:", error)
        >>> len(found.events)
        1
    """


class MissingExtraError(CoverageDiffError):
    """An optional package is needed.

    Args:
        package: The package that could not be imported.
        extra: The extra of this library that brings it.
        purpose: What it is needed for.

    Example:
        >>> import coverage_diff as cd
        >>> str(cd.MissingExtraError("pandas", extra="frame", purpose="A data frame"))
        "A data frame needs pandas; install it with: pip install 'coverage-diff[frame]'"
    """

    def __init__(self, package: str, *, extra: str, purpose: str) -> None:
        self._given = (package, extra, purpose)
        super().__init__(f"{purpose} needs {package}; install it with: pip install 'coverage-diff[{extra}]'")

    def __reduce__(self) -> tuple[Callable[[], MissingExtraError], tuple[()], dict[str, object]]:
        """An error may come from another process; exceptions are remade from their message, which is not enough."""
        package, extra, purpose = self._given
        return partial(MissingExtraError, package, extra=extra, purpose=purpose), (), self.__dict__


class SkippedInputWarning(UserWarning):
    """One input of a batch could not be used and was left out; the message is that of the InputError.

    Example:
        >>> import warnings
        >>> import coverage_diff as cd
        >>> with warnings.catch_warnings(record=True, action="always") as caught:
        ...     articles = cd.read_articles("seeds", "no-such-page.txt")
        >>> len(articles), caught[0].category is cd.SkippedInputWarning
        (2, True)
    """
