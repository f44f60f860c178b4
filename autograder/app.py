"""What a check is given: an app, that is one instance of the middleware in one drive."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Collection, Iterable
from typing import Any, NamedTuple, TypeVar

from autograder import protocol, words
from autograder.exchange import Exchange
from autograder.judge import Judge
from autograder.lines import Lines, lines
from autograder.verdicts import Failed, Stopped, StudentError

Made = TypeVar("Made")


class Neighbours(NamedTuple):
    """What stands above and beneath the student's middleware in the Django drive."""

    above: tuple[str, ...] = ()
    beneath: tuple[str, ...] = ()


_PLAIN = ("autograder.host.project.Neighbour",)
_SYNC = ("autograder.host.project.SyncNeighbour",)
_OUTER, _INNER = ("autograder.host.project.outer",), ("autograder.host.project.inner",)
_STOCK = ("django.middleware.clickjacking.XFrameOptionsMiddleware",)

PLAIN = Neighbours(above=_PLAIN, beneath=_PLAIN)
"""Of the kind that Django's own are, without hooks: each hook of theirs goes through a thread,
which costs more than all the rest of a request."""

SYNC = Neighbours(above=_SYNC, beneath=_SYNC)
"""Middleware that knows nothing of async, above and beneath: Django calls it in a thread."""

LAYERS = Neighbours(above=_OUTER, beneath=_INNER)
"""Layers that tell when a request comes in and goes out; see ``Exchange.layers``."""

STOCK = Neighbours(above=_STOCK, beneath=_STOCK)
"""Django's own, for what could come out in another way if a thread has its part in it: requests
that overlap, and cancellation."""


class Plan(NamedTuple):
    """A request, and what its view answers: a response, or an error by name and text."""

    method: str
    path: str | None
    headers: dict[str, str] | None
    answer: protocol.Reply | tuple[str, str]
    sync_view: bool = False
    own: bool = False
    """The error is one that the student's file defines."""


class Scene(NamedTuple):
    """Requests that are at their views together; ``rounds`` says which are answered then, by their
    places: first those of its first item, and when they are over, those of the next one.
    """

    plans: tuple[Plan, ...]
    rounds: tuple[tuple[int, ...], ...] = ((0,),)


class App:
    """One instance of the student's middleware, in one drive.

    ``tokens`` gives opaque texts: they decide no branch, and no verdict can be copied.
    """

    def __init__(
        self,
        judge: Judge,
        drive: str,
        tokens: random.Random,
        neighbours: Neighbours = PLAIN,
        *,
        bare: bool = False,
    ) -> None:
        self._judge = judge
        self._tokens = tokens
        self._neighbours = neighbours
        self._exchanges: set[int] = set()
        self.number = judge.number()
        self.drive = drive
        self.trace = judge.trace
        around = Neighbours() if drive == "direct" else neighbours
        self._unmade: protocol.Build | None = protocol.Build(
            self.number, drive, around.above, around.beneath, bare
        )

    def _say(self, *commands: protocol.Command) -> None:
        """Say something to the instance, which is made when it is first spoken to: a check that
        looks at what others have sent needs none.
        """
        build, self._unmade = self._unmade, None
        for command in (*([build] if build is not None else []), *commands):
            self._judge.say(command)

    def another(self, neighbours: Neighbours | None = None) -> App:
        """A second instance, in the same drive and with the same neighbours if none are named.

        It is made now, after this one: what one keeps where the other one finds it is seen.
        """
        self._say()
        other = App(self._judge, self.drive, self._tokens, neighbours or self._neighbours)
        other._say()
        return other

    def bare(self) -> App:
        """The same stack without the student's middleware."""
        return App(self._judge, self.drive, self._tokens, self._neighbours, bare=True)

    def token(self, name: str) -> str:
        """A random text, called ``name`` wherever it is shown."""
        text = f"k{self._tokens.getrandbits(60):015x}"
        self._judge.placeholders[text] = f"<{name}>"
        return text

    @property
    def tokens(self) -> Collection[str]:
        """The random texts that were sent in this drive."""
        return self._judge.placeholders.keys()

    async def built(self) -> protocol.Built:
        """What the class or factory gave back.

        Raises StudentError if it raised.
        """
        self._say()
        await self._judge.settle()
        for event in self.trace.of(protocol.BuildFailed):
            if event.app == self.number:
                raise words.student_error(event.error)
        for event in self.trace.of(protocol.Built):
            if event.app == self.number:
                found: protocol.Built = event
                return found
        raise Failed("The middleware was not made")

    def get(self, path: str | None = None) -> Exchange:
        """Send a GET request; it starts at the next await."""
        return self.request("GET", path)

    def request(
        self,
        method: str,
        path: str | None = None,
        headers: dict[str, str] | None = None,
        *,
        sync_view: bool = False,
        services: Iterable[tuple[str, str, str]] = (),
        calls: Iterable[str] = (),
    ) -> Exchange:
        """Send a request. Without ``path`` it goes to a path that nobody can foresee.

        ``sync_view``: the view is a plain function. ``services``: what may be asked for this
        request (name, argument, and what is given). ``calls``: functions of the student's that are
        called outside of the request, before and after it; see ``Exchange.told_outside``.
        """
        exchange, send = self._request(
            method,
            path,
            headers,
            sync_view=sync_view,
            services=tuple(services),
            calls=tuple(calls),
        )
        self._say(send)
        return exchange

    def _request(
        self, method: str, path: str | None, headers: dict[str, str] | None, **fields: Any
    ) -> tuple[Exchange, protocol.Send]:
        exchange = Exchange(self._judge, self.number, self._judge.number())
        self._exchanges.add(exchange.number)
        send = protocol.Send(
            exchange.number,
            self.number,
            method,
            path if path is not None else f"/{self.token('path')}/",
            tuple((headers or {}).items()),
            **fields,
        )
        return exchange, send

    async def play(self, planned: Iterable[Plan]) -> list[Exchange]:
        """Make requests, one after the other, whose views answer as planned; see ``act``."""
        return [exchange for (exchange,) in await self.act(Scene((plan,)) for plan in planned)]

    async def act(self, scenes: Iterable[Scene]) -> list[tuple[Exchange, ...]]:
        """Play scenes, one after the other; returns the exchanges of each.

        What comes is the same as if each view was answered when it was reached, in a fraction of
        the time. A request that waits for something else than its view may be unfinished, and
        those behind it not sent: they are when ``Exchange.response`` has waited for it, or
        ``Exchange.cancel`` has ended it.

        Raises Stopped or StudentError if the host ended.
        """
        played = [self._scene(scene) for scene in scenes]
        self._say(protocol.Play(tuple(scene for _, scene in played)))
        try:
            await self._judge.settle()
        except (Stopped, StudentError):
            every = [one for exchanges, _ in played for one in exchanges]
            begun = [one for one in every if self.trace.first(protocol.Called, one.number)]
            for last in begun[-1:]:
                last.look()
            raise
        return [exchanges for exchanges, _ in played]

    def _scene(self, scene: Scene) -> tuple[tuple[Exchange, ...], protocol.Scene]:
        exchanges, sends, answers = [], [], []
        for plan in scene.plans:
            exchange, send = self._request(
                plan.method, plan.path, plan.headers, sync_view=plan.sync_view
            )
            exchanges.append(exchange)
            sends.append(send)
            answers.append(exchange.answer(plan.answer, own=plan.own))
        rounds = tuple(tuple(answers[place] for place in places) for places in scene.rounds)
        return tuple(exchanges), protocol.Scene(tuple(sends), rounds)

    async def settled(self) -> None:
        """Let happen all that can happen without another word."""
        self._say()
        await self._judge.settle()

    async def wakes(self) -> None:
        """Let all timers fire that are due within a minute."""
        self._say()
        await self._judge.until(lambda: False)

    async def once(self, make: Callable[[App], Awaitable[Made]]) -> Made:
        """What ``make(app)`` gives, made once for each submission and drive.

        Several checks look at the same requests; they need not be sent again.
        """
        key = (make.__qualname__, self.drive)
        if key not in self._judge.memory:
            self._judge.memory[key] = await make(self)
        made: Made = self._judge.memory[key]
        return made

    async def audit(self, *others: int) -> protocol.Audited:
        """What is still alive of the requests that are over, also to ``others`` (by number)."""
        self._say(protocol.Audit((self.number, *others), tuple(self.tokens)))
        await self._judge.settle()
        found: protocol.Audited = self.trace.of(protocol.Audited)[-1]
        return found

    @property
    def printed(self) -> Lines:
        """The lines on stdout of this instance's requests, in order; see ``Exchange.printed``."""
        mine = {*self._exchanges, None}
        return lines(e for e in self.trace.of(protocol.Printed) if e.exchange in mine)

    @property
    def printed_before(self) -> Lines:
        """The lines on stdout from loading the file, and from outside of requests since."""
        outside = [e for e in self.trace.of(protocol.Printed) if e.exchange is None]
        return lines([*self._judge.loading.of(protocol.Printed), *outside])
