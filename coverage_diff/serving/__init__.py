"""The library as a page in the browser, served to this computer alone.

guard      who may ask: this machine's own browser, this page's own forms, bodies of a bounded size
tokens     what a form carries to show that it came from this page
forms      a form as the browser sent it
entries    what somebody pasted or dropped, into articles
desk       how many comparisons run and wait at once
shelf      the results, in memory and nowhere else
drafts     a lesson with what a teacher dropped and reworded
bundle     everything about a result as files, and as one zip
views      one function for each address
page       its own HTML, escaped whatever it holds
limits     how much it takes on at once
address    where the page is reached
app        all of it as one application
server     the listening socket, the browser, and the end
"""

from coverage_diff.serving.limits import ServingLimits
from coverage_diff.serving.server import serve

__all__ = ["ServingLimits", "serve"]
