"""Requests that checks send and views that answer: every kind of response, method and path.

What could decide a branch in somebody's code (status, kind of response, method, shape of path)
is listed here, never drawn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from http.client import responses
from typing import Any

from autograder.app import App, Plan
from autograder.exchange import Exchange
from autograder.protocol import Audited, Reply, Snapshot
from autograder.trace import Trace
from autograder.verdicts import Failed, StudentError

SET_BY_VIEWS = (
    *(("Allow", "GET"), ("Cache-Control", "no-store"), ("Content-Disposition", "inline")),
    *(("Content-Language", "de"), ("ETag", '"7"'), ("Vary", "Cookie")),
    *(("Last-Modified", "Mon, 02 Nov 2026 09:00:00 GMT"), ("X-Frame-Options", "DENY")),
    ("Content-Type", "application/pdf"),
)
"""Headers of a response that somebody's code may look at."""

REPLIES: tuple[dict[str, Any], ...] = (
    {"status": 200},
    {"status": 200, "kind": "json"},
    {"status": 200, "reason": "Fine"},
    {"status": 200, "kind": "stream"},
    {"status": 200, "kind": "sync_stream"},
    {"status": 200, "body": ""},
    {"status": 200, "body": " <p> with spaces </p>\n"},
    {"status": 200, "sets": ()},
    {"status": 200, "sets": SET_BY_VIEWS},
    {"status": 201},
    {"status": 201, "reason": "OK"},
    {"status": 202},
    {"status": 204},
    {"status": 206},
    {"status": 301, "kind": "redirect"},
    {"status": 302, "kind": "redirect"},
    {"status": 304},
    {"status": 400},
    {"status": 401},
    {"status": 403},
    {"status": 404},
    {"status": 404, "reason": "OK"},
    {"status": 404, "kind": "stream"},
    {"status": 405},
    {"status": 418, "kind": "json"},
    {"status": 429},
    {"status": 500},
    {"status": 502},
    {"status": 503},
    {"status": 504},
)
"""Responses of a view, by kind and status."""

BODILESS = (204, 304)
"""Statuses whose responses have no body."""

HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip, br",
    "Accept-Language": "de",
    "Authorization": "Basic eDp5",
    "Cookie": "theme=dark",
    "Origin": "https://elsewhere.example",
    "Referer": "https://elsewhere.example/page",
    "User-Agent": "curl/8",
    "X-Forwarded-For": "203.0.113.7",
    "X-Requested-With": "XMLHttpRequest",
}
"""Headers that somebody's code may look at."""

METHODS = ("POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")

PATHS = (
    "/",
    "/about",
    "/",
    "/about",
    "/api/v1/items/7/",
    "/static/site.css",
    "/admin/login/",
    "/health/",
    "/a b/ü/?q=1&r=2",
)


PLANS: tuple[dict[str, Any], ...] = (
    *REPLIES,
    *({"method": method} for method in METHODS),
    {"method": "POST", "status": 201},
    {"method": "POST", "status": 404},
    {"method": "PUT", "status": 204},
    {"method": "HEAD", "kind": "stream"},
    {"headers": HEADERS},
    *({"path": path} for path in PATHS),
)
"""All kinds of responses, methods and paths."""


class Visit:
    """A request that was answered: what the view gave, and what the client got."""

    exchange: Exchange

    def __init__(
        self,
        *,
        method: str = "GET",
        path: str | None = None,
        headers: dict[str, str] | None = None,
        error: str | None = None,
        sync_view: bool = False,
        **fields: Any,
    ) -> None:
        """Plan a request whose view answers with ``Reply(**fields)``, or raises ``error``; it is a
        plain function, if it is a ``sync_view``.
        """
        self.method = method
        self.reply = Reply()
        self.path = path
        self._headers = headers
        self._error = error
        self._sync_view = sync_view
        self._fields = fields
        self._got: Snapshot | Exception | None = None
        self.ended = False
        """Whether it was over without being cancelled by the judge."""

    def plan(self, app: App) -> Plan:
        """The request, and what its view answers."""
        self.reply = reply(app, **self._fields)
        answer = self.reply if self._error is None else (self._error, app.token("error"))
        return Plan(self.method, self.path, self._headers, answer, self._sync_view)

    async def look(self, exchange: Exchange) -> None:
        """See what became of the request, once it was sent.

        What goes wrong is kept, and raised where ``response`` is asked for.
        """
        self.exchange = exchange
        try:
            await exchange.reaches_view()
            self._got = await exchange.response()
        except (Failed, StudentError) as error:
            if exchange.lost:
                raise
            self._got = error
        self.ended = exchange.over
        if not self.ended:
            exchange.cancel()  # or it would go on beside all the visits that follow

    @property
    def response(self) -> Snapshot:
        """What the client got.

        Raises Failed or StudentError if there is none.
        """
        self.exchange.look()
        if isinstance(self._got, Snapshot):
            return self._got
        raise self._got or Failed("The request was not answered")

    def must_have_ended(self) -> None:
        """Raise Failed or StudentError unless the view was reached and the exchange ended."""
        self.exchange.look()
        if self.exchange.calls == 0 or not self.ended:
            self.must_be_answered()

    def must_be_answered(self) -> None:
        """Raise Failed or StudentError unless the client got a response."""
        if not isinstance(self.response, Snapshot):
            raise Failed("The request was not answered")

    @property
    def body(self) -> str:
        """The body that the view gave."""
        if self.reply.kind == "json":
            return json.dumps({"token": self.reply.body})
        return self.reply.body

    @property
    def reason(self) -> str:
        """The reason phrase that the view gave, or that belongs to the status."""
        return self.reply.reason or responses[self.reply.status]

    @property
    def which(self) -> str:
        """The visit in words, to begin a message with."""
        kind = {"stream": "streamed ", "sync_stream": "streamed ", "json": "JSON "}
        words = f"{kind.get(self.reply.kind, '')}{self.reply.status} response"
        if self.reply.reason is not None:
            words += f' with the reason phrase "{self.reply.reason}"'
        sets = self._fields.get("sets")
        if sets is not None:
            words += f" with {'its own' if sets else 'no'} headers and no cookie"
        if self._headers:
            return f"On a {words} to a request with a browser's headers"
        if self.path or self.method != "GET":
            words += f" to {self.method} {self.path or ''}".rstrip()
        return f"On a {words}"

    def header(self, name: str) -> str | None:
        """The value of a header, whatever the case of its name; None if there is none."""
        return header(self.response, name)


def header(response: Snapshot, name: str) -> str | None:
    """The value of a response's header, whatever the case of its name."""
    return {n.lower(): value for n, value in response.headers}.get(name.lower())


async def visit(app: App, **plan: Any) -> Visit:
    """Make one visit, planned as ``Visit(**plan)``."""
    (made,) = await one_by_one(app, [Visit(**plan)])
    return made


async def visit_with_texts(app: App) -> Visit:
    """A visit that brings texts of its own wherever a request has some."""
    headers = {name: app.token(name) for name in ("User-Agent", "Referer", "Authorization")}
    headers["Cookie"] = f"theme={app.token('theme')}"
    path = f"/{app.token('path')}/?q={app.token('query')}"
    return await visit(app, path=path, headers=headers)


async def one_by_one(app: App, planned: list[Visit]) -> list[Visit]:
    """Make these visits; each is sent when the one before it is over."""
    exchanges = await app.play(one.plan(app) for one in planned)
    for one, exchange in zip(planned, exchanges, strict=True):
        await one.look(exchange)
    return planned


def reply(app: App, **fields: Any) -> Reply:
    """A response with a body, a header and a cookie that nobody can foresee. ``sets`` are other
    headers, and then there is no cookie.
    """
    fields.setdefault("status", 200)
    if fields["status"] not in BODILESS and fields.get("kind") != "redirect":
        fields.setdefault("body", app.token("body"))
    sets = fields.pop("sets", None)
    if sets is not None:
        return Reply(headers=sets, **fields)
    return Reply(
        headers=(("X-From-View", app.token("header")),),
        cookies=(("seen", app.token("cookie")),),
        **fields,
    )


def answer(app: App, exchange: Exchange, **fields: Any) -> Reply:
    """Let the view of a request that has reached it return such a response."""
    return exchange.view_answers(reply(app, **fields))


async def visits(app: App) -> list[Visit]:
    """All kinds of responses, methods and paths, one request after the other.

    They are made once for each drive, and looked at by several checks.
    """
    return (await app.once(_visits))[0]


async def left_behind(app: App) -> Audited:
    """What was left of all those visits a minute after the last one."""
    return (await app.once(_visits))[1]


async def _visits(app: App) -> tuple[list[Visit], Audited]:
    first = await first_visit(app)
    made = [first, *await one_by_one(app, [Visit(**plan) for plan in PLANS])]
    await app.wakes()
    return made, await app.audit(first.exchange.app)


def traces(seen: Iterable[Visit]) -> Iterable[Trace]:
    """The traces of these visits, each once."""
    return {id(one.exchange.trace): one.exchange.trace for one in seen}.values()


async def first_visit(app: App) -> Visit:
    """The first request of all. What goes wrong only there must be seen, so every check that looks
    at all visits looks at this one, too.
    """
    return await app.once(visit)
