"""What every middleware of the first lessons must do, whatever else it is for.

Each function is the body of a check; the files beside this one say what it is worth there.
What could decide a branch in somebody's code (status, kind of response, method, shape of path,
order of release) is listed here, never drawn.
"""

from __future__ import annotations

from typing import Any

from autograder.exchange import App, Exchange
from autograder.protocol import Blocked, NeverAwaited, Reply, Snapshot
from autograder.verdicts import Failed, StudentError

REPLIES: tuple[dict[str, Any], ...] = (
    {"status": 200},
    {"status": 200, "kind": "json"},
    {"status": 200, "reason": "Fine"},
    {"status": 200, "kind": "stream"},
    {"status": 200, "kind": "sync_stream"},
    {"status": 201},
    {"status": 202},
    {"status": 203},
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
    {"status": 418, "kind": "json"},
    {"status": 500},
    {"status": 503},
)
"""Responses of a view, by kind and status."""

BODILESS = (204, 304)
"""Statuses whose responses have no body."""

METHODS = ("POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")

PATHS = ("/", "/about", "/api/v1/items/7/", "/static/site.css", "/admin/login/", "/a b/ü/?q=1&r=2")

ERRORS = (
    ("ValueError", 500),
    ("RuntimeError", 500),
    ("KeyError", 500),
    ("TimeoutError", 500),
    ("Http404", 404),
    ("PermissionDenied", 403),
)
"""What a view raises, and the status that Django makes of it before a middleware sees it."""


class Visit:
    """A request that was answered: what the view gave, and what the client got."""

    def __init__(self, exchange: Exchange, method: str) -> None:
        self.exchange = exchange
        self.method = method
        self.reply = Reply()
        self._got: Snapshot | Exception | None = None

    async def make(self, app: App, **fields: Any) -> None:
        """Let the view answer with ``Reply(**fields)``, and wait for the client.

        What goes wrong is kept, and raised where ``response`` is asked for.
        """
        self.reply = reply(app, **fields)
        try:
            await self.exchange.reaches_view()
            self.exchange.view_answers(self.reply)
            self._got = await self.exchange.response()
        except (Failed, StudentError) as error:
            self._got = error

    @property
    def response(self) -> Snapshot:
        """What the client got.

        Raises Failed or StudentError if there is none.
        """
        if isinstance(self._got, Snapshot):
            return self._got
        raise self._got or Failed("The request was not answered")

    @property
    def which(self) -> str:
        """The visit in words, to begin a message with."""
        kind = {"stream": "streamed ", "sync_stream": "streamed ", "json": "JSON "}
        words = f"{kind.get(self.reply.kind, '')}{self.reply.status} response"
        if self.reply.reason is not None:
            words += f' with the reason phrase "{self.reply.reason}"'
        return f"On a {words}" + (f" to {self.method}" if self.method != "GET" else "")

    def header(self, name: str) -> str | None:
        """The value of a header, whatever the case of its name; None if there is none."""
        return header(self.response, name)


def header(response: Snapshot, name: str) -> str | None:
    """The value of a response's header, whatever the case of its name."""
    return {n.lower(): value for n, value in response.headers}.get(name.lower())


async def visit(app: App, *, method: str = "GET", path: str | None = None, **fields: Any) -> Visit:
    """Send one request, let the view answer with ``Reply(**fields)``, and wait for the client."""
    made = Visit(app.request(method, path), method)
    await made.make(app, **fields)
    return made


def reply(app: App, **fields: Any) -> Reply:
    """A response with a body, a header and a cookie that nobody can foresee."""
    fields.setdefault("status", 200)
    if fields["status"] not in BODILESS and fields.get("kind") != "redirect":
        fields.setdefault("body", app.token("body"))
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
    return await app.once(_visits)


async def _visits(app: App) -> list[Visit]:
    made = [await visit(app, **reply) for reply in REPLIES]
    made += [await visit(app, method=method) for method in METHODS]
    made += [await visit(app, method="POST", status=status) for status in (201, 404)]
    made += [await visit(app, path=path) for path in PATHS]
    return made


# --- bodies of checks ------------------------------------------------------------------------


async def call_gives_an_awaitable(app: App) -> None:
    """Calling it with a request gives something to await"""
    built = await app.built()
    exchange = app.get()
    called = await exchange.called()
    if not called.awaitable:
        raise Failed(
            f"Calling it with a request gave back {called.kind}: there is nothing to await"
        )
    if not built.declared_async:
        raise Failed(
            "What handles the request is a plain function that hands a coroutine on: "
            "Django takes it for sync. It has to be an async def"
        )


async def response_comes_back(app: App) -> None:
    """The view's own response comes back, with nothing changed"""
    for seen in await visits(app):
        same_response(app, seen)
        same_rest(app, seen)


async def same_response_comes_back(app: App) -> None:
    """The view's own response comes back, with its status and body"""
    for seen in await visits(app):
        same_response(app, seen)


def same_response(app: App, seen: Visit) -> None:
    """Fail unless it is the same response object with the same status and body."""
    given, response = seen.reply, seen.response
    if response.status != given.status:
        raise Failed(f"{seen.which}, the client got the status {response.status}")
    removed = app.drive == "django" and seen.method == "HEAD"
    if given.body not in response.body and not removed:
        raise Failed(f"{seen.which}, the body became {response.body!r}; it was {given.body!r}")
    returned = seen.exchange.returned
    if returned is not None and not returned.same_response:
        raise Failed(f"{seen.which}, another response came back than the one from inside")


def same_rest(app: App, seen: Visit, *, own: str = "") -> None:
    """Fail unless reason phrase, cookies and all headers but ``own`` are as the view gave them."""
    given, response = seen.reply, seen.response
    if given.reason is not None and response.reason != given.reason:
        raise Failed(f"{seen.which}, the reason phrase became {response.reason!r}")
    for name, value in given.cookies:
        if not any(cookie.startswith(f"{name}={value}") for cookie in response.cookies):
            raise Failed(f"{seen.which}, the cookie {name} was lost or changed")
    before = {n.lower(): (n, value) for n, value in seen.exchange.view_headers}
    after = {n.lower(): (n, value) for n, value in response.headers}
    before.pop(own.lower(), None)
    for key, (name, value) in before.items():
        if key not in after:
            raise Failed(f"{seen.which}, the header {name} was lost")
        if after[key][1] != value:
            raise Failed(f"{seen.which}, the header {name} became {after[key][1]!r}")
    if app.drive == "direct":  # in Django the neighbours add headers of their own
        for key in sorted(after.keys() - before.keys() - {own.lower()}):
            raise Failed(f"{seen.which}, a header was added that nobody asked for: {after[key][0]}")
        if len(response.cookies) != len(given.cookies):
            raise Failed(f"{seen.which}, a cookie was added that nobody asked for")


async def view_is_called_once(app: App) -> None:
    """The view is called once for each request, with the request that came in"""
    for method, status in (("GET", 200), ("GET", 404), ("GET", 500), ("POST", 201), ("GET", 200)):
        exchange = app.request(method)
        await exchange.reaches_view()
        answer(app, exchange, status=status)
        await exchange.ends()
        if exchange.calls != 1:
            raise Failed(f"The view was called {exchange.calls} times for one request")
        if not exchange.same_request:
            raise Failed("The view got another request object than the one that came in")
    await app.audit()
    for event in app.trace.of(NeverAwaited):
        raise Failed(f"{event.name}() was called, and its coroutine was never awaited")


async def errors_pass_through(app: App) -> None:
    """An error from inside comes out unchanged"""
    for error, status in ERRORS:
        exchange = app.get()
        await exchange.reaches_view()
        exchange.view_raises(error, app.token("error"))
        if app.drive == "direct":
            await _error_comes_out(exchange, error)
        else:
            response = await exchange.response()
            if response.status != status:
                raise Failed(
                    f"The view raised {error}, Django made a {status} of it, "
                    f"and the client got {response.status}"
                )


async def _error_comes_out(exchange: Exchange, error: str) -> None:
    await exchange.ends()
    raised = exchange.raised
    if raised is None:
        what = "cancelled" if exchange.cancelled else "answered as if nothing had been"
        raise Failed(f"{error} was raised inside, and the request was {what}")
    if not raised.from_view:
        raise Failed(
            f"{error} was raised inside, and {raised.error.type} came out", raised.error.line
        )


async def cancellation_passes_through(app: App) -> None:
    """When the client goes away, the request ends as cancelled"""
    exchange = app.get()
    await exchange.reaches_view()
    exchange.cancel()
    await exchange.ends()
    if not exchange.cancelled:
        raise Failed("The client went away, and the cancellation was not let through")


async def requests_overlap(app: App) -> None:
    """A second request is served while the first one waits"""
    for order in ("first", "second", "both"):
        first, second = app.get(), app.get()
        await first.reaches_view()
        await second.reaches_view("The second request has to wait until the first one is through")
        replies = {}
        early, late = (second, first) if order == "second" else (first, second)
        replies[early] = answer(app, early, status=200)
        if order == "both":
            replies[late] = answer(app, late, status=404)
        own_answer(replies[early], await early.response())
        if order != "both":
            if late.over:
                raise Failed("One request was answered although its view had not returned")
            replies[late] = answer(app, late, status=404)
        own_answer(replies[late], await late.response())


def own_answer(given: Reply, response: Snapshot) -> None:
    """Fail unless the response is the one that this request's view gave."""
    if response.status != given.status or given.body not in response.body:
        raise Failed("Two requests overlapped, and one got an answer that is not its own")


async def instances_are_independent(app: App) -> None:
    """Two instances of the middleware do not disturb each other"""
    other = app.another()
    first, second = app.get(), other.get()
    await first.reaches_view()
    await second.reaches_view()
    if not (first.own_view and second.own_view):
        raise Failed("A request to one instance went on to the get_response of the other one")
    replies = {exchange: answer(app, exchange) for exchange in (second, first)}
    for exchange, given in replies.items():
        own_answer(given, await exchange.response())
    again = app.get()
    await again.reaches_view()
    if not again.own_view:
        raise Failed("A request to one instance went on to the get_response of the other one")


async def nothing_is_kept(app: App) -> None:
    """When a request is over, nothing of it is kept or left running"""
    for fields in ({}, {"status": 404}, {"method": "POST"}, {"status": 500}):
        await visit(app, **fields)
    failing = app.get()
    await failing.reaches_view()
    failing.view_raises("ValueError", app.token("error"))
    await app.settled()
    if not failing.over:
        failing.cancel()
    await app.wakes()
    audit = await app.audit()
    if audit.requests:
        raise Failed("The request is still kept somewhere after it is over")
    if audit.responses:
        raise Failed("The response is still kept somewhere after it was sent")
    if audit.tasks:
        raise Failed(f"A task still waits a minute after the request is over: {audit.tasks[0]}()")


async def loop_stays_free(app: App) -> None:
    """Nothing blocks the event loop"""
    for fields in ({}, {"status": 404}, {"status": 500}, {"method": "POST"}, {"path": "/"}):
        await visit(app, **fields)
    overlapping = app.get(), app.get()
    await app.settled()
    for exchange in overlapping:
        answer(app, exchange)
        await app.settled()
    for event in app.trace.of(Blocked):
        if event.exchange is not None:
            raise Failed(
                f"{event.call} blocks the event loop: meanwhile no other request is served",
                event.line,
            )
