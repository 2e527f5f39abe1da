"""Names that a trained model of the user's own adds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

import coverage_diff as cd
from coverage_diff.extraction.entities import find_entities, trained
from coverage_diff.language.document import Document
from coverage_diff.segmentation import split_segments

Make = Callable[..., cd.Article]
TEXT = "the bakery of zoltan kiss in Springfield burned down. Mayor Ann Lee said so on Tuesday."


def stub(text: str) -> SimpleNamespace:
    """A model that knows one name in lower case, and one that the rules find too."""
    spans = [
        SimpleNamespace(start_char=text.find(name), end_char=text.find(name) + len(name), label_=label)
        for name, label in (("zoltan kiss", "PERSON"), ("Ann Lee", "ORG"), ("Tuesday", "DATE"))
        if name in text
    ]
    return SimpleNamespace(ents=spans)


def test_model_adds_names_and_changes_none(make_article: Make) -> None:
    """What the rules found keeps its kind; what they missed is added with its place; other labels are left out."""
    [segment] = split_segments(make_article(TEXT))
    document = Document(segment)
    ours = find_entities(document)
    both = trained.add_names(document, ours, stub)
    assert set(ours) < set(both)
    [added] = [e for e in both if e not in ours]
    assert (added.name, added.kind) == ("zoltan kiss", cd.Kind.PERSON)
    assert [document.original(p.field)[p.start : p.end] for p in added.places] == ["zoltan kiss"]


def test_spacy_model_of_the_user(make_article: Make, tmp_path: object) -> None:
    """A spaCy pipeline saved in a folder is loaded by its path."""
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "zoltan kiss"}])
    nlp.to_disk(f"{tmp_path}/model")
    config = cd.Config(extraction=cd.ExtractionConfig(model=f"{tmp_path}/model"))
    labels = [f.label for f in cd.extract_facts(make_article(TEXT), config) if f.kind is cd.Kind.PERSON]
    assert "zoltan kiss" in labels


def test_absent_model_is_a_note(make_article: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the model is not installed the report is made without it and says so."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    trained.load.cache_clear()
    config = cd.Config(extraction=cd.ExtractionConfig(model="en_core_web_sm"))
    articles = [make_article(TEXT, id=str(n), outlet=f"Outlet {n}") for n in range(2)]
    report = cd.compare(articles, config)
    assert any("pip install 'coverage-diff[ner]'" in note for note in report.notes)
    with pytest.raises(cd.MissingExtraError):
        cd.extract_facts(articles[0], config)
