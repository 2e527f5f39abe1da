"""Input that cannot be used: a clear message with file, line and field, the rest goes on, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import coverage_diff as cd

Command = Callable[..., tuple[int, str, str]]
SEEDS = Path(__file__).parents[2] / "seeds"
GOOD = {"id": "1", "outlet": "A", "text": "The bridge was closed on Tuesday."}

ALONE: list[tuple[str, bytes, tuple[str, ...]]] = [
    ("empty.txt", b"", ("empty.txt", "is empty")),
    ("blank.txt", b" \n\t\n", ("blank.txt", "is empty")),
    ("invisible.txt", "\u200b\ufeff\u00a0\n".encode(), ("invisible.txt", "no words")),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ("picture.txt", "a PNG picture, not text")),
    ("photo.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", ("photo.txt", "a JPEG picture")),
    ("paper.txt", b"%PDF-1.7\n", ("paper.txt", "a PDF document")),
    ("noise.txt", bytes(range(256)) * 40, ("noise.txt", "text")),
    ("broken.json", b'{"outlet": "A",', ("broken.json", "line 1", "not JSON")),
    ("broken.jsonl", b'{"outlet": "A", "text"\n', ("broken.jsonl", "line 1", "not JSON")),
    ("number.json", b"7", ("number.json", "must be an object")),
    ("nothing.json", b"[]", ("nothing.json", "no article")),
    ("lacking.jsonl", b'{"outlet": "A"}\n', ("lacking.jsonl", "line 1", "field 'text'", "is missing")),
    ("wordless.jsonl", b'{"outlet": "A", "text": " "}', ("wordless.jsonl", "line 1", "field 'text'", "no words")),
    ("list.toml", b"[[article]]\noutlet = 'A'\n", ("list.toml", "article 1", "field 'file'")),
    ("lost.toml", b"[[article]]\nfile = 'gone.txt'\noutlet = 'A'\n", ("gone.txt", "no such file")),
    ("settings.toml", b"[detection]\nthreshold = 0.5\n", ("settings.toml", "[[article]]")),
    ("page.docx", b"PK\x03\x04", ("page.docx", "cannot read .docx", "copy the text out", ".jsonl")),
    ("scan.png", b"\x89PNG\r\n", ("scan.png", "cannot read .png; copy the text out into a .txt file")),
]


@pytest.mark.parametrize(("name", "content", "words"), ALONE, ids=[row[0] for row in ALONE])
@pytest.mark.parametrize("verb", ["compare", "facts", "check"])
def test_unusable_file_ends_with_2(
    command: Command, tmp_path: Path, verb: str, name: str, content: bytes, words: tuple[str, ...]
) -> None:
    """The message names the file, the line and the field; stdout stays empty."""
    path = tmp_path / name
    path.write_bytes(content)
    statement = ["a statement"] if verb == "check" else []
    code, out, err = command(verb, *statement, path)
    assert (code, out) == (2, "")
    for word in words:
        assert word in err


@pytest.mark.parametrize(("name", "content", "words"), ALONE, ids=[row[0] for row in ALONE])
def test_batch_goes_on_without_it(
    command: Command, tmp_path: Path, pages: tuple[Path, Path], name: str, content: bytes, words: tuple[str, ...]
) -> None:
    """Beside good pages, an unusable file is told as left out, and the report is made of the rest."""
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = command("compare", *pages, path)
    assert code == 0
    assert "Harbour Herald" in out
    assert "left out: " in err
    for word in words:
        assert word in err


def test_missing_file_is_told(command: Command, tmp_path: Path) -> None:
    """A path that is not there is named, alone and in a batch."""
    missing = tmp_path / "nowhere.txt"
    code, out, err = command("compare", missing)
    assert (code, out) == (2, "")
    assert f"{missing}: there is no such file or folder" in err
    code, out, err = command("compare", SEEDS, missing)
    assert code == 0
    assert f"left out: {missing}: there is no such file" in err


def test_empty_folder_is_told(command: Command, tmp_path: Path) -> None:
    """A folder without articles is named, with what could be in it."""
    code, _, err = command("compare", tmp_path)
    assert code == 2
    assert "holds no articles" in err


def test_no_input_is_told(command: Command) -> None:
    """Without any path the user is told what to give."""
    code, _, err = command("compare")
    assert code == 2
    assert "no input was given" in err


BAD_LINES: list[tuple[str, tuple[str, ...]]] = [
    ('{"outlet": "B", "text": ', ("line 2", "not JSON")),
    ('{"outlet": "B"}', ("line 2", "field 'text'", "is missing")),
    ('{"text": "Words."}', ("line 2", "field 'outlet'", "is missing")),
    ('{"outlet": "B", "text": ""}', ("line 2", "field 'text'", "no words")),
    ('{"outlet": "B", "text": 5}', ("line 2", "field 'text'", "must be text, not int")),
    ('{"outlet": "", "text": "Words."}', ("line 2", "field 'outlet'", "blank")),
    ('{"outlet": "B", "text": "Words.", "published": "last week"}', ("line 2", "field 'published'", "date")),
    ('{"outlet": "B", "text": "Words.", "published": "2025-02-30"}', ("line 2", "field 'published'", "date")),
    ('{"outlet": "B", "text": "Words.", "url": 5}', ("line 2", "field 'url'")),
    ('{"id": "1", "outlet": "B", "text": "Words."}', ("'1'", "already taken", "field 'id'")),
    ('"just text"', ("line 2", "must be an object")),
]


@pytest.mark.parametrize(("line", "words"), BAD_LINES)
def test_bad_line_is_told_and_the_others_are_read(
    command: Command, tmp_path: Path, line: str, words: tuple[str, ...]
) -> None:
    """One bad record is named by file, line and field; the articles around it are compared."""
    path = tmp_path / "batch.jsonl"
    path.write_text("\n".join((json.dumps(GOOD), line, json.dumps(GOOD | {"id": "3", "outlet": "C"}))), "utf-8")
    code, out, err = command("compare", path, "--format", "json")
    assert code == 0
    assert [article["outlet"] for article in json.loads(out)["articles"]] == ["A", "C"]
    [told] = [row for row in err.splitlines() if row.startswith("left out: ")]
    assert "batch.jsonl" in told
    for word in words:
        assert word in told


def test_two_articles_of_one_id_in_two_files(command: Command, tmp_path: Path) -> None:
    """The second article of an id is left out, and its file and the id are named."""
    for name, outlet in (("a", "A"), ("b", "B"), ("c", "C")):
        record = GOOD | {"outlet": outlet, "id": "c" if name == "c" else "1"}
        (tmp_path / f"{name}.json").write_text(json.dumps(record), "utf-8")
    code, out, err = command(
        *("compare", tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c.json"), "--format=json"
    )
    assert code == 0
    assert [article["outlet"] for article in json.loads(out)["articles"]] == ["A", "C"]
    assert "left out: " in err
    assert "b.json" in err
    assert "'1'" in err


def test_only_one_outlet_is_told(command: Command, pages: tuple[Path, Path]) -> None:
    """Pages of one outlet cannot be compared; the message names it and says how to name another."""
    code, out, err = command("compare", pages[0])
    assert (code, out) == (2, "")
    assert "Harbour Herald" in err
    assert "--outlet 'NAME=PATH'" in err
    assert command("facts", pages[0])[0] == 0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_other_encodings_are_read(command: Command, pages: tuple[Path, Path], encoding: str) -> None:
    """A page in another encoding is read like one in UTF-8."""
    text = pages[1].read_text(encoding="utf-8").replace("ferries a day", "ferries a day – “at least”")
    pages[1].write_bytes(text.encode(encoding))
    code, out, _ = command("compare", *pages, "--format", "json")
    assert code == 0
    assert json.loads(out)["articles"][1]["text"] == text


@pytest.mark.parametrize(
    "text",
    [
        "Le pont de Marl a été fermé mardi après la découverte de douze fissures dans sa poutre principale.",
        "ولا يزال الجسر مغلقًا منذ يوم الثلاثاء بعد العثور على اثني عشر شقًا في العارضة الرئيسية.",
        "下马尔大桥周二在检查发现十二条裂缝后关闭。市长说,维修将持续到夏末。",
    ],
    ids=["French", "Arabic", "Chinese"],
)
def test_other_languages_are_told(command: Command, pages: tuple[Path, Path], text: str) -> None:
    """A page in another language is named as such by every command, and is accused of no omission."""
    pages[1].write_text(f"Le Journal\n\nUn titre de plusieurs mots ici\n\n{text}\n\n{text}\n", encoding="utf-8")
    for line in (("compare", *pages), ("facts", *pages), ("check", "The bridge was closed", *pages)):
        code, out, err = command(*line)
        assert code == 0
        told = " ".join((out + err).split())
        assert "post.txt" in told
        assert "does not look like English" in told
    report = cd.Report.from_json(command("compare", *pages, "--format", "json")[1])
    assert not any("Le Journal" in fact.omitters for event in report.events for fact in event.facts)


@pytest.mark.parametrize("option", [["--outlet", "nameless"], ["--outlet", "=a.txt"], ["--outlet", "A="]])
def test_outlet_without_name_or_path_is_told(command: Command, option: list[str]) -> None:
    """--outlet must be NAME=PATH; the message shows one."""
    code, _, err = command("compare", SEEDS, *option)
    assert code == 2
    assert "--outlet must be NAME=PATH" in err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[nonsense]\n", "no group [nonsense]"),
        ("[detection]\nlimit = 1\n", "no setting detection.limit"),
        ("[detection]\nthreshold = 7\n", "between 0 and 1"),
        ("[detection\n", "c.toml"),
        (None, "there is no such file with settings; check the path"),
    ],
)
@pytest.mark.parametrize("option", ["--config", "--corrections"])
def test_bad_settings_are_told(command: Command, tmp_path: Path, option: str, content: str | None, words: str) -> None:
    """Settings and corrections that are missing or wrong end with 2 and name the file."""
    path = tmp_path / "c.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    code, out, err = command("compare", SEEDS, option, path)
    assert (code, out) == (2, "")
    assert "c.toml" in err
    if option == "--config":
        assert words in err
    elif content is None:
        assert "there is no such file with corrections; check the path" in err


@pytest.mark.parametrize("option", ["--config", "--corrections"])
def test_folder_is_no_settings_file(command: Command, tmp_path: Path, option: str) -> None:
    """A folder given for a file of settings is named, with what is wanted."""
    code, out, err = command("compare", SEEDS, option, tmp_path)
    assert (code, out) == (2, "")
    assert f"{tmp_path}: cannot be read" in err
    assert "Errno" not in err
    assert "; name a " in err


@pytest.mark.parametrize("verb", ["render", "explain"])
def test_folder_is_no_report(command: Command, verb: str) -> None:
    """Pages given for a report are told as such, with the command that makes a report of them."""
    code, out, err = command(verb, SEEDS, *(["1"] if verb == "explain" else []))
    assert (code, out) == (2, "")
    assert f"is a folder, not a report; make one: coverage-diff compare {SEEDS} -o report.json" in err
    assert "permissions" not in err


def test_unknown_format_is_told(command: Command) -> None:
    """The message gives the formats there are, in no words of the option library's."""
    code, _, err = command("compare", SEEDS, "--format", "xml")
    assert code == 2
    assert "'xml' is not one of 'table', 'html'" in " ".join(err.split())
    assert "Value error" not in err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("{}", "no schema_version"),
        ("not json", "not a report"),
        ('{"schema_version": "7"}', "schema"),
    ],
)
@pytest.mark.parametrize("verb", ["render", "explain"])
def test_what_is_no_report_is_told(command: Command, tmp_path: Path, verb: str, content: str, words: str) -> None:
    """A file that is no report ends with 2; the message names it."""
    path = tmp_path / "r.json"
    path.write_text(content, encoding="utf-8")
    code, out, err = command(verb, path, *(["1"] if verb == "explain" else []))
    assert (code, out) == (2, "")
    assert "r.json" in err
    assert words in err


def test_place_that_cannot_be_written_is_told(command: Command, tmp_path: Path) -> None:
    """Where the report cannot be written the user is told, with 2."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _, err = command("compare", SEEDS, "-o", tmp_path / "file" / "r.json")
    assert code == 2
    assert "cannot be written" in err
    code, _, err = command("compare", SEEDS, "-o", tmp_path / "r.doc")
    assert code == 2
    assert "the suffix names no format" in err


def test_hostile_words_in_messages_are_inert(command: Command, tmp_path: Path) -> None:
    """A file's name with terminal sequences or markup in it is shown, not obeyed."""
    code, _, err = command("compare", tmp_path / "\x1b[2J[red]x.txt")
    assert code == 2
    assert "\x1b[2J" not in err
    assert "[red]x.txt" in err


def test_strict_stops_where_anything_was_left_out(command: Command, tmp_path: Path) -> None:
    """With --strict one bad record ends with 2 and no report; it is named all the same."""
    path = tmp_path / "batch.jsonl"
    path.write_text("\n".join((json.dumps(GOOD), "{broken", json.dumps(GOOD | {"id": "3", "outlet": "C"}))), "utf-8")
    code, out, err = command("compare", path, "--strict", "-o", tmp_path / "r.json")
    assert (code, out) == (2, "")
    assert "batch.jsonl, line 2" in err
    assert "--strict" in err
    assert not (tmp_path / "r.json").exists()
    path.write_text("\n".join((json.dumps(GOOD), json.dumps(GOOD | {"id": "3", "outlet": "C"}))), "utf-8")
    assert command("compare", path, "--strict")[0] == 0


def test_limits_are_settings(command: Command, tmp_path: Path) -> None:
    """[limits] of the file with settings holds too, --limit goes before it, and a message names all three ways."""
    path = tmp_path / "batch.jsonl"
    path.write_text("\n".join(json.dumps(GOOD | {"id": n}) for n in range(3)), "utf-8")
    settings = tmp_path / "settings.toml"
    settings.write_text("[limits]\narticles = 1\n[detection]\nthreshold = 0.5\n", "utf-8")
    _, _, err = command("facts", path, "--config", settings)
    assert "more than 1 articles" in err
    told = " ".join(err.split())
    assert "Limits(articles=...), --limit articles=NUMBER, or articles under [limits] in the --config file" in told
    _, _, err = command("facts", path, "--config", settings, "--limit", "articles=3")
    assert "more than" not in err
    for wrong in ("articles = 0", "article = 3", "articles = true", "articles = 1.5", "depth = 'two'"):
        settings.write_text(f"[limits]\n{wrong}\n", "utf-8")
        code, _, err = command("facts", path, "--config", settings)
        assert code == 2
        assert "limits" in err
        assert "settings.toml" in "".join(err.split())


def test_limits_are_options(command: Command, tmp_path: Path) -> None:
    """--limit takes in less; a wrong name or number is told with the right ones."""
    path = tmp_path / "batch.jsonl"
    path.write_text("\n".join(json.dumps(GOOD | {"id": n, "outlet": f"Outlet {n}"}) for n in range(3)), "utf-8")
    code, out, err = command("compare", path, "--limit", "articles=2", "--format", "json")
    assert code == 0
    assert len(json.loads(out)["articles"]) == 2
    assert "--limit articles=" in err
    for bound in ("articles", "articles=-1", "pages=3", "articles=0"):
        code, _, err = command("compare", path, "--limit", bound)
        assert code == 2
        assert "limit" in err


def test_many_bad_records_are_counted(command: Command, tmp_path: Path) -> None:
    """Of very many bad records the first are named, and all are counted by reason."""
    path = tmp_path / "batch.jsonl"
    rows = [json.dumps(GOOD), json.dumps(GOOD | {"id": "3", "outlet": "C"}), *["{broken"] * 150, *['{"text": 5}'] * 30]
    path.write_text("\n".join(rows), "utf-8")
    code, _, err = command("compare", path)
    assert code == 0
    assert err.count("left out: ") == 100
    assert "read 2 articles; left out 180" in err
    assert "150 x is not JSON" in err
    assert "30 x must be text" in err
