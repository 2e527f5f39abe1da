"""One function for each address of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from coverage_diff.classroom import Level, make_lesson
from coverage_diff.classroom.writer import render_lesson
from coverage_diff.errors import CoverageDiffError, ReportError
from coverage_diff.model import Report
from coverage_diff.pipeline import compare
from coverage_diff.reporting import files
from coverage_diff.reporting.counts import count
from coverage_diff.reporting.wording import counted
from coverage_diff.serving import bundle, page
from coverage_diff.serving.desk import BusyError, Desk, Runner, StoppedError, in_process
from coverage_diff.serving.drafts import Draft
from coverage_diff.serving.entries import SUFFIXES, Entry, Taken, take
from coverage_diff.serving.forms import Form, read_form
from coverage_diff.serving.guard import READING_POLICY
from coverage_diff.serving.limits import ServingLimits
from coverage_diff.serving.shelf import Shelf, Work, new_id
from coverage_diff.serving.tokens import Tokens

BLOCKS = 4
_TYPES = {
    "html": "text/html",
    "json": "application/json",
    "md": "text/markdown",
    "csv": "text/csv",
    "zip": "application/zip",
}
_STALE = "This form is from an earlier start of the program. What you typed is still there: send it again."
_STOPPED = (
    "The comparison was stopped: it took more than {time}, or more memory than there is. What you typed is "
    "still there: leave out what belongs to no story, or use the command: coverage-diff compare FILES"
)
_BUSY = "Many comparisons are running already. What you typed is still there: send it again in a moment."


class Views:
    """The pages, and what they share.

    Args:
        tokens: Knows the forms that this server gave out.
        limits: How much is taken on.
        runner: How comparisons are done.
    """

    def __init__(self, tokens: Tokens, limits: ServingLimits, runner: Runner[object] = in_process) -> None:
        self._tokens = tokens
        self._limits = limits
        self._desk = Desk(limits.running, limits.waiting, limits.seconds, runner)
        self._shelf = Shelf(limits.works)

    def start(self, request: Request) -> Response:
        """The empty form."""
        return self._form(request, ())

    def edit(self, request: Request) -> Response:
        """The form with the texts of a work."""
        return self._form(request, self._work(request).entries)

    async def compare(self, request: Request) -> Response:
        """Compare what the form holds, and lead to the result."""
        form = await self._read_form(request)
        entries = [form.entry(number) for number in range(1, BLOCKS + 1)]
        if not self._tokens.is_ours(request, form.get("token")):
            return self._form(request, _without_files(entries), _STALE, status=403)
        try:
            taken, report = await self._desk.run(_compared, entries, self._limits)
        except BusyError:
            answer = self._form(request, _without_files(entries), _BUSY, status=503)
            answer.headers["retry-after"] = "5"
            return answer
        except StoppedError:
            problem = _STOPPED.format(time=counted(self._limits.seconds, "second"))
            return self._form(request, _without_files(entries), problem, status=422)
        if report is None:
            return self._form(request, taken.entries, taken.problem, status=422)
        work = Work(id=new_id(), entries=taken.entries, report=report, left_out=taken.left_out)
        self._shelf.put(work)
        return _see_other(f"/work/{work.id}")

    def work(self, request: Request) -> Response:
        """The result at a glance, and the ways on."""
        work = self._work(request)
        glances = [(event, count(event)) for event in work.report.events]
        return self._page(request, "work", work=work, glances=glances, report_names=tuple(bundle.REPORTS))

    def report(self, request: Request) -> Response:
        """The report in one form."""
        work = self._work(request)
        name = request.path_params["name"]
        if name not in bundle.REPORTS:
            raise HTTPException(404)
        return _file(name, files.render(work.report, bundle.REPORTS[name]))

    def archive(self, request: Request) -> Response:
        """Everything as one zip."""
        work = self._work(request)
        draft = work.draft or (_draw(work.report, {}) if work.report.events else None)
        return _download(f"{bundle.NAME}.zip", bundle.pack(work.report, draft.edited if draft else None))

    def lesson(self, request: Request) -> Response:
        """The lesson: its settings, its questions, its sheets."""
        return self._lesson(request, self._drafted(request))

    def _lesson(self, request: Request, work: Work, problem: str = "", status: int = 200) -> Response:
        return self._page(
            request,
            "lesson",
            status,
            work=work,
            draft=work.draft,
            levels=tuple(Level),
            problem=problem,
            saved=request.query_params.get("saved") == "1",
        )

    async def draw(self, request: Request) -> Response:
        """Draw the lesson's questions anew, with other settings."""
        form = await self._read_form(request)
        self._require_token(request, form)
        work = self._drafted(request)
        try:
            drawn = _draw(work.report, {name: form.get(name) for name in form.fields})
        except ReportError as error:
            return self._lesson(request, work, str(error), 422)
        if work.draft is not None:
            drawn = work.draft.redrawn(drawn.drawn, event=drawn.event, full_text=drawn.full_text)
        self._shelf.put(replace(work, draft=drawn))
        return _see_other(f"/work/{work.id}/lesson")

    async def save(self, request: Request) -> Response:
        """Keep what a teacher dropped and reworded."""
        form = await self._read_form(request)
        self._require_token(request, form)
        work = self._drafted(request)
        shown, kept = form.all("item"), form.all("keep")
        prompts = {name: form.get(f"prompt:{name}") for name in shown if f"prompt:{name}" in form.fields}
        assert work.draft is not None  # noqa: S101 - `_drafted` gave it one
        try:
            draft = work.draft.changed(shown, kept, prompts)
        except ReportError as error:
            # The words that were typed go back into the form, where they can be mended.
            tried = replace(work.draft, dropped=work.draft.dropped | (shown - kept), prompts=prompts)
            return self._lesson(request, replace(work, draft=tried), str(error), 422)
        self._shelf.put(replace(work, draft=draft))
        return _see_other(f"/work/{work.id}/lesson?saved=1#sheets")

    def sheet(self, request: Request) -> Response:
        """One file of the lesson."""
        work = self._drafted(request)
        name = request.path_params["name"]
        if name not in bundle.SHEETS or work.draft is None:
            raise HTTPException(404)
        return _file(name, render_lesson(work.draft.edited)[name])

    def style(self, request: Request) -> Response:  # noqa: ARG002 - an address's function takes the request
        """The style sheet."""
        return Response(page.style(), media_type="text/css")

    def message(self, request: Request, status: int, title: str, text: str) -> Response:
        """A page that says what went wrong and leads back."""
        return self._page(request, "message", status, title=title, text=text)

    def _form(self, request: Request, entries: tuple[Entry, ...], problem: str = "", status: int = 200) -> Response:
        blocks = (*entries, *(Entry() for _ in range(BLOCKS)))[: max(BLOCKS, len(entries))]
        return self._page(request, "start", status, blocks=blocks, problem=problem, accepted=",".join(SUFFIXES))

    def _page(self, request: Request, template: str, status: int = 200, **values: object) -> Response:
        visitor = self._tokens.visitor(request)
        html = page.render(template, token=self._tokens.token(visitor), **values)
        response = Response(_encoded(html), status, media_type="text/html; charset=utf-8")
        self._tokens.remember(response, visitor)
        return response

    def _work(self, request: Request) -> Work:
        work = self._shelf.get(request.path_params["work"])
        if work is None:
            raise HTTPException(404)
        return work

    def _drafted(self, request: Request) -> Work:
        """The work with a lesson; the usual one where none was begun."""
        work = self._work(request)
        if work.draft is None:
            try:
                work = replace(work, draft=_draw(work.report, {}))
            except ReportError as error:
                raise HTTPException(409, str(error)) from error
            self._shelf.put(work)
        return work

    async def _read_form(self, request: Request) -> Form:
        return await read_form(request, files=BLOCKS, part_bytes=self._limits.body_bytes)

    def _require_token(self, request: Request, form: Form) -> None:
        if not self._tokens.is_ours(request, form.get("token")):
            raise HTTPException(403)


def _compared(entries: list[Entry], limits: ServingLimits) -> tuple[Taken, Report | None]:
    """What was read, and the report where it can be compared."""
    taken = take(entries, limits)
    if taken.problem:
        return taken, None
    try:
        return taken, compare(taken.articles)
    except CoverageDiffError as error:
        return replace(taken, problem=str(error)), None


def _without_files(entries: list[Entry]) -> tuple[Entry, ...]:
    """The blocks as they can be shown again unread."""
    again = "choose this file again"
    return tuple(replace(e, upload=None, problem=again) if e.upload is not None else e for e in entries)


def _draw(report: Report, settings: Mapping[str, str]) -> Draft:
    """A lesson by the settings of the form.

    Raises:
        ReportError: A setting is wrong, or no event gives a lesson.
    """
    seed = settings.get("seed", "1").strip()
    if not (seed.isascii() and seed.isdecimal() and len(seed) < 10):
        raise ReportError(f"the draw must be a whole number, not {seed[:20]!r}")
    full_text = settings.get("full_text") == "on"
    lesson = make_lesson(
        report,
        level=settings.get("level", Level.CORE),
        seed=int(seed),
        title=settings.get("title", "").strip() or None,
        event=settings.get("event") or None,
        full_text=full_text,
    )
    return Draft(drawn=lesson, event=settings.get("event", ""), full_text=full_text)


def _see_other(address: str) -> Response:
    return RedirectResponse(address, status_code=303)


def _file(name: str, text: str) -> Response:
    """A page to be read at once, in a sandbox; anything else as a download, the plan as text."""
    kind = name.rpartition(".")[2]
    if kind == "html":
        # A page in a sandbox cannot share a group of windows with ours, which the other policy would ask for.
        headers = {"content-security-policy": READING_POLICY, "cross-origin-opener-policy": "unsafe-none"}
        return Response(_encoded(text), headers=headers, media_type="text/html; charset=utf-8")
    if name == "lesson-plan.md":
        return Response(_encoded(text), media_type="text/plain; charset=utf-8")
    return _download(name, _encoded(text))


def _download(name: str, data: bytes) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, headers=headers, media_type=_TYPES[name.rpartition(".")[2]])


def _encoded(text: str) -> bytes:
    # A lone surrogate in an article must not keep the page from being sent.
    return text.encode("utf-8", errors="backslashreplace")
