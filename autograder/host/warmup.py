"""Some visits to a middleware of ours, in the zygote: hosts are forked from a Python that has
done before what they are to do.

Python makes code faster that has run a few times, Django fills its caches, and each fork would do
so anew: half of what its requests cost. Nothing of a submission is ever here.
"""

from __future__ import annotations

import linecache
import socket
import sys
import threading

from django.conf import settings
from django.http import HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.test import AsyncRequestFactory

from autograder.host.app import exchanges, view
from autograder.host.channel import Channel
from autograder.host.serve import Host
from autograder.protocol import (
    Audit,
    Build,
    Command,
    Idle,
    Load,
    Message,
    Play,
    Reply,
    Scene,
    Send,
    ViewRaises,
    ViewReturns,
)
from autograder.protocol.frames import encode

_SOURCE = """
def warm(inner):
    async def on(asked):
        given = await inner(asked)
        given.headers.setdefault("X-Warm", "yes")
        return given
    return on
"""
"""Written as no lesson does: what a host has in its memory is no answer to any."""

_ROUNDS = 3
_ANSWERS = (
    *(("text", 200), ("json", 200), ("text", 404), ("redirect", 302)),
    *("ValueError", "Http404", "PermissionDenied", "SuspiciousOperation"),
)
"""Kinds of responses with a status, and errors. No streams: Django closes them in a thread, and who
forks must have one."""

_NEIGHBOURS = ("autograder.host.project.Neighbour",)


def warm_up(host: Host) -> None:
    """Let a host that watches already serve a judge who has said all beforehand."""
    judge, ours = socket.socketpair()
    load, commands = _commands()
    streams = sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__
    try:
        with judge, ours:
            judge.sendall(b"".join(map(encode, commands)))
            host.serve(_Nobody(judge, ours), load)
        _pass_a_hook()
    finally:
        host.forget()
        sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__ = streams  # type: ignore[misc]
    if threading.active_count() > 1:
        raise RuntimeError("a thread was started before the fork")
    exchanges.clear()
    settings.MIDDLEWARE = []
    del sys.modules["middleware"]
    linecache.clearcache()


def _pass_a_hook() -> None:
    """A hook of Django's own middleware runs in a thread: so it is not in those visits."""
    request = AsyncRequestFactory().get("/")
    XFrameOptionsMiddleware(view).process_response(request, HttpResponse())


class _Nobody(Channel):
    """A channel to a judge that listens to nothing, and is gone when all is done."""

    def __init__(self, judge: socket.socket, ours: socket.socket) -> None:
        super().__init__(ours)
        self._judge = judge

    def flush(self) -> None:
        self._queue.clear()

    def send(self, event: Message) -> None:
        super().send(event)
        if isinstance(event, Idle):
            self._judge.close()


def _commands() -> tuple[Load, list[Command]]:
    commands: list[Command] = []
    for app, drive in enumerate(("direct", "django")):
        around = _NEIGHBOURS if drive == "django" else ()
        commands.append(Build(app, drive, around, around))
        scenes = [_scene(app, number) for number in range(_ROUNDS * len(_ANSWERS))]
        commands.append(Play(tuple(scenes)))
    load = Load(_SOURCE, "middleware.py", "warm", completes_flags=True)
    return load, [*commands, Audit((0, 1))]


def _scene(app: int, number: int) -> Scene:
    exchange = app * 1000 + number
    send = Send(exchange, app, "GET", f"/{number}/")
    return Scene((send,), ((_answer(exchange, _ANSWERS[number % len(_ANSWERS)]),),))


def _answer(exchange: int, what: str | tuple[str, int]) -> ViewReturns | ViewRaises:
    if isinstance(what, str):
        return ViewRaises(exchange, 0, what, "some text")
    kind, status = what
    reply = Reply(kind, status, None, (("X-From-View", "x"),), (("seen", "x"),), "some text")
    return ViewReturns(exchange, 0, reply)
