"""Only this machine's own browser, through this page's own forms."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from html import unescape

import httpx2
import pytest
from visitor import BRIDGE, HOST, PORT, Visitor
from written_reports import PAYLOADS

from coverage_diff.serving import ServingLimits
from coverage_diff.serving.app import create_app


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", ""])
def test_other_names_are_refused(visitor: Visitor, host: str) -> None:
    """A name that somebody points at this machine gets nothing (DNS rebinding)."""
    answer = visitor.get("/", headers={"host": host})
    assert answer.status_code == 403
    assert "token" not in answer.text


def test_localhost_is_this_machine(visitor: Visitor) -> None:
    """The usual name of the machine works as its address does."""
    assert visitor.get("/", headers={"host": f"localhost:{PORT}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": f"https://{HOST}"},
        {"origin": f"http://localhost:{PORT}"},
        {"origin": ""},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_forms_of_other_sites_are_refused(visitor: Visitor, headers: dict[str, str]) -> None:
    """A form needs this page's own origin, even with a token that is right."""
    assert visitor.submit(BRIDGE, **headers).status_code == 403


def test_other_sites_cannot_embed(visitor: Visitor) -> None:
    """A picture, a frame or a script of another site gets nothing; a link that leads here does."""
    embedded = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
    framed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert visitor.get("/", headers=embedded).status_code == 403
    assert visitor.get("/", headers=framed).status_code == 403
    assert visitor.get("/", headers=followed).status_code == 200


@pytest.mark.parametrize("token", ["", "0" * 64, "ü"])
def test_wrong_token_compares_nothing(visitor: Visitor, token: str) -> None:
    """Without the token of this browser the form comes back, with what was typed, and nothing is compared."""
    visitor.get("/")
    answer = visitor.submit({**BRIDGE, "token": token})
    assert answer.status_code == 403
    assert "found 12 cracks" in answer.text
    assert "earlier start of the program" in answer.text


def test_token_of_another_browser(make_visitor: Callable[..., Visitor], visitor: Visitor) -> None:
    """A token is worth nothing without the cookie that it was made for."""
    stolen = visitor.token()
    visitor.cookies.clear()
    answer = visitor.post("/compare", data={"token": stolen, **BRIDGE}, files={"file-1": ("", b"")})
    assert answer.status_code == 403
    assert make_visitor().submit({**BRIDGE, "token": stolen}).status_code == 403


@pytest.mark.parametrize("step", ["draw", "save"])
def test_lesson_needs_the_token_too(visitor: Visitor, step: str) -> None:
    """Nobody else changes a lesson."""
    work = visitor.compared()
    assert visitor.post(f"{work}/lesson/{step}", data={"level": "support"}).status_code == 403


def test_cookie_is_kept_from_others(visitor: Visitor) -> None:
    """Scripts cannot read it, other sites cannot send it, and it ends with the window."""
    cookie = visitor.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "max-age" not in cookie
    assert "expires" not in cookie


@pytest.mark.parametrize("path", ["/", "/style.css", "/nowhere", "/work/x/report.html", "/compare"])
def test_every_answer_carries_the_headers(visitor: Visitor, path: str) -> None:
    """Pages and errors alike forbid scripts, frames and guesses, and are kept on no disk."""
    headers = visitor.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_reports_are_sandboxed(visitor: Visitor) -> None:
    """A report brings its own policy for its script; the sandbox takes this page's origin from it."""
    answer = visitor.get(f"{visitor.compared()}/report.html")
    policy = answer.headers["content-security-policy"]
    assert "sandbox" in policy
    assert "allow-same-origin" not in policy
    assert "frame-ancestors 'none'" in policy
    assert 'http-equiv="Content-Security-Policy"' in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/work/x",
        "/work/x/report.html",
        "/work/x/lesson",
        "/work/x/lesson/student.html",
        "/work/..%2f..%2fetc%2fpasswd",
        "/work/%2e%2e/%2e%2e/etc/passwd",
        "/work/x/..%2f..%2fpyproject.toml",
        "/style.css/../app.py",
        "/templates/base.html.j2",
        "/favicon.ico",
    ],
)
def test_unknown_addresses(visitor: Visitor, path: str) -> None:
    """An id that is not known, or a path that tries to leave, finds nothing."""
    assert visitor.get(path).status_code == 404


def test_unknown_files_of_a_known_work(visitor: Visitor) -> None:
    """Only the files that are offered exist."""
    work = visitor.compared()
    for name in ("report.exe", "..%2freport.html", "lesson/..%2fkey.html", "lesson/quiz.gift", "report.HTML"):
        assert visitor.get(f"{work}/{name}").status_code == 404


def test_ids_cannot_be_guessed(visitor: Visitor) -> None:
    """The same texts get an id of 22 random signs each time."""
    first, second = visitor.compared(), visitor.compared()
    assert first != second
    assert len(first.removeprefix("/work/")) == 22


def test_oldest_result_goes_first(make_visitor: Callable[..., Visitor]) -> None:
    """Only so many results are kept; looking at one keeps it."""
    visitor = make_visitor(works=2)
    first, second = visitor.compared(), visitor.compared()
    visitor.get(first)
    third = visitor.compared()
    assert [visitor.get(work).status_code for work in (first, second, third)] == [200, 404, 200]
    assert "kept in memory only" in visitor.get(second).text


@pytest.mark.parametrize("factor", [2, 50])
def test_too_large_a_body(make_visitor: Callable[..., Visitor], factor: int) -> None:
    """The page says how much is taken; the rest is not even kept."""
    answer = make_visitor(body_bytes=1_000_000).submit({**BRIDGE, "text-2": "word " * (200_000 * factor)})
    assert answer.status_code == 413
    assert "1 MB" in answer.text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "multipart/form-data"),
        (b"junk", "multipart/form-data; boundary=x"),
        (b"--x\r\n\r\njunk", "multipart/form-data; boundary=x"),
        (b"\xff\xfe", "text/plain"),
        (b"token=%ff&text-1=%00", "application/x-www-form-urlencoded"),
    ],
)
def test_broken_bodies(visitor: Visitor, content: bytes, kind: str) -> None:
    """What no browser sends is refused, never an error of the program."""
    answer = visitor.post("/compare", content=content, headers={"content-type": kind})
    assert answer.status_code in {400, 403}


def test_file_in_the_place_of_a_text(visitor: Visitor) -> None:
    """A field of another kind than the form sends counts as empty."""
    answer = visitor.submit({"outlet-2": "Marl Post"}, {"text-1": ("x.txt", b"words"), "outlet-1": ("y.txt", b"z")})
    assert answer.status_code == 422


def test_hostile_texts_are_shown_and_never_obeyed(visitor: Visitor) -> None:
    """No payload becomes markup on any page, in whichever field it stands."""
    bad = " ".join(payload for payload in PAYLOADS if "\x00" not in payload)
    form = {
        name: f"{value} {bad}" if name.startswith("text") else f"{value}{bad}" for name, value in BRIDGE.items()
    } | {"title-1": bad}
    work = visitor.compared(form)
    for path in ("", "/edit", "/lesson"):
        page = visitor.get(work + path).text
        assert "window.ran" in unescape(page) or path == ""
        assert "<script" not in page
        assert "<img" not in page
        assert "<svg" not in page
        assert "onerror=" not in page.replace("onerror=&#34;", "")
    answer = visitor.submit({**form, "date-1": bad})
    assert answer.status_code == 422
    assert "<script" not in answer.text


def test_lone_surrogates_do_not_stop_a_page(visitor: Visitor) -> None:
    """A broken character of a JSON file is shown as its code."""
    record = b'{"id": "a", "outlet": "Coast \\ud800 Wire", "text": "The old bridge at Lower Marl was closed \\ud800."}'
    answer = visitor.submit({"outlet-1": "Harbour Herald", "text-1": BRIDGE["text-1"]}, {"file-2": ("a.jsonl", record)})
    work = answer.headers["location"]
    for path in ("", "/edit", "/report.html", "/report.json", "/coverage-diff.zip"):
        assert visitor.get(work + path).status_code == 200, path


def test_fifty_requests_at_once() -> None:
    """Each is served, or refused with a page that keeps the texts; afterwards the page is as before."""
    app = create_app(PORT, ServingLimits(running=1, waiting=4))
    headers = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}

    async def rush() -> tuple[list[httpx2.Response], httpx2.Response]:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url=f"http://{HOST}", headers=headers) as client:
            token = Visitor.token_in((await client.get("/")).text)

            async def one() -> httpx2.Response:
                return await client.post("/compare", data={"token": token, **BRIDGE}, files={"file-1": ("", b"")})

            return await asyncio.gather(*(one() for _ in range(50))), await one()

    answers, last = asyncio.run(rush())
    statuses = Counter(answer.status_code for answer in answers)
    assert statuses.keys() == {303, 503}
    assert statuses[303] >= 5
    assert last.status_code == 303
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert "found 12 cracks" in refused.text
    assert refused.headers["retry-after"] == "5"
