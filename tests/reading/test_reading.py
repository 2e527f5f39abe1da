"""Reading pages, records, lists and folders, and saying what cannot be read."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

import coverage_diff as cd

PAGE = """Harbour Herald

Old bridge at Lower Marl closed after inspection

March 3, 2026

LOWER MARL - The old bridge was closed on Tuesday after an inspection found two cracks in its main beam.

Traffic will be sent over the ring road until further notice, the council said in a statement on its web site.
"""


def test_page_takes_its_outlet_from_the_masthead(tmp_path: Path) -> None:
    """The first line of a page names the outlet where a headline follows below it."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    [article] = cd.read_articles(path)
    assert (article.outlet, article.text) == ("Harbour Herald", PAGE)


def test_page_without_masthead_is_named_by_its_file(tmp_path: Path) -> None:
    """Without any better source the file's stem names the outlet."""
    path = tmp_path / "herald.txt"
    path.write_text("The bridge was closed on Tuesday after an inspection found two cracks.", encoding="utf-8")
    assert cd.read_articles(path)[0].outlet == "herald"


def test_given_outlet_wins(tmp_path: Path) -> None:
    """An outlet that the caller names overrides what the page says."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    assert cd.read_articles(path, outlet="The Marl Post")[0].outlet == "The Marl Post"


def test_list_beside_a_page_names_it(tmp_path: Path) -> None:
    """A .toml list in the same folder gives a page its outlet and date, also when only the page is asked for."""
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "list.toml").write_text(
        '[[article]]\nfile = "page.txt"\noutlet = "Marl Post"\npublished = 2026-03-03\n', encoding="utf-8"
    )
    [article] = cd.read_articles(tmp_path / "page.txt")
    assert (article.outlet, article.published) == ("Marl Post", dt.date(2026, 3, 3))
    assert cd.read_articles(tmp_path) == (article,)


def test_json_lines_and_json_hold_the_same_records(tmp_path: Path) -> None:
    """Records read from .jsonl and from .json are equal; an id is made from the content where there is none."""
    records = [
        {"outlet": "A", "title": "T", "text": "Words.", "published": "2026-03-03", "url": "https://a.example/1"},
        {"id": "b", "outlet": "B", "text": "More words.", "published": "2026-03-03T10:00:00"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)) + "\n\n", encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(records), encoding="utf-8")
    articles = cd.read_articles(tmp_path / "a.jsonl")
    assert articles == cd.read_articles(tmp_path / "a.json")
    assert articles[1].published == dt.datetime(2026, 3, 3, 10)  # noqa: DTZ001 - as the record has it


def test_saved_report_can_be_read_as_articles(tmp_path: Path, seed_report: cd.Report) -> None:
    """A report carries its articles, so it can be the input of the next comparison."""
    path = seed_report.save(tmp_path / "report.json")
    assert cd.read_articles(path) == seed_report.articles


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    """Byte order marks and common encodings are recognised."""
    text = "The café’s owner said the façade would be “repaired” by summer, at a cost of £40,000, he added. " * 3
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode(encoding))
    assert cd.read_articles(path)[0].text == text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "PNG picture"),
        ("nul.txt", b"words\0and more words", "NUL"),
        ("broken.json", b'{"text": ', "not JSON"),
        ("list.toml", b"[[article]\n", "not TOML"),
        ("page.xyz", b"words", "cannot read .xyz"),
    ],
)
def test_unusable_file_is_named(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """The message names the file and says what is wrong with it."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(cd.InputError, match=words) as caught:
        cd.read_articles(tmp_path / name)
    assert name in str(caught.value)


def test_missing_file_is_named() -> None:
    """A path that does not exist is an error of its own kind."""
    with pytest.raises(cd.MissingInputError, match=r"nowhere\.txt.*no such file"):
        cd.read_articles("nowhere.txt")


def test_folder_without_articles_is_named(tmp_path: Path) -> None:
    """An empty folder is told, with the kinds of file that could be in it."""
    with pytest.raises(cd.MissingInputError, match=r"holds no articles.*\.jsonl"):
        cd.read_articles(tmp_path)


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        ('{"outlet": "A"}', "text", "is missing"),
        ('{"text": "Words."}', "outlet", "is missing"),
        ('{"outlet": "A", "text": 7}', "text", "must be text"),
        ('{"outlet": "A", "text": "  "}', "text", "no words"),
        ('{"outlet": " ", "text": "Words."}', "outlet", "blank"),
        ('{"outlet": "A", "text": "Words.", "published": "soon"}', "published", "must be a date"),
        ('{"outlet": "A", "text": "Words.", "published": 3}', "published", "must be a date"),
        ('["text"]', None, "must be an object"),
        ('{"outlet": ', None, "not JSON"),
    ],
)
def test_bad_record_is_named_and_the_rest_is_read(tmp_path: Path, line: str, field: str | None, words: str) -> None:
    """A broken line is reported with file, line and field; the lines around it are read."""
    path = tmp_path / "a.jsonl"
    good = '{"id": "%s", "outlet": "A", "text": "Words."}'
    path.write_text("\n".join((good % 1, line, good % 2)), encoding="utf-8")
    skipped: list[cd.InputError] = []
    articles = cd.read_articles(path, on_skip=skipped.append)
    assert [a.id for a in articles] == ["1", "2"]
    [error] = skipped
    assert (error.line, error.field) == (2, field)
    assert words in str(error)
    assert "a.jsonl, line 2" in str(error)


def test_skipped_input_is_a_warning_by_default(tmp_path: Path) -> None:
    """Without a callback, every input that is left out is a warning."""
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    with pytest.warns(cd.SkippedInputWarning, match=r"left out: .*nowhere\.txt"):
        assert len(cd.read_articles(tmp_path / "a.txt", "nowhere.txt")) == 1


def test_second_article_with_an_id_is_left_out(tmp_path: Path) -> None:
    """Ids are unique: the first article keeps the id, the second is reported."""
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(f'{{"id": "x", "outlet": "{o}", "text": "Words."}}' for o in "AB"), encoding="utf-8")
    skipped: list[cd.InputError] = []
    assert [a.outlet for a in cd.read_articles(path, on_skip=skipped.append)] == ["A"]
    assert isinstance(skipped[0], cd.DuplicateArticleError)


def test_all_failures_are_listed_when_nothing_can_be_read(tmp_path: Path) -> None:
    """Where no input is usable, the one error lists them all."""
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(cd.UnreadableInputError, match=r"(?s)a\.txt.*b\.txt"):
        cd.read_articles(tmp_path / "a.txt", tmp_path / "b.txt")


def test_refusal_of_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is named with the reason."""

    def refuse(self: Path, *_: object) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(cd.UnreadableInputError, match=r"page\.txt: cannot be read \(Permission denied\)"):
        cd.read_articles(tmp_path / "page.txt")


@pytest.mark.parametrize("text", ["\u200b\ufeff\n", "... --- ...", "\u00a0"])
def test_text_without_words_is_no_page(tmp_path: Path, text: str) -> None:
    """Blanks, marks and invisible signs are nothing to compare."""
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    with pytest.raises(cd.UnreadableInputError, match=r"page\.txt: .*(no words|is empty)"):
        cd.read_articles(tmp_path / "page.txt")


def test_empty_list_is_told(tmp_path: Path) -> None:
    """A JSON list of no articles is named."""
    (tmp_path / "none.json").write_text("[]", encoding="utf-8")
    with pytest.raises(cd.UnreadableInputError, match=r"none\.json: holds no article"):
        cd.read_articles(tmp_path / "none.json")


def test_broken_list_beside_pages_costs_no_page(tmp_path: Path) -> None:
    """A list that cannot be read is told once; the pages beside it are read without it."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    (tmp_path / "list.toml").write_text('[[article]]\noutlet = "Marl Post"\n', encoding="utf-8")
    for paths in ((tmp_path,), (tmp_path / "a.txt", tmp_path / "b.txt")):
        skipped: list[cd.InputError] = []
        articles = cd.read_articles(*paths, on_skip=skipped.append)
        assert [article.outlet for article in articles] == ["Harbour Herald"] * 2
        assert [(error.field, "list.toml" in str(error)) for error in skipped] == [("file", True)]
