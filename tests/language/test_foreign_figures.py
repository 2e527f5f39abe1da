"""Figures, quotations and the note of pages in other languages."""

from __future__ import annotations

import datetime as dt

import pytest
from timing import assert_linear

import coverage_diff as cd
from coverage_diff.language.foreign_figures import english_figures

DAY = dt.date(2026, 3, 10)
# The same story, written for this test: 14 dead, 1,180 out of their homes, 23 saved, two quotations.
PAGES = {
    "German": (
        "Bei dem Hochwasser in Harwick sind am Sonntag 14 Menschen ums Leben gekommen, 1.180 "
        "Bewohner mussten ihre Häuser "
        "verlassen. Der Schaden beträgt 2,1 Millionen Euro.\n\n„Wir haben den Kreis im Jahr 2023 gewarnt“, sagte die "
        "Bürgermeisterin Ines Calder am Montag. „Die Mauer war alt.“\n\nDie Feuerwehr rettete 23 Menschen mit Booten."
    ),
    "French": (
        "L’inondation à Harwick a fait 14 morts dimanche et 1 180 habitants ont dû quitter leurs "
        "maisons. Les dégâts sont "
        "estimés à 2,1 millions d’euros.\n\n« Nous avions averti le comté en 2023 », a déclaré la "
        "maire Ines Calder lundi. "
        "« Le mur était vieux. »\n\nLes pompiers ont sauvé 23 personnes en bateau."
    ),
    "Spanish": (
        "La inundación en Harwick dejó 14 muertos el domingo y 1.180 vecinos tuvieron que abandonar "
        "sus casas. Los daños "
        "ascienden a 2,1 millones de euros.\n\n«Avisamos al condado en 2023», dijo la alcaldesa Ines Calder el lunes. "
        "«El muro era viejo.»\n\nLos bomberos rescataron a 23 personas en barcas."
    ),
    "Russian": (
        "В результате наводнения в Харвике в воскресенье погибли 14 человек, 1180 жителей покинули свои дома. Ущерб "
        "составил 2,1 миллиона евро.\n\n«Мы предупреждали округ в 2023 году», — сказала мэр Инес Колдер в понедельник. "
        "«Стена была старой».\n\nПожарные спасли 23 человека на лодках."
    ),
    "Arabic": (
        "أدى الفيضان في هارويك يوم الأحد إلى مقتل 14 شخصا واضطر ١٬١٨٠ من السكان إلى مغادرة منازلهم. "
        "وتبلغ الأضرار ٢٫١ مليون "
        "يورو.\n\n«لقد حذرنا المقاطعة في عام 2023»، قالت رئيسة البلدية إينيس كالدر يوم الاثنين. «كان الجدار قديما.»\n\n"
        "أنقذ رجال الإطفاء ٢٣ شخصا بالقوارب."
    ),
    "Chinese": (
        "周日哈里克的洪水造成14人死亡，1180名居民被迫离开家园。损失达2.1亿欧元。\n\n「我们在2023年就警告过县政府，」市长伊内斯·考尔德周一说。"
        "「那堵墙太旧了。」\n\n消防员用船救出了23人。"
    ),
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_figures_and_quotations_are_compared(text: str) -> None:
    """Two pages in one language share figures and quotations, and neither is accused of silence."""
    one = cd.Article(id="1", outlet="One", title="", text=text, published=DAY)
    short = text.replace("14", "17", 1).rpartition("\n\n")[0]
    two = cd.Article(id="2", outlet="Two", title="", text=short, published=DAY)
    facts = cd.extract_facts(one)
    values = {f.quantity.value for f in facts if f.quantity}
    assert {14.0, 1180.0, 23.0} <= values
    assert any(round(value, 3) in (2.1, 2.1e6) for value in values)
    quotes = [f for f in facts if f.kind is cd.Kind.QUOTE]
    assert any("2023" in f.mentions[0].text for f in quotes)
    assert all(text[m.start : m.end] == m.text for f in facts for m in f.mentions)
    report = cd.compare([one, two])
    assert [note.split(": ")[1][:31] for note in report.notes] == ["the text does not look like Eng"] * 2
    [event] = report.events
    cells = {f.label: {o: c.status for o, c in f.coverage.items()} for f in event.facts}
    assert not any(cd.Status.OMITTED in cell.values() for cell in cells.values())
    told = [f for f in event.facts if f.kind is cd.Kind.QUOTE]
    assert all(set(cells[f.label].values()) == {cd.Status.INCLUDED} for f in told)
    thousand = [f for f in event.facts if f.quantity and f.quantity.value == 1180]
    assert thousand
    assert all(set(cells[f.label].values()) == {cd.Status.INCLUDED} for f in thousand)
    assert cd.Report.from_json(report.to_json()) == report


@pytest.mark.parametrize(
    ("given", "english"),
    [
        ("1.180 und 2.400.000", "1,180 und 2,400,000"),
        ("1 180, 12\u00a0000 et 3\u202f400\u202f000", "1,180, 12,000 et 3,400,000"),
        ("2,1 und 1.180,50", "2.1 und 1,180.50"),
        ("1,180 and 3.14, 2026, 10.3.2026, 1.2.3", "1,180 and 3.14, 2026, 10.3.2026, 1.2.3"),
        ("16. 300 Menschen", "16. 300 Menschen"),
    ],
)
def test_notation_of_figures(given: str, english: str) -> None:
    """Points and spaces between groups become commas, a comma before decimals a point; dates and versions stay."""
    assert english_figures(given) == english


@pytest.mark.parametrize("piece", ["1", "1.", "1.180", "1 180", "1,", "1,1", "1 "])
def test_time_is_linear(piece: str) -> None:
    """Figures without end take time in proportion to their length, and none is lost."""
    assert_linear(english_figures, piece, 50_000)
    assert len(english_figures(piece * (50_000 // len(piece)))) > 45_000
