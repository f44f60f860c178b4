"""Drives one host: sends commands, takes in events, believes only an idle host.

The judge never imports, unpickles or evaluates anything of the student's. It holds the other
end of every ``await get_response(request)``, and what it sees is a trace. ``settle`` returns
when the host is idle: all that could happen before the judge's next word has happened. So no
check sleeps, and what is true in a trace does not depend on how fast the machine is.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any

from autograder import protocol, sandbox, words
from autograder.limits import Limits
from autograder.link import Link, Patience
from autograder.meter import Meter
from autograder.protocol import Command, Ended, Event, Idle, Play, ReachedView, Responded, Send
from autograder.protocol.frames import BadFrame, TooLong
from autograder.trace import Trace
from autograder.verdicts import HostLost, KitError, NotReached, Stopped, StudentError, Ungradable

DEADLOCK = "Your middleware is waiting and nothing is left that could wake it"
SPINNING = "Your middleware goes round and round in a loop, and nothing is left that could end it"

_WRITTEN = "your code wrote into the judge's channel"

_SPINNING_PATIENCE = 10
"""How often the judge asks again when coroutines only go round in a loop. Each time costs the
host a few hundred rounds: somebody may count to a thousand by ``await asyncio.sleep(0)``."""


_STEPS = frozenset({protocol.Called, protocol.Printed, protocol.ViewReturned, protocol.Returned})
"""Events of which nothing follows but that they have happened: nearly all."""


class Judge:
    """One host, with one submission loaded. Made by ``start``; ``close`` ends the host."""

    def __init__(self, process: sandbox.Host, limits: Limits, seed: str) -> None:
        self._process = process
        self.seed = seed
        """Of the opaque texts that are sent."""
        self.placeholders: dict[str, str] = {}
        """Random text sent: what stands for it in a message."""
        self.memory: dict[tuple[str, str], Any] = {}
        """What checks share: see ``app.App.once``."""
        self.passed: set[object] = set()
        """The checks that have passed."""
        self.drive = ""
        """The drive of the check that runs."""
        self.looked_at: tuple[Trace, int | None] = (Trace(), None)
        """The request that the check looked at last: its trace, and the exchange's number."""
        self._limits = limits
        self._link = Link(process.socket, limits)
        self._idle = Idle(0)
        self._numbers = 0
        self._going: set[int] = set()
        """Exchanges that were asked for and have not ended."""
        self._patience = Patience(process, limits)
        self._meter = Meter(limits)
        self._over = False
        self.now = 0.0
        """The virtual clock, in seconds."""
        self.trace = Trace()
        """What happened in the drive that runs."""
        self.loading = self.trace
        """What happened while the source was loaded."""

    @classmethod
    async def start(cls, load: protocol.Load, limits: Limits, seed: str) -> Judge:
        """A host in which the student's source is loaded.

        Raises Ungradable if the source can't be loaded or lacks the name, KitError if no host
        can be started.
        """
        try:
            process = sandbox.start(limits)
        except OSError as error:
            raise HostLost(f"no host could be started: {error}") from error
        judge = cls(process, limits, seed)
        try:
            await judge._load(load)
        except BaseException:
            judge.close()
            raise
        return judge

    def close(self) -> None:
        """End the host, whatever it is doing."""
        self._process.kill()

    def number(self) -> int:
        """A number for an instance or an exchange that no other one has."""
        self._numbers += 1
        return self._numbers

    async def begin(self, drive: str) -> None:
        """Begin a drive of a check with an empty trace.

        What the drive before left unfinished is ended first, so that it can't reach into this
        one. Raises as ``settle`` does.
        """
        # A thread of theirs may wait.
        asked = {event.exchange for event in self.trace.of(protocol.ServiceAsked)}
        for exchange in sorted(self._going | asked):
            self.say(protocol.Cancel(exchange))
        await self.settle()
        await self._end_views()
        self._going.clear()
        self.drive = drive
        self.trace = Trace()
        self.looked_at = (self.trace, None)
        self.placeholders.clear()

    async def _end_views(self) -> None:
        """Let no view wait any longer: it may have been reached by a thread that had only now its
        turn, and would have the next request wait for ever.
        """
        told: set[tuple[int, int]] = set()
        while left := self.trace.views_at_work() - told:
            for view in sorted(left):
                self.say(protocol.ViewRaises(*view, "ConnectionError", "the client is gone"))
            told |= left
            await self.settle()

    def readable(self, text: str) -> str:
        """The text with a placeholder for what is random, in memory, or the kit's own."""
        text = words.without_places(text)
        for token, name in self.placeholders.items():
            text = text.replace(token, name)
        return text

    # --- words and answers -------------------------------------------------------------------

    def say(self, command: Command) -> None:
        """Say something at the next ``settle``, together with all else that is said until then."""
        self._link.say(command)
        if isinstance(command, Send):
            self._going.add(command.exchange)
        elif isinstance(command, Play):
            self._going.update(send.exchange for scene in command.scenes for send in scene.sends)

    async def settle(self) -> None:
        """Return when the host is idle and has seen all that was said.

        Raises Stopped if it ended or went over a limit, StudentError if the student's code
        ended it with an exception such as SystemExit, KitError if it made a mistake of ours;
        and NotReached ever after.
        """
        if self._over:
            raise NotReached("Your code had already been stopped, by an earlier check")
        if self._idle.received == self._link.sent:
            return
        try:
            await self._listen()
        except Exception:
            self._over = True
            raise

    async def _listen(self) -> None:
        self._link.send(self._limits.wall_seconds)
        self._begin_step()
        while self._idle.received != self._link.sent:
            data = await self._link.receive(self._patience)
            if not data:
                raise self._ended()
            self._meter.bytes(len(data))
            try:
                for event in self._link.events(data):
                    self._take(event)
                    self._meter.event()
            except TooLong:
                most = f"a message of more than {self._limits.message_kilobytes:,} kilobytes"
                raise Stopped("killed", f"{_WRITTEN}: {most}") from None
            except BadFrame:
                raise Stopped("killed", _WRITTEN) from None

    def _begin_step(self) -> None:
        """Begin to count anew what may be used between two words of the judge, or, where he has
        said many at once, for one exchange.
        """
        self._patience.begin()
        self._meter.begin()

    @property
    def over(self) -> bool:
        """Whether the host has ended, and nothing more can be seen."""
        return self._over

    async def until(self, happened: Callable[[], bool]) -> str | None:
        """Settle, and move the virtual clock from timer to timer until it happened.

        Returns None when it happened, else why it can't.
        """
        await self.settle()
        start, fired, patience = self.now, 0, _SPINNING_PATIENCE
        while not happened():
            timer = self._idle.next_timer
            if self._idle.spinning and patience > 0:
                patience -= 1
                self.say(protocol.Advance(self.now))
                await self.settle()
                continue
            if timer is None:
                return SPINNING if self._idle.spinning else DEADLOCK
            if timer - start > self._limits.virtual_seconds:
                return "Your response takes " + words.duration(timer - start)
            fired += 1
            if fired > self._limits.timers:
                return f"Your middleware woke up {self._limits.timers:,} times to no effect"
            self.now = max(self.now, timer)
            self.say(protocol.Advance(self.now))
            await self.settle()
        return None

    def _take(self, event: Event) -> None:
        if type(event) in _STEPS:
            self.trace.add(event)
        elif type(event) is ReachedView:
            self.trace.add(event)
            self._meter.request()
        elif isinstance(event, Responded | Ended):
            self.trace.add(event)
            if event.exchange in self._going:  # once for each: who forges these gains no time
                self._going.discard(event.exchange)
                self._begin_step()
        elif isinstance(event, Idle):
            self._idle = self._believed(event)
        elif isinstance(event, protocol.Stuck):
            self.trace.add(event)
            raise StudentError(
                f"{DEADLOCK}: its thread waits ({event.call}), and with it the event loop",
                event.line,
            )
        elif isinstance(event, protocol.Fatal):
            raise StudentError(words.told(event), event.error.line)
        elif isinstance(event, protocol.Overflow):
            raise Stopped("killed", f"printed more than {self._limits.output_kilobytes} kilobytes")
        elif isinstance(event, protocol.Broken):
            raise KitError(event.text)
        else:
            self.trace.add(event)

    def _believed(self, idle: Idle) -> Idle:
        """An idle host has not heard more than was said.

        Raises Stopped; else it would be chance what is seen of one that says it beforehand.
        """
        if idle.received > self._link.sent:
            raise Stopped("killed", _WRITTEN)
        return idle

    def _ended(self) -> Exception:
        """Why the host is gone."""
        try:
            code, used = self._process.ended()
        except OSError as error:
            return HostLost(str(error))
        if used >= self._limits.total_cpu_seconds or code == -getattr(signal, "SIGXCPU", 0):
            return Stopped("timeout", f"used more than {self._limits.total_cpu_seconds} s of CPU")
        if self._link.sent == 1 and not self.trace.events and (words := self._process.words()):
            return KitError(f"the host did not start: {words.splitlines()[-1]}")
        if code < 0:
            return Stopped("killed", f"your code ended the process with signal {-code}")
        return Stopped("killed", f"your code ended the process (exit code {code})")

    # --- the first command -------------------------------------------------------------------

    async def _load(self, load: protocol.Load) -> None:
        try:
            self.say(load)
        except BadFrame:
            raise Ungradable("the file is larger than 200 kilobytes") from None
        try:
            await self.settle()
        except Stopped as stopped:
            for failed in self.trace.of(protocol.LoadFailed):
                raise Ungradable(words.not_loaded(failed), failed.error.line) from None
            raise Ungradable(f"stopped while your file was loaded: {stopped}") from None
        except StudentError as error:
            raise Ungradable(str(error), error.line) from None
        if not self.trace.of(protocol.Loaded):
            raise Ungradable(_WRITTEN)
        loaded = self.trace.of(protocol.Loaded)[-1]
        if not loaded.found:
            raise Ungradable(words.not_found(load.name, loaded.names))
        if not loaded.callable:
            raise Ungradable(f"{load.name} is no class or function: it can't be called")
