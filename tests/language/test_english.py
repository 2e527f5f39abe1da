"""Telling English from other languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import coverage_diff as cd
from coverage_diff.language import english
from coverage_diff.language.english import looks_english

OTHERS = {
    "French": """Le pont de Marl a été fermé mardi après la découverte de douze fissures dans sa poutre principale. La
        mairie a dit que la circulation serait déviée par la rocade jusqu'à nouvel ordre.""",
    "German": """Die Brücke von Marl wurde am Dienstag geschlossen, nachdem in ihrem Hauptträger zwölf Risse gefunden
        worden waren. Der Bürgermeister sagte, dass der Verkehr über die Umgehungsstraße geleitet wird.""",
    "Spanish": """El puente de Marl fue cerrado el martes después de que se descubrieran doce grietas en su viga
        principal. La alcaldesa dijo que el tráfico sería desviado a la circunvalación hasta nuevo aviso.""",
    "Dutch": """De brug van Marl werd dinsdag gesloten nadat er twaalf scheuren in de hoofdbalk waren gevonden. De
        burgemeester zei dat het verkeer tot nader order over de ringweg wordt geleid.""",
    "Danish": """Broen i Marl blev lukket tirsdag, efter at der var fundet tolv revner i hovedbjælken. Borgmesteren
        sagde, at trafikken vil blive ledt over ringvejen indtil videre. Arbejdet koster tre millioner kroner.""",
    "Arabic": "ولا يزال الجسر مغلقًا منذ يوم الثلاثاء بعد العثور على اثني عشر شقًا في العارضة الرئيسية.",
    "Chinese": "下马尔大桥周二在检查发现十二条裂缝后关闭。市长说,维修将持续到夏末。",
    "Russian": "Мост в Марле был закрыт во вторник после того, как в его главной балке обнаружили двенадцать трещин.",
}
ENGLISH = {
    "prose": "The old bridge at Lower Marl was closed on Tuesday after an inspection found 12 cracks in its main beam.",
    "clipped": """Said Mayor Ida Holm (Lower Marl): “Twelve cracks!” Traffic: ring road. Repairs: 3 million crowns by
        September, council papers show; ferries to run twice a day until then, director Jon Bakke told reporters.""",
    "too short to tell": "Pont fermé",
    "empty": "",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_recognised(language: str) -> None:
    """A paragraph is enough."""
    assert not looks_english(OTHERS[language])


@pytest.mark.parametrize("style", ENGLISH)
def test_english_and_what_is_too_short_pass(style: str) -> None:
    """English in a clipped style passes, and so does what cannot be judged."""
    assert looks_english(ENGLISH[style])


@given(
    st.lists(st.sampled_from([*ENGLISH["prose"].split(), *OTHERS["French"].split(), "мост", "they’ll", "the", "они"]))
)
def test_what_is_settled_quickly_is_settled_rightly(words: list[str]) -> None:
    """A text that is plainly English is English when all its words are counted."""
    beginning = " ".join(words * 5)[:2000]
    assert not english._is_plainly_english(beginning) or english._begins_english(beginning)


def test_seeds_are_english(seed_articles: tuple[cd.Article, ...]) -> None:
    """Real pages with many foreign names pass."""
    assert all(looks_english(article.text) for article in seed_articles)
