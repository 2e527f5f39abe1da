"""One result, many ways to read it.

    terminal      the report as tables on a terminal
    details       one fact, one statement, one page there
    reasons       why two stories are one event, there
    markdown, html, notebook   the report to be read elsewhere
    plots         its pictures
    json_form, json_load, json_check   JSON, and back
    tables        tidy tables, for csv_form and frame
    files         which format a file has, and writing whole files or none

What they share: `wording` and `rules` (names of things and of reasons), `counts`, `standing`, `folding` and `printed`
(what a reader is told of facts and links), `inert` (words made harmless), `accuracy` (the measured error).
"""
