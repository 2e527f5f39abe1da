"""The commands, from what is typed to what is printed and left behind."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest

import coverage_diff as cd

Command = Callable[..., tuple[int, str, str]]
SEEDS = Path(__file__).parents[2] / "seeds"


def test_compare_prints_a_table(command: Command) -> None:
    """Without -o the matrix stands on stdout, nothing on stderr, and the exit code is 0."""
    code, out, err = command("compare", SEEDS)
    assert (code, err) == (0, "")
    assert "○ omitted" in out
    assert "OpenVoiceNews Pakistan" in out
    assert max(map(len, out.splitlines())) <= 100


def test_compare_shows_all_facts_on_wish(command: Command, seed_report: cd.Report) -> None:
    """--all leaves nothing out."""
    short, full = command("compare", SEEDS)[1], command("compare", SEEDS, "--all")[1]
    assert "--all shows" in short
    assert "--all shows" not in full
    assert f"{len(seed_report.events[0].facts)} " in full


@pytest.mark.parametrize("name", ["r.json", "r.md", "r.csv", "r.txt"])
def test_compare_writes_the_format_of_the_suffix(command: Command, tmp_path: Path, name: str) -> None:
    """-o writes a file, says so on stderr, and keeps stdout clean."""
    path = tmp_path / name
    code, out, err = command("compare", SEEDS, "-o", path)
    assert (code, out) == (0, "")
    assert f"wrote {path}" in err
    assert path.stat().st_size > 1000


def test_compare_writes_data_to_stdout(command: Command, seed_report: cd.Report) -> None:
    """--format json prints the report and nothing else: it can be piped."""
    code, out, _ = command("compare", SEEDS, "--format", "json")
    assert code == 0
    assert cd.Report.from_json(out).events == seed_report.events


def test_format_wins_over_the_suffix(command: Command, tmp_path: Path) -> None:
    """--format says what a file with any other name holds."""
    command("compare", SEEDS, "-o", tmp_path / "page.out", "--format", "markdown")
    assert (tmp_path / "page.out").read_text(encoding="utf-8").startswith("# ")


def test_outlets_are_given_with_their_pages(command: Command, pages: tuple[Path, Path]) -> None:
    """--outlet NAME=PATH supplies the page and names its outlet; an equals sign may stand in the path's folder."""
    code, out, _ = command(
        *("compare", "--outlet", f"The Times={pages[0]}", "--outlet", f"Daily={pages[1]}", "--format", "json")
    )
    assert code == 0
    assert [article["outlet"] for article in json.loads(out)["articles"]] == ["The Times", "Daily"]


def test_exit_code_tells_omissions_only_on_wish(command: Command) -> None:
    """1 means that something was omitted, and only with --exit-code."""
    assert command("compare", SEEDS)[0] == 0
    assert command("compare", SEEDS, "--exit-code")[0] == 1


def test_verbose_tells_the_times(command: Command) -> None:
    """--verbose prints a row for each step on stderr."""
    err = command("compare", SEEDS, "--verbose")[2]
    assert [line.split()[0] for line in err.splitlines()] == ["step", "read", "compare", "write", "together"]


def test_config_is_used(command: Command, tmp_path: Path) -> None:
    """A setting of the file stands in the report."""
    settings = tmp_path / "c.toml"
    settings.write_text("[alignment]\nthreshold = 0.45\n", encoding="utf-8")
    out = command("compare", SEEDS, "--config", settings, "--format", "json")[1]
    assert json.loads(out)["config"]["alignment"]["threshold"] == 0.45


def test_corrections_win(command: Command, tmp_path: Path, saved: Path, seed_report: cd.Report) -> None:
    """A reader's decision is in the report of compare and of render, and is told."""
    fact = next(f for f in seed_report.events[0].facts if f.coverage["Arab News"].status is cd.Status.OMITTED)
    mine = tmp_path / "mine.toml"
    mine.write_text(f'[[cell]]\nfact = "{fact.id}"\noutlet = "Arab News"\nstatus = "unclear"\n', encoding="utf-8")
    for line in (("compare", SEEDS), ("render", saved)):
        out = command(*line, "--corrections", mine, "--format", "json")[1]
        report = cd.Report.from_json(out)
        assert report.fact(fact.id).coverage["Arab News"].status is cd.Status.UNCLEAR
        assert "a reader set Arab News to unclear" in report.events[0].notes[0]


def test_open_shows_the_html_report(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--open writes report.html where no file is named, and hands it to the browser."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url: opened.append(url) or True)
    monkeypatch.chdir(tmp_path)
    assert command("compare", SEEDS, "--open")[0] == 0
    assert opened == [(tmp_path / "report.html").as_uri()]
    assert (tmp_path / "report.html").is_file()


def test_open_without_browser_says_so(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no browser starts the user is told which file to open."""
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    code, _, err = command("compare", SEEDS, "-o", tmp_path / "r.html", "--open")
    assert code == 0
    assert "open it yourself" in err or "yourself" in err


def test_open_needs_html(command: Command, tmp_path: Path) -> None:
    """--open with another format is refused before any work is done."""
    code, _, err = command("compare", SEEDS, "-o", tmp_path / "r.json", "--open")
    assert code == 2
    assert "--open shows an HTML report" in err
    assert not list(tmp_path.iterdir())


def test_render_writes_another_format(command: Command, saved: Path, seed_report: cd.Report) -> None:
    """A saved report becomes Markdown, and any of the tables as CSV."""
    assert command("render", saved, "--format", "markdown")[1] == seed_report.to_markdown()
    out = command("render", saved, "--format", "csv", "--table", "mentions")[1]
    assert len(list(csv.DictReader(io.StringIO(out)))) == sum(len(f.mentions) for f in seed_report.events[0].facts)
    assert "--all shows" in command("render", saved)[1]


def test_a_table_asked_for_is_csv(command: Command, saved: Path) -> None:
    """Who names a table and no form gets that table, not the one for people."""
    assert command("render", saved, "--table", "facts").out.startswith("event,")


def test_a_lesson_of_one_of_several_events_names_the_others(command: Command, tmp_path: Path) -> None:
    """Nobody gets a lesson on one event without hearing that there are more, and how to choose."""
    _, _, err = command("lesson", SEEDS, SEEDS.parent / "examples" / "classroom" / "flood", "-o", tmp_path / "lesson")
    assert "2 events; the lesson takes the one with most facts" in err
    assert err.count("--event event-") == 2


def test_explain_knows_a_fact_by_number_id_and_words(command: Command, saved: Path, seed_report: cd.Report) -> None:
    """The number in the table, the beginning of the id and words of the label all name a fact."""
    facts = seed_report.events[0].facts
    number, fact = next((n, f) for n, f in enumerate(facts, 1) if f.label == "over 2,400 terrorism-related complaints")
    by_number = command("explain", saved, number)
    assert by_number == command("explain", saved, fact.id[:-2]) == command("explain", saved, fact.label.upper())
    code, out, _ = by_number
    assert code == 0
    assert "»over 2,400 terrorism-related complaints«" in out
    assert "○ omitted  Arab News" in out
    assert "no passage of the outlet’s text gives it" in out


@pytest.mark.parametrize("words", ["2,400 complaints", "2400 COMPLAINTS", "complaints 2,400"])
def test_explain_finds_scattered_words(command: Command, saved: Path, words: str) -> None:
    """Words need not stand side by side, nor have the case and commas of the page; the nearest fact is explained."""
    code, out, err = command("explain", saved, words)
    assert code == 0
    assert "»over 2,400 terrorism-related complaints«" in out
    assert f"note: '{words}' is also in:" in err
    assert "Chaudhry revealed that over 2,400" in err


def test_explain_finds_words_of_a_mention(command: Command, saved: Path, seed_report: cd.Report) -> None:
    """A fact is also found by words that only one of its mentions has."""
    facts = seed_report.events[0].facts
    fact, words = next((f, m.text) for f in facts for m in f.mentions if not any(m.text in g.label for g in facts))
    code, out, err = command("explain", saved, words)
    assert fact.id in out + err
    assert code == 0 or "name one by its number or id" in err


def test_explain_examples_run(command: Command, saved: Path) -> None:
    """The examples in its --help work on the seeds' report."""
    lines = re.findall(r"coverage-diff explain report.json (.*)", command("explain", "--help")[1])
    examples = [shlex.split(line.rstrip("│ "))[0] for line in lines]
    assert len(examples) > 3
    for example in examples:
        assert command("explain", saved, example)[0] == 0, example


def test_explain_tells_why_stories_are_one_event(command: Command, saved: Path, seed_report: cd.Report) -> None:
    """--links shows for every link its score, the figures that decided and what both stories name."""
    code, out, err = command("explain", saved, "--links")
    assert (code, err) == (0, "")
    [link] = seed_report.events[0].links
    assert f"{link.score:.2f}" in out
    assert all(name in out for name, _ in link.why)
    assert "names in both: " in out


@pytest.mark.parametrize("arguments", [(), ("5", "--links")])
def test_explain_wants_a_fact_or_links(command: Command, saved: Path, arguments: tuple[str, ...]) -> None:
    """Neither or both is refused with a message that says what to type."""
    code, out, err = command("explain", saved, *arguments)
    assert (code, out) == (2, "")
    assert "name either a fact or --links" in err


@pytest.mark.parametrize(("fact", "words"), [("no such fact", "no fact is called"), ("chaudhry", "facts are called")])
def test_explain_tells_what_it_cannot_find(command: Command, saved: Path, fact: str, words: str) -> None:
    """A fact that is not there, or words of several, end with a message and 2."""
    code, out, err = command("explain", saved, fact)
    assert (code, out) == (2, "")
    assert words in err


def test_check_shows_each_outlet_with_its_sentence(command: Command) -> None:
    """Each page has a status and the sentence that comes nearest."""
    code, out, _ = command("check", "Online recruitment is a punishable crime", SEEDS)
    assert code == 0
    assert "OpenVoiceNews Pakistan" in out
    assert "»“Terrorist propaganda and online recruitment are punishable crimes." in out


def test_check_needs_words(command: Command) -> None:
    """An empty statement is refused."""
    assert command("check", " ", SEEDS)[0] == 2


def test_facts_lists_kinds_readings_and_offsets(command: Command) -> None:
    """Facts of every page are printed with what was read."""
    code, out, _ = command("facts", SEEDS)
    assert code == 0
    assert "quantity" in out
    assert "at least 2,400" in out
    assert "Arab News" in out


def test_help_has_examples(command: Command) -> None:
    """Every command shows how it is called."""
    for name in ("compare", "render", "explain", "check", "facts", "events", "lesson"):
        code, out, _ = command(name, "--help")
        assert code == 0
        assert f"coverage-diff {name} " in out


@pytest.mark.parametrize("line", [("--help",), ("compare", "--help")])
def test_help_names_the_kinds_of_pages(command: Command, line: tuple[str, ...]) -> None:
    """Help says what can be read, beyond text and JSON."""
    out = command(*line)[1]
    assert [kind for kind in (".txt", ".html", ".eml", ".csv", ".warc", ".zip") if kind not in out] == []


def test_help_shows_no_type_for_switches(command: Command) -> None:
    """A switch takes nothing, and its line in help says so; --help itself is the option library's."""
    lines = [line for line in command("compare", "--help")[1].splitlines() if "--help" not in line]
    assert any("--exit-code" in line for line in lines)
    assert not [line for line in lines if "bool" in line]


@pytest.mark.parametrize(
    "line",
    [
        ("compare", "seeds", "-o", "new.html"),
        ("render", "report.json", "-o", "new.md"),
        ("explain", "report.json", "2,400 complaints"),
        ("check", "une loi", "french.txt"),
        ("facts", "french.txt"),
        ("events", "seeds", "-o", "new.json"),
        ("lesson", "report.json", "-o", "lesson"),
        ("index", "add", "news.index", "seeds"),
        ("index", "check", "news.index"),
        ("index", "remove", "news.index", "{article}"),
        ("index", "rebuild", "news.index"),
        ("index", "table", "news.index", "-o", "table.csv"),
    ],
    ids=lambda line: " ".join(line[:2]),
)
def test_quiet_commands_say_nothing(
    command: Command, saved: Path, seed_articles: tuple[cd.Article, ...], line: tuple[str, ...]
) -> None:
    """What a command says beside its data, --quiet leaves out; without it there is something to be said."""
    folder = saved.parent
    (folder / "french.txt").write_text("La loi a été votée mardi par le parlement de la ville. " * 9, encoding="utf-8")
    with cd.EventIndex.open(folder / "news.index") as index:
        index.add(seed_articles)
    places = {name: folder / name for name in line if "." in name or name == "lesson"} | {"seeds": SEEDS}
    places["{article}"] = seed_articles[0].id
    arguments = [line[0], *(places.get(part, part) for part in line[1:])]
    code, _, err = command(*arguments, "--quiet")
    assert (code, err) == (0, "")


def test_version_is_told(command: Command) -> None:
    """--version prints name and version."""
    assert command("--version") == (0, f"coverage-diff {cd.__version__}\n", "")


@pytest.mark.parametrize(
    "line", [("compare", "--nonsense"), ("nonsense",), ("render",), ("compare", "--format", "doc")]
)
def test_wrong_options_end_with_2(command: Command, line: tuple[str, ...]) -> None:
    """A wrong command line is told on stderr, without traceback."""
    code, _, err = command(*line)
    assert code == 2
    assert err
    assert "Traceback" not in err


def test_it_runs_as_a_module_and_survives_a_closed_pipe() -> None:
    """`python -m coverage_diff` is the command, and `| head` is no error."""
    line = f"{sys.executable} -m coverage_diff compare {SEEDS} --all | head -n 2"
    done = subprocess.run(line, shell=True, capture_output=True, text=True, check=True)  # noqa: S602 - a pipe is the point
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2


def test_streams_without_unicode_are_no_error() -> None:
    """Where stdout is ASCII, statuses have other signs and nothing breaks."""
    done = subprocess.run(
        [sys.executable, "-m", "coverage_diff", "compare", str(SEEDS)],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        cwd=SEEDS.parent,
    )
    assert b"- omitted" in done.stdout
    assert done.stderr == b""
