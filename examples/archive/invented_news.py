"""Invented news for the examples: every event is told by up to four outlets, each of which leaves out its own share."""

import datetime as dt
import random
from collections.abc import Iterator

from coverage_diff import Article

OUTLETS = {"Harbour Herald": 0.95, "Marl Post": 0.75, "Coast Courier": 0.5, "Daily Gull": 0.3}
"""How much of what is known each outlet prints."""

PLACES = (
    "Sandvik Norrby Upper-Dale Lower-Marl Grayholm Tarnby Eskford Kirkmoor Vinter-Bay Ostrand Halden-Cross Limefield"
)
FIRST = "Anna Jon Petra Omar Lena Karin Jaan Ida Emil Noor Hugo Vera Aron Mila Otto Tessa Ivar Zora Klaus Birgit"
NAMES = "Holm Lind Said Frost Tamm Bakke Ek Moreau Okafor Sato Berg Duarte Novak Ilves Strand Haldane Petrov Ruiz"
HAPPENINGS = (
    ("Bridge", "closed", "cracks in the main beam", "the ring road", "engineers"),
    ("Fishing fleet", "hit", "a spring storm in the harbour", "the coast guard", "crews"),
    ("School", "emptied", "a strike over class sizes", "the autumn exams", "teachers"),
    ("Museum", "robbed", "a theft of amber coins", "a silver van", "guards"),
    ("Hospital", "darkened", "a power failure in the east wing", "the diesel generator", "nurses"),
    ("Paper mill", "shut", "a leak of chlorine", "the river authority", "workers"),
    ("Theatre", "reopened", "a restoration of the painted ceiling", "the royal orchestra", "painters"),
    ("Airport", "halted", "a flock of geese on the runway", "the radar tower", "pilots"),
    ("Vineyard", "fined", "false labels on bottles", "the customs office", "growers"),
    ("Stadium", "sold", "debts of the football club", "a shipping magnate", "supporters"),
    ("Library", "flooded", "a burst pipe in the archive", "the map collection", "archivists"),
    ("Tram line", "extended", "new tracks to the university", "the transport board", "commuters"),
)


# What is known of an event, each in the words of the four outlets; the first is what all of them print.
KNOWN = (
    (
        "The {what} of {place} was {verb} on Tuesday after {cause}, said mayor {mayor}.",
        "Mayor {mayor} had to explain on Tuesday why {cause} left the {what} in {place} {verb}.",
        "{cause}: that is why {place} saw its {what} {verb} on Tuesday, according to mayor {mayor}.",
        "It was {cause} that got the {what} at {place} {verb} on Tuesday. Mayor {mayor} confirmed it.",
    ),
    (
        "Some {count} {people} were sent home before noon.",
        "Before lunch {count} {people} had to leave.",
        "For {count} {people} the working day ended early.",
        "{count} {people} left in the morning.",
    ),
    (
        "Director {director} put the cost at {cost} million crowns.",
        "It will cost {cost} million crowns, director {director} reckons.",
        "The bill may reach {cost} million crowns, according to director {director}.",
        "Director {director} spoke of {cost} million crowns.",
    ),
    (
        "In a poll {share} percent blamed {thing}.",
        "{thing} is at fault, {share} percent of those asked believe.",
        "Asked who is to blame, {share} percent named {thing}.",
        "{share} percent of people point at {thing}.",
    ),
    (
        "“Nobody listened to us for years,” said {speaker}, who speaks for the {people}.",
        "{speaker}, spokeswoman of the {people}, complained: “Nobody listened to us for years.”",
        "On behalf of the {people} {speaker} said: “Nobody listened to us for years.”",
        "“Nobody listened to us for years,” {speaker} told reporters.",
    ),
    (
        "Judge {judge} will open an inquiry on {month} {number}.",
        "An inquiry under judge {judge} begins on {month} {number}.",
        "On {month} {number} judge {judge} starts to look into it.",
        "It is for judge {judge} to find out more, from {month} {number}.",
    ),
)


def invented_articles(days: int = 12, *, seed: int = 1) -> Iterator[tuple[dt.date, list[Article]]]:
    """The articles of some days, one event every third day.

    Args:
        days: At most as many as there are happenings.
        seed: Another seed leaves out other facts.
    """
    draw = random.Random(seed)  # noqa: S311 - news, not secrets
    for number, (what, verb, cause, thing, people) in enumerate(HAPPENINGS[:days]):
        names = [f"{FIRST.split()[(5 * number + i) % 20]} {NAMES.split()[(7 * number + i) % 18]}" for i in range(4)]
        words = {
            "what": what.lower(),
            "verb": verb,
            "cause": cause,
            "thing": thing,
            "people": people,
            "place": PLACES.split()[number].replace("-", " "),
            "count": 12 + 7 * number,
            "cost": 3 + 4 * number,
            "share": 11 + 5 * number,
            "month": ("March", "April", "May")[number % 3],
            "number": 2 + 2 * number,
            **dict(zip(("mayor", "director", "speaker", "judge"), names, strict=True)),
        }
        day = dt.date(2026, 2, 3) + dt.timedelta(days=3 * number)
        articles = []
        for at, (outlet, told) in enumerate(OUTLETS.items()):
            printed = [known[at] for known in KNOWN[1:] if draw.random() < told]
            draw.shuffle(printed)
            sentences = [words_of.format(**words) for words_of in (KNOWN[0][at], *printed)]
            text = "\n\n".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
            title = f"{what} of {words['place']} {verb} after {cause}"
            name = f"{outlet.split()[0].lower()}-{number}"
            articles.append(Article(id=name, outlet=outlet, title=title, text=text, published=day))
        yield day, articles
