"""Files into articles.

walking       paths as users give them into sources, and each source to the reader of its kind
source        where bytes come from
limits        how much is taken in
compressed, zip_archive   packed files as bounded streams
decoding      bytes into text
pages, markdown, html, mail   one page a file
records, spreadsheets, feeds, warc   many articles a file
warc_records  a web archive cut into its records, past whatever is damaged
partitions    large files in parts, by an engine's workers
listing       a list that names pages with their outlet and date
cleaning      what can be mended in a text, and what a reader should know about it
markup        pieces of HTML without a parser
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator

from coverage_diff.engines import SERIAL, Engine, require_engine
from coverage_diff.errors import (
    DuplicateArticleError,
    InputError,
    InvalidArticleError,
    SkippedInputWarning,
    UnreadableInputError,
)
from coverage_diff.model import Article
from coverage_diff.reading.cleaning import inspected
from coverage_diff.reading.limits import DEFAULT, Limits, raised
from coverage_diff.reading.listing import Lists
from coverage_diff.reading.partitions import Inspected
from coverage_diff.reading.walking import STDIN, Walk

__all__ = ["STDIN", "Limits", "iter_articles", "read_articles"]

Skip = Callable[[InputError], None]


def read_articles(
    *paths: str | os.PathLike[str],
    outlet: str | None = None,
    on_skip: Skip | None = None,
    limits: Limits = DEFAULT,
    engine: Engine = SERIAL,
) -> tuple[Article, ...]:
    """Read articles from files and folders.

    A `.txt` or `.md` file is one page, as is a saved web page (`.html`, `.mhtml`) or a mail (`.eml`); `.json`,
    `.jsonl`, `.csv`, `.tsv` and `.parquet` hold records with the fields of `Article`; feeds (`.rss`, `.atom`, `.xml`)
    and web archives (`.warc`) hold many pages; a `.toml` list names pages with their outlet and date; a folder or a
    `.zip` archive stands for the files of these kinds in it, a list first; a pattern such as `news/*.html` for the
    files that fit it; `-` for standard input. A page that names no outlet is of the outlet that its folder is called
    after, where each outlet has a folder, else that its file is called after.

    Args:
        paths: Files, folders and patterns.
        outlet: The outlet of every article read, whatever the files say.
        on_skip: Called with the error of every input that is left out. Without it each one is a
            `SkippedInputWarning`.
        limits: How much is taken in; what goes beyond is left out with an error that names the bound.
        engine: Whose workers read large `.jsonl` and `.parquet` files in parts, where they see them; the result is the
            same.

    Returns:
        The articles in the order of the paths; within a folder by name. Their notes say what a reader should know: that
        a page was cut short, or that its text had to be mended.

    Raises:
        InputError: No article could be read; the error of the only input, or one that lists them all.
        MissingExtraError: A kind of file needs a package that is not installed, and nothing else could be read.
        EngineError: The engine failed.

    Example:
        >>> import coverage_diff as cd
        >>> [article.outlet for article in cd.read_articles("seeds")]
        ['OpenVoiceNews Pakistan', 'Arab News']
        >>> page = cd.read_articles("seeds/000_13a2fd92de3c08a6.txt", outlet="The Post")[0]
        >>> page.outlet
        'The Post'
    """
    skipped: list[InputError] = []
    articles: list[Article] = []
    for article in iter_articles(*paths, outlet=outlet, on_skip=skipped.append, limits=limits, engine=engine):
        if len(articles) == limits.articles:
            problem = f"more than {limits.articles:,} articles; {raised('articles')}, or use iter_articles"
            skipped.append(UnreadableInputError(problem))
            break
        articles.append(article)
    if not articles:
        if len(skipped) == 1:
            raise skipped[0]
        listed = "".join(f"\n  {error}" for error in skipped)
        raise UnreadableInputError(f"no article could be read{':' + listed if listed else '; no path was given'}")
    for error in skipped:
        if on_skip is not None:
            on_skip(error)
        else:
            warnings.warn(f"left out: {error}", SkippedInputWarning, stacklevel=2)
    return tuple(articles)


def iter_articles(
    *paths: str | os.PathLike[str],
    outlet: str | None = None,
    on_skip: Skip,
    limits: Limits = DEFAULT,
    engine: Engine = SERIAL,
) -> Iterator[Article]:
    """Read articles one by one, so that an archive may be larger than the memory.

    Args:
        paths: As for `read_articles`.
        outlet: As there.
        on_skip: Called with the error of every input that is left out; nothing is lost in silence.
        limits: As there.
        engine: As there.

    Yields:
        Articles in the order of the paths. Only their ids are kept, to tell when one comes twice.

    Example:
        >>> import coverage_diff as cd
        >>> [article.outlet for article in cd.iter_articles("examples/classroom/flood", on_skip=print)]
        ['Harwick Courier', 'Ellin Valley Radio', 'Metro Daily']
    """
    walk = Walk(outlet, limits, Lists(limits), require_engine(engine))
    seen: set[str] = set()
    told: set[str] = set()
    for path in paths:
        for place, found in walk.path(os.fspath(path)):
            result = _judged(found, seen, place, limits)
            if isinstance(result, Article):
                seen.add(result.id)
                yield result
            elif str(result) not in told:
                told.add(str(result))  # a broken list is met again at every page beside it
                on_skip(result)


def _judged(
    result: Inspected | Article | InputError, seen: set[str], place: str, limits: Limits
) -> Article | InputError:
    """The article with notes on its text; an error where it comes twice or is too long."""
    ready = isinstance(result, Inspected)
    if isinstance(result, Inspected):
        result = result.article
    if not isinstance(result, Article):
        return result
    if result.id in seen:
        problem = f"the id {result.id!r} is already taken by another article; ids must be unique"
        return DuplicateArticleError(problem, source=place, field="id")
    if len(result.text) > limits.article_chars:
        problem = (
            f"has {len(result.text):,} characters; more than {limits.article_chars:,} are no article"
            f"; if it is one, {raised('article_chars')}"
        )
        return InvalidArticleError(problem, source=f"{place}, article {result.id!r}", field="text")
    return result if ready else inspected(result)
