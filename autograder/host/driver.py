"""Does what the judge tells it and tells what happens."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import weakref
from collections.abc import Callable, Iterator
from typing import Any

from autograder.host.app import App, exchanges
from autograder.host.channel import Channel
from autograder.host.keeping import Kept, kept
from autograder.host.loop import HostLoop
from autograder.host.services import Services
from autograder.host.stage import Stage
from autograder.host.student import Student, clean
from autograder.host.view import View
from autograder.protocol import (
    Advance,
    Audit,
    Audited,
    Broken,
    Build,
    Cancel,
    Command,
    Error,
    Fatal,
    Message,
    Play,
    Send,
    ServiceReturns,
    Streams,
    ViewRaises,
    ViewReturns,
)

SIZES_LIMIT = 200
"""Names under which something may be kept, whose sizes are passed on."""


class Driver:
    """Takes the judge's commands one by one, in the loop, as they come."""

    def __init__(
        self,
        channel: Channel,
        loop: HostLoop,
        student: Student,
        emit: Callable[[Message], None],
        *,
        completes_flags: bool,
        services: Services,
    ) -> None:
        self._channel = channel
        self._loop = loop
        self._student = student
        self._emit = emit
        self._completes_flags = completes_flags
        self._services = services
        self._apps: dict[int, App] = {}
        self._numbers: dict[int, list[int]] = {}
        self._stage = Stage(self._obey, channel.flush_if_late)
        self._older_tasks: dict[int, weakref.WeakSet[asyncio.Task[Any]]] = {}
        self._do: dict[type, Callable[[Any], None]] = {
            Build: self._build,
            Send: self._send,
            Play: self._play,
            ViewReturns: self._view_returns,
            ViewRaises: self._view_raises,
            Streams: self._streams,
            ServiceReturns: self._service_returns,
            Cancel: self._cancel,
            Advance: self._advance,
            Audit: self._audit,
        }

    def start(self) -> None:
        """Listen to the judge from now on."""
        self._loop.add_reader(self._channel.fileno(), self._listen)
        self._loop.at_idle = self._stage.go_on

    def _listen(self) -> None:
        try:
            for command in self._channel.receive():
                self._obey(command)
        except EOFError:
            self._loop.stop()

    def _obey(self, command: Command) -> None:
        try:
            self._do[type(command)](command)
        except Exception as error:  # noqa: BLE001  # a mistake of ours must not look like the student's
            self._emit(self._blame(command, error))
            self._loop.stop()

    def _blame(self, command: Command, error: Exception) -> Broken | Fatal:
        """Whose mistake it is: an audit hook of the student's may raise wherever we are."""
        try:
            told = self._student.error(error)
        except Exception:  # noqa: BLE001  # the hook again: nothing of ours fails there
            return Fatal(Error(clean(type(error).__name__), clean(str(error))))
        if told.line is not None:
            return Fatal(told)
        return Broken(clean(f"{type(command).__name__}: {error!r}"))

    def _build(self, build: Build) -> None:
        app = App(build, self._student, self._completes_flags, self._emit)
        self._apps[build.app] = app
        self._numbers[build.app] = []
        self._older_tasks[build.app] = weakref.WeakSet(asyncio.all_tasks(self._loop))
        app.build()

    def _send(self, send: Send) -> None:
        self._services.expect(send)
        if self._apps[send.app].send(send) is not None:
            self._numbers[send.app].append(send.exchange)

    def _play(self, play: Play) -> None:
        self._stage.play(play.scenes)

    def _view_returns(self, command: ViewReturns) -> None:
        for view in _views(command.exchange):
            view.returns(command.call, command.reply)

    def _view_raises(self, command: ViewRaises) -> None:
        for view in _views(command.exchange):
            view.raises(command)

    def _streams(self, command: Streams) -> None:
        for view in _views(command.exchange):
            view.streams(command)

    def _service_returns(self, command: ServiceReturns) -> None:
        self._services.returns(command.call)

    def _cancel(self, command: Cancel) -> None:
        self._stage.leave_out(command.exchange)
        exchange = exchanges.get(command.exchange)
        if exchange is not None:
            # Tasks that wait for each other in a ring: asyncio follows it round and round.
            with contextlib.suppress(RecursionError):
                exchange.cancel()
        self._services.gone(command.exchange)

    def _advance(self, command: Advance) -> None:
        self._loop.advance(command.to)

    def _audit(self, audit: Audit) -> None:
        gc.collect()
        numbers = [number for app in audit.apps for number in self._numbers[app]]
        tasks = asyncio.all_tasks(self._loop) - set(self._older_tasks[audit.apps[0]])
        found = self._kept(audit)
        self._emit(
            Audited(
                # Not by the name ``tuple``, which may be somebody's own.
                requests=(*(n for n in numbers if exchanges[n].alive("request")),),
                responses=(*(n for n in numbers if exchanges[n].alive("response")),),
                tasks=(*sorted(clean(_name(task), 100) for task in tasks)[:20],),
                keepers=(*[clean(one.name, 100) for one in found if one.has_text][:20],),
                timers=(*sorted(clean(name, 100) for name in self._loop.timers())[:20],),
                sizes=(*_sizes(found)[:SIZES_LIMIT],),
            )
        )

    def _kept(self, audit: Audit) -> list[Kept]:
        instances = [one for app in audit.apps for one in self._apps[app].instances]
        return [*kept(self._student.module, instances, audit.texts)]


def _views(number: int) -> Iterator[View]:
    """The exchange's view; nothing if it was never sent, since its instance could not be made."""
    if number in exchanges:
        yield exchanges[number].view


def _sizes(found: list[Kept]) -> list[tuple[str, int]]:
    """The sizes by name: two instances have the same one."""
    sizes: dict[str, int] = {}
    for one in found:
        name = clean(one.name, 100)
        sizes[name] = sizes.get(name, 0) + one.size
    return [*sizes.items()]


def _name(task: asyncio.Task[Any]) -> str:
    return getattr(task.get_coro(), "__name__", "task")
