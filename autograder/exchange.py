"""What a check holds: an app (one instance of the middleware) and its exchanges (requests)."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, NoReturn

from autograder import protocol
from autograder.judge import Judge
from autograder.protocol import Reply, Snapshot
from autograder.trace import quoted
from autograder.verdicts import Failed, StudentError

ABOVE = ("django.middleware.security.SecurityMiddleware",)
BENEATH = ("django.middleware.clickjacking.XFrameOptionsMiddleware",)


_STEPS = {
    protocol.ReachedView: "the view starts",
    protocol.ViewReturned: "the view returns",
    protocol.Returned: "the middleware returns",
}


class Lines(list[str]):
    """Printed lines. Comparing them in an ``assert`` shows both sides in words."""

    def since(self, count: int) -> Lines:
        """The lines after the first ``count``."""
        return Lines(self[count:])


class App:
    """One instance of the student's middleware, in one drive.

    ``tokens`` gives opaque texts: they decide no branch, and no verdict can be copied.
    """

    def __init__(self, judge: Judge, drive: str, tokens: random.Random) -> None:
        self._judge = judge
        self._tokens = tokens
        self._exchanges: set[int] = set()
        self.number = judge.number()
        self._names: dict[str, str] = {}
        self.drive = drive
        self.trace = judge.trace
        direct = drive == "direct"
        judge.say(
            protocol.Build(self.number, drive, () if direct else ABOVE, () if direct else BENEATH)
        )

    def another(self) -> App:
        """A second instance, in the same drive."""
        return App(self._judge, self.drive, self._tokens)

    def token(self, name: str) -> str:
        """A random text, called ``name`` wherever it is shown."""
        text = "".join(self._tokens.choices("abcdefghjkmnpqrstuvwxyz23456789", k=12))
        self._judge.placeholders[text] = f"<{name}>"
        return text

    async def built(self) -> protocol.Built:
        """What the class or factory gave back.

        Raises StudentError if it raised.
        """
        await self._judge.settle()
        for event in self.trace.of(protocol.BuildFailed):
            if event.app == self.number:
                raise _student_error(event.error)
        for event in self.trace.of(protocol.Built):
            if event.app == self.number:
                found: protocol.Built = event
                return found
        raise Failed("The middleware was not made")

    def get(self, path: str | None = None, **headers: str) -> Exchange:
        """Send a GET request; it starts at the next await."""
        return self.request("GET", path, **headers)

    def request(self, method: str, path: str | None = None, **headers: str) -> Exchange:
        """Send a request. Without ``path`` it goes to a path that nobody can foresee."""
        exchange = Exchange(self._judge, self, self._judge.number())
        self._exchanges.add(exchange.number)
        self._judge.say(
            protocol.Send(
                exchange.number,
                self.number,
                method,
                path if path is not None else f"/{self.token('path')}/",
                tuple((name.replace("_", "-"), value) for name, value in headers.items()),
            )
        )
        return exchange

    async def settled(self) -> None:
        """Let happen all that can happen without another word."""
        await self._judge.settle()

    async def wakes(self) -> None:
        """Let all timers fire that are due within a minute."""
        await self._judge.until(lambda: False)

    async def once(self, make: Callable[[App], Awaitable[list[Any]]]) -> list[Any]:
        """What ``make(app)`` gives, made once for each submission and drive.

        Several checks look at the same requests; they need not be sent again.
        """
        key = (make.__qualname__, self.drive)
        if key not in self._judge.memory:
            self._judge.memory[key] = await make(self)
        return self._judge.memory[key]

    async def audit(self) -> protocol.Audited:
        """What is still alive of the requests that are over."""
        self._judge.say(protocol.Audit(self.number))
        await self._judge.settle()
        found: protocol.Audited = self.trace.of(protocol.Audited)[-1]
        return found

    @property
    def printed(self) -> Lines:
        """The lines on stdout of this instance's requests, in order; see ``Exchange.printed``."""
        mine = {*self._exchanges, None}
        return _lines(e for e in self.trace.of(protocol.Printed) if e.exchange in mine)

    @property
    def printed_before(self) -> Lines:
        """The lines on stdout from loading the file, and from outside of requests since."""
        outside = [e for e in self.trace.of(protocol.Printed) if e.exchange is None]
        return _lines([*self._judge.loading.of(protocol.Printed), *outside])


class Exchange:
    """One request and what becomes of it. The check is the view: it says what the view answers."""

    def __init__(self, judge: Judge, app: App, number: int) -> None:
        self._judge = judge
        self._app = app
        self._trace = app.trace
        self.number = number

    # --- what the check does -----------------------------------------------------------------

    def view_returns(self, status: int = 200, **fields: Any) -> Reply:
        """Let the view return a response; ``fields`` are those of ``protocol.Reply``."""
        return self.view_answers(Reply(status=status, **fields))

    def view_answers(self, reply: Reply, *, call: int = 0) -> Reply:
        """Let the view that was reached as this ``call`` return this response."""
        self._judge.say(protocol.ViewReturns(self.number, call, reply))
        return reply

    def view_raises(self, error: str, text: str, *, call: int = 0) -> None:
        """Let the view raise an exception (``exchange.ERRORS`` of the host)."""
        self._judge.say(protocol.ViewRaises(self.number, call, error, text))

    def cancel(self) -> None:
        """Let the client go away."""
        self._judge.say(protocol.Cancel(self.number))

    # --- what the check waits for ------------------------------------------------------------

    async def reaches_view(self, otherwise: str | None = None) -> None:
        """Return when the request is at the view and the host is idle.

        Raises Failed or StudentError if it can't get there any more; ``otherwise`` says then
        what that means, if nothing else is wrong.
        """
        why = await self._judge.until(lambda: self.calls > 0 or self.over)
        if self.calls == 0:
            self._explain(why and (otherwise or why), "before the view was reached")

    async def ends(self) -> None:
        """Return when the exchange is over, however."""
        why = await self._judge.until(lambda: self.over)
        if not self.over:
            self._explain(why, "and so there is no response")

    async def response(self) -> Snapshot:
        """The response that the client got.

        Raises Failed or StudentError if there is none, or if the middleware returned none.
        """
        await self.ends()
        self._must_be_sound()
        responded = self._trace.first(protocol.Responded, self.number)
        if responded is None:
            self._explain(None, "and so there is no response")
        response: Snapshot = responded.response
        return response

    async def called(self) -> protocol.Called:
        """What calling the instance with the request gave back."""
        why = await self._judge.until(lambda: self._called is not None or self.over)
        if self._called is None:
            self._explain(why, "and was never called")
        assert self._called is not None  # for mypy: ``_explain`` raises
        return self._called

    # --- what was seen -----------------------------------------------------------------------

    @property
    def calls(self) -> int:
        """How often this request has reached the view."""
        return len(self._trace.of(protocol.ReachedView, exchange=self.number))

    @property
    def over(self) -> bool:
        """Whether the client has an answer, or never will."""
        return bool(self._trace.of(protocol.Responded, protocol.Ended, exchange=self.number))

    @property
    def cancelled(self) -> bool:
        """Whether the exchange ended by cancellation."""
        ended = self._trace.first(protocol.Ended, self.number)
        return ended is not None and ended.how == "cancelled"

    @property
    def raised(self) -> protocol.Raised | None:
        """The exception that the middleware let out."""
        found: protocol.Raised | None = self._trace.first(protocol.Raised, self.number)
        return found

    @property
    def returned(self) -> protocol.Returned | None:
        """What the middleware returned."""
        found: protocol.Returned | None = self._trace.first(protocol.Returned, self.number)
        return found

    @property
    def same_request(self) -> bool:
        """Whether the view got the very request that came in."""
        reached = self._trace.of(protocol.ReachedView, exchange=self.number)
        return all(event.same_request for event in reached)

    @property
    def printed(self) -> Lines:
        """The lines on stdout so far: this request's, and what no request can be named for."""
        return _lines(e for e in self._mine() if isinstance(e, protocol.Printed))

    @property
    def steps(self) -> Lines:
        """Prints, view and return in the order in which they happened."""
        return _steps(self._mine())

    @property
    def own_view(self) -> bool:
        """Whether it was its own instance's view that it reached."""
        reached = self._trace.of(protocol.ReachedView, exchange=self.number)
        return all(event.app == self._app.number for event in reached)

    @property
    def view_headers(self) -> tuple[tuple[str, str], ...]:
        """The headers of the response that the view returned."""
        returned = self._trace.first(protocol.ViewReturned, self.number)
        return returned.headers if returned is not None else ()

    @property
    def _called(self) -> protocol.Called | None:
        found: protocol.Called | None = self._trace.first(protocol.Called, self.number)
        return found

    def _mine(self) -> list[protocol.Event]:
        """This request's events, and what was printed while it lasted by code that has lost
        the request: a thread that was started without a context prints for nobody.
        """
        mine: list[protocol.Event] = []
        lasts = False
        for event in self._trace.events:
            exchange = getattr(event, "exchange", None)
            if exchange == self.number:
                lasts = not isinstance(event, protocol.Responded | protocol.Ended)
            if exchange == self.number or (exchange is None and lasts):
                mine.append(event)
        return mine

    # --- what went wrong ---------------------------------------------------------------------

    def _must_be_sound(self) -> None:
        """Raise for what makes every further look at the exchange pointless."""
        for failed in self._trace.of(protocol.BuildFailed):
            raise _student_error(failed.error)
        for built in self._trace.of(protocol.Built):
            if built.awaitable:
                raise Failed(
                    "middleware(get_response) gave back a coroutine: Django calls it without "
                    "await, so only what handles the request can be async"
                )
            if not built.callable:
                raise Failed(f"Called with get_response, it gave back {built.kind}: not callable")
        raised = self.raised
        if raised is not None and not raised.from_view:
            raise _student_error(raised.error)
        if self._called is not None and not self._called.awaitable:
            raise Failed(
                f"Calling it with a request gave back {_a(self._called.kind)}: "
                "there is nothing to await"
            )
        returned = self.returned
        if returned is not None and not returned.is_response:
            raise Failed(f"It returned {_a(returned.kind)} instead of the response")

    def _explain(self, why: str | None, when: str) -> NoReturn:
        self._must_be_sound()
        if self.calls > 1:
            raise Failed("The view was called again for the same request")
        if why is not None:
            raise Failed(why)
        if self.cancelled:
            raise Failed(f"The request was cancelled, {when}")
        if self.returned is not None:
            raise Failed(f"It returned {_a(self.returned.kind)} {when}")
        raised = self.raised
        if raised is not None:
            raise Failed(f"The view's error came out of the middleware, {when}")
        raise Failed(f"The request ended {when}")


def _student_error(error: protocol.Error) -> StudentError:
    text = f"{error.type}: {error.text}" if error.text else error.type
    return StudentError(f"Your code raised {text}", error.line)


def _a(kind: str) -> str:
    if kind == "NoneType":
        return "None"
    if kind == "coroutine":
        return "a coroutine (a call that nobody has awaited)"
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


def _lines(events: Iterable[protocol.Printed]) -> Lines:
    """Whole lines; what has no line end is shown as such."""
    text = "".join(e.text for e in events if e.stream == "stdout")
    lines = Lines(text.split("\n"))
    last = lines.pop()
    if last:
        lines.append(f"{last} (without a line end)")
    return lines


def _steps(events: list[protocol.Event]) -> Lines:
    steps, text = Lines(), ""
    for event in events:
        if isinstance(event, protocol.Printed) and event.stream == "stdout":
            *lines, text = (text + event.text).split("\n")
            steps += [f"print {quoted(line)}" for line in lines]
        elif type(event) in _STEPS:
            if text:
                steps.append(f"print {quoted(text)} without a line end")
                text = ""
            steps.append(_STEPS[type(event)])
    return steps
