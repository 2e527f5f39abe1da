"""Names that are no news: the outlet itself, by-lines and credits, links and handles."""

from __future__ import annotations

import re

from coverage_diff.extraction.entities.context import DATA
from coverage_diff.language import tables
from coverage_diff.language.codes import find_tickers
from coverage_diff.language.identity import key

# Sentences about the page, not the story.
_CREDIT = re.compile(
    r"contributed to this (?:report|story|article)|^(?:Additional )?[Rr]eporting by\b|^Editing by\b|^Writing by\b"
    r"|^(?:Photo|Image|Picture|Video)s?(?: credit| courtesy|:| by\b)|^By [A-Z]|^Follow (?:\w+ ){0,4}on "
    r"(?:Twitter|Facebook|X|Instagram)\b"
    r"|^(?:[A-Z][\w.'-]+ ){1,3}(?:is|are) an? (?:\w+ ){0,4}(?:reporter|editor|correspondent|writer|columnist|"
    r"contributor)s? "
    r"(?:for|at|with|covering)\b|^[Cc]lick here\b|^CLICK HERE\b|^Sign up\b|^Copyright\b|^Enlarge this image|"
    r"^Image copyright"
)
# One of these words is in every credit: a first look, because nearly no sentence is one.
_CREDIT_WORD = re.compile(
    r"contribut|eporting by|diting by|riting by|Photo|Image|Picture|Video|By |Follow|reporter|editor|correspond|writer"
    r"|columnist|lick here|CLICK|Sign up|Copyright"
)
# "(Jane Roe/Reuters)", "Getty Images / Jane Roe", "AP Photo/Jane Roe".
_AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|EPA|EFE|UPI|TASS|Xinhua|Bloomberg|Getty(?: Images)?|AP Photo|AP Images|Shutterstock)"
)
_CAPITALS = r"[A-Z][\w.'-]{1,30}(?: [A-Z][\w.'-]{0,30}){0,3}"
_PHOTO = re.compile(
    rf"{_CAPITALS} ?/ ?(?:[A-Z][\w.' -]{{1,30}} ?/ ?)?{_AGENCY}\b(?: via Getty Images)?|\b{_AGENCY} ?/ ?{_CAPITALS}"
    rf"|\b(?:Getty Images|AP Photo|Shutterstock|AFP/Getty)\b"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.|pic\.twitter|t\.co/)\S+|[@#]\w+|\b[\w.-]{2,60}\.(?:com|org|net|gov)\b(?:/\S*)?"
)
# What outlets add to their name that their pages leave out.
_OUTLET_TAIL = re.compile(
    r"\s*\((?:online|online news|web news|news|opinion|editorial)\)$|\s*-\s*(?:news|opinion|editorial)$", re.IGNORECASE
)


def is_credit(sentence: str) -> bool:
    """Whether a sentence is a by-line, a credit or an appeal to follow or subscribe."""
    return _CREDIT_WORD.search(sentence) is not None and _CREDIT.search(sentence[:300]) is not None


def masked(sentence: str) -> list[tuple[int, int]]:
    """Stretches of a sentence whose capitals name nobody in the news: credits, links, handles, codes of shares."""
    spans = find_tickers(sentence)
    if "/" in sentence or "Getty" in sentence or "AP Photo" in sentence:
        spans += [m.span() for m in _PHOTO.finditer(sentence)]
    if "@" in sentence or "#" in sentence or "/" in sentence or ".com" in sentence or ".org" in sentence:
        spans += [m.span() for m in _ADDRESS.finditer(sentence)]
    return spans


def outlet_names(outlet: str) -> frozenset[str]:
    """The keys under which a page names its own outlet."""
    name = key(_OUTLET_TAIL.sub("", outlet.strip()))
    found = {name, name.removesuffix(" News"), name.removesuffix(" Online"), name.removesuffix(" News Network")}
    if name.count(" "):
        found.add("".join(word[0] for word in name.split(" ")))
    found.add(f"{name} News")
    last = name.rpartition(" ")[2]
    if last in tables.words("newspaper_names.txt", DATA):
        found.add(last)
    return frozenset(n for n in found if n)
