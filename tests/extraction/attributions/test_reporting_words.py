"""The tables of reporting words."""

from __future__ import annotations

from coverage_diff.extraction.attributions import words


def test_every_form_of_a_verb_is_known() -> None:
    """Regular, doubled and irregular forms lead to their verb."""
    known = words.verbs()
    for form, lemma in [
        ("says", "say"),
        ("admitted", "admit"),
        ("denies", "deny"),
        ("denying", "deny"),
        ("wrote", "write"),
        ("argued", "argue"),
        ("told", "tell"),
        ("planning", "plan"),
    ]:
        assert lemma in [verb.lemma for verb in known[form]]


def test_phrasal_verbs_come_before_their_head() -> None:
    """ "pointed out" is read as one verb where "out" follows."""
    assert words.verbs()["called"][0].particle == "out"
    assert words.verbs()["called"][-1].particle == ""


def test_tables_use_known_letters_only() -> None:
    """Every frame letter and every kind of noun is one that the reader understands."""
    for readings in words.verbs().values():
        for verb in readings:
            assert verb.frames <= set("qctriosem")
            assert verb.frames or verb.prepositions
    assert words.nouns("ste") > words.nouns("e")
