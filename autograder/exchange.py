"""One request and what becomes of it, as a check sees it."""

from __future__ import annotations

from typing import Any, NoReturn

from autograder import protocol, words
from autograder.judge import Judge
from autograder.lines import Lines, lines, steps
from autograder.protocol import Reply, Snapshot
from autograder.verdicts import Failed


class Exchange:
    """One request and what becomes of it. The check is the view: it says what the view answers."""

    def __init__(self, judge: Judge, app: int, number: int) -> None:
        self._judge = judge
        self.app = app
        self.trace = judge.trace
        self.number = number

    # --- what the check does -----------------------------------------------------------------

    def view_returns(self, status: int = 200, **fields: Any) -> Reply:
        """Let the view return a response; ``fields`` are those of ``protocol.Reply``."""
        return self.view_answers(Reply(status=status, **fields))

    def view_answers(self, reply: Reply, *, call: int = 0) -> Reply:
        """Let the view that was reached as this ``call`` return this response."""
        self._judge.say(self.answer(reply, call))
        return reply

    def view_raises(self, error: str, text: str, *, call: int = 0, own: bool = False) -> None:
        """Let the view raise an exception: one of the host's ``view.ERRORS``, or one that the
        student's file defines (``own``).
        """
        self._judge.say(self.answer((error, text), call, own=own))

    def answer(
        self, answer: Reply | tuple[str, str], call: int = 0, *, own: bool = False
    ) -> protocol.ViewReturns | protocol.ViewRaises:
        """What a view of this request is told: to return a response, or to raise an error."""
        if isinstance(answer, Reply):
            return protocol.ViewReturns(self.number, call, answer)
        return protocol.ViewRaises(self.number, call, *answer, own)

    @property
    def lost(self) -> bool:
        """Whether the host has ended."""
        return self._judge.over

    def streams(self, part: str | None) -> None:
        """Let the view's held stream give this part; None ends it."""
        self._judge.say(protocol.Streams(self.number, part))

    def stream_raises(self, error: str) -> None:
        """Let the view's held stream raise this error, one of the host's ``view.ERRORS``."""
        self._judge.say(protocol.Streams(self.number, None, error))

    def service_returns(self, asked: protocol.ServiceAsked) -> None:
        """Let a service that was asked return."""
        self._judge.say(protocol.ServiceReturns(asked.call))

    def cancel(self) -> None:
        """Let the client go away."""
        self._judge.say(protocol.Cancel(self.number))

    def look(self) -> None:
        """Note that the check looks at this request: if it fails now, this is the run to show."""
        self._judge.looked_at = (self.trace, self.number)

    # --- what the check waits for ------------------------------------------------------------

    async def reaches_view(self, otherwise: str | None = None) -> None:
        """Return when the request is at the view and the host is idle.

        Raises Failed or StudentError if it can't get there any more; ``otherwise`` says then
        what that means, if nothing else is wrong.
        """
        self.look()
        why = await self._judge.until(lambda: self._reached or self.over)
        if self.calls == 0:
            self._explain(why and (otherwise or why), "before the view was reached")

    async def ends(self) -> None:
        """Return when the exchange is over, however."""
        self.look()
        why = await self._judge.until(lambda: self.over)
        if not self.over:
            self._explain(why, "and so there is no response")

    async def response(self) -> Snapshot:
        """The response that the client got.

        Raises Failed or StudentError if there is none, or if the middleware returned none.
        """
        await self.ends()
        self._must_be_sound()
        response = self.answered
        if response is None:
            self._explain(None, "and so there is no response")
        return response

    async def called(self) -> protocol.Called:
        """What calling the instance with the request gave back."""
        self.look()
        why = await self._judge.until(lambda: self._called is not None or self.over)
        if self._called is None:
            self._explain(why, "and was never called")
        assert self._called is not None  # for mypy: ``_explain`` raises
        return self._called

    # --- what was seen -----------------------------------------------------------------------

    @property
    def calls(self) -> int:
        """How often this request has reached the view."""
        return len(self.trace.of(protocol.ReachedView, exchange=self.number))

    @property
    def _reached(self) -> bool:
        return self.trace.first(protocol.ReachedView, self.number) is not None

    @property
    def over(self) -> bool:
        """Whether the client has an answer, or never will."""
        first, number = self.trace.first, self.number
        return bool(first(protocol.Responded, number) or first(protocol.Ended, number))

    @property
    def answered(self) -> Snapshot | None:
        """What the client has, whatever was raised on the way; None if there is nothing."""
        responded = self.trace.first(protocol.Responded, self.number)
        return responded.response if responded is not None else None

    @property
    def cancelled(self) -> bool:
        """Whether the exchange ended by cancellation."""
        ended = self.trace.first(protocol.Ended, self.number)
        return ended is not None and ended.how == "cancelled"

    @property
    def raised(self) -> protocol.Raised | None:
        """The exception that the middleware let out."""
        found: protocol.Raised | None = self.trace.first(protocol.Raised, self.number)
        return found

    @property
    def returned(self) -> protocol.Returned | None:
        """What the middleware returned."""
        found: protocol.Returned | None = self.trace.first(protocol.Returned, self.number)
        return found

    @property
    def changed(self) -> tuple[str, ...]:
        """The attributes of the response that the middleware has changed."""
        return self.returned.changed if self.returned is not None else ()

    @property
    def asked(self) -> list[protocol.ServiceAsked]:
        """The calls of services, in order."""
        return self.trace.of(protocol.ServiceAsked, exchange=self.number)

    @property
    def layers(self) -> list[str]:
        """The layers of the kit's that it went through: ``outer in``, ``outer out`` and so on."""
        passed = self.trace.of(protocol.Passed, exchange=self.number)
        return [f"{event.layer} {event.way}" for event in passed]

    @property
    def crossings(self) -> list[str]:
        """The adapters' calls on its way, in order: ``to_thread`` or ``to_loop``."""
        return [event.way for event in self.trace.of(protocol.Crossed, exchange=self.number)]

    @property
    def hooks(self) -> list[protocol.HookEnded]:
        """What became of the calls of the student's hooks, in order."""
        return self.trace.of(protocol.HookEnded, exchange=self.number)

    @property
    def told(self) -> dict[str, protocol.Told]:
        """What the view found, by name."""
        return self._told("view")

    def told_outside(self, at: str) -> dict[str, protocol.Told]:
        """What functions gave outside of the request, ``before`` or ``after`` it, by name."""
        return self._told(at)

    def _told(self, at: str) -> dict[str, protocol.Told]:
        told = self.trace.of(protocol.Told, exchange=self.number)
        return {event.name: event for event in told if event.at == at}

    @property
    def sent(self) -> int:
        """Bytes of the body that the server has sent so far (drive asgi)."""
        return sum(e.bytes for e in self.trace.of(protocol.Streamed, exchange=self.number))

    @property
    def same_request(self) -> bool:
        """Whether the view got the very request that came in."""
        reached = self.trace.of(protocol.ReachedView, exchange=self.number)
        return all(event.same_request for event in reached)

    @property
    def printed(self) -> Lines:
        """The lines on stdout so far: this request's, and what no request can be named for."""
        return lines(e for e in self._mine() if isinstance(e, protocol.Printed))

    @property
    def steps(self) -> Lines:
        """Prints, view and return in the order in which they happened."""
        return steps(self._mine())

    @property
    def own_view(self) -> bool:
        """Whether it was its own instance's view that it reached."""
        reached = self.trace.of(protocol.ReachedView, exchange=self.number)
        return all(event.app == self.app for event in reached)

    @property
    def view_has_answered(self) -> bool:
        """Whether the view has returned a response."""
        return self.trace.first(protocol.ViewReturned, self.number) is not None

    @property
    def view_headers(self) -> tuple[tuple[str, str], ...]:
        """The headers of the response that the view returned."""
        returned = self.trace.first(protocol.ViewReturned, self.number)
        return returned.headers if returned is not None else ()

    @property
    def _called(self) -> protocol.Called | None:
        found: protocol.Called | None = self.trace.first(protocol.Called, self.number)
        return found

    def _mine(self) -> list[protocol.Event]:
        """This request's events, and what was printed while it lasted by code that has lost
        the request: a thread that was started without a context prints for nobody.
        """
        return self.trace.during(self.number)

    # --- what went wrong ---------------------------------------------------------------------

    def _must_be_sound(self) -> None:
        """Raise for what makes every further look at the exchange pointless."""
        for failed in self.trace.of(protocol.BuildFailed):
            raise words.student_error(failed.error)
        for built in self.trace.of(protocol.Built):
            if built.awaitable:
                raise Failed(
                    "middleware(get_response) gave back a coroutine: Django calls it without "
                    "await, so only what handles the request can be async"
                )
            if not built.callable:
                raise Failed(f"Called with get_response, it gave back {built.kind}: not callable")
        raised = self.raised
        if raised is not None and not raised.from_view:
            raise words.student_error(raised.error)
        if self._called is not None and not (self._called.awaitable or self._called.plain):
            raise Failed(
                f"Calling it with a request gave back {words.a(self._called.kind)}: "
                "there is nothing to await"
            )
        returned = self.returned
        if returned is not None and not returned.is_response:
            raise Failed(f"It returned {words.a(returned.kind)} instead of the response")

    def _explain(self, why: str | None, when: str) -> NoReturn:
        self._must_be_sound()
        if self.calls > 1:
            raise Failed("The view was called again for the same request")
        if why is not None:
            raise Failed(why)
        if self.cancelled:
            raise Failed(f"The request was cancelled, {when}")
        if self.returned is not None:
            raise Failed(f"It returned {words.a(self.returned.kind)} {when}")
        raised = self.raised
        if raised is not None:
            raise Failed(f"The view's error came out of the middleware, {when}")
        raise Failed(f"The request ended {when}")
