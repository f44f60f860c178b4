"""The module ``services``: functions that block until the judge lets them return."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from concurrent.futures import Future
from types import ModuleType

from autograder.host.output import current
from autograder.host.student import clean
from autograder.host.work import Work
from autograder.protocol import Message, Send, ServiceAsked, ServiceRefused


class Services:
    """What stands for databases and other machines: slow, and written without async.

    A call is known by its argument, which no other request has: a thread may have been started
    without the context that names the exchange.
    """

    def __init__(
        self,
        work: Work,
        emit: Callable[[Message], None],
        blocked: Callable[[str], None],
    ) -> None:
        self._work = work
        self._emit = emit
        self._blocked = blocked
        self._known: dict[tuple[str, str], tuple[int, str]] = {}
        self._calls = itertools.count()  # threads may call at the same moment
        self._waiting: dict[int, tuple[int, Future[None]]] = {}
        self._gone: set[int] = set()

    def install(self, names: tuple[str, ...]) -> None:
        """Make the module, if it has anything in it."""
        if names:
            module = ModuleType("services")
            for name in names:
                setattr(module, name, self._function(name))
            sys.modules[module.__name__] = module

    def expect(self, send: Send) -> None:
        """What this request may ask for."""
        for name, argument, value in send.services:
            self._known[name, argument] = (send.exchange, value)

    def gone(self, exchange: int) -> None:
        """The client of this exchange is gone: no thread waits for an answer any more.

        A pool has few workers: were they to wait for ever, the next request would get none.
        """
        self._gone.add(exchange)
        for call, (asked_for, _) in list(self._waiting.items()):
            if asked_for == exchange:
                self.returns(call)

    def returns(self, call: int) -> None:
        """Let a call return."""
        waiting = self._waiting.pop(call, None)
        if waiting is not None:
            waiting[1].set_result(None)

    def _function(self, name: str) -> Callable[[str], str]:
        # Its errors do not name it: of two threads, either may be the first to raise.
        def service(key: str) -> str:
            asked = clean(str(key), 200)
            if (name, asked) not in self._known:
                self._emit(ServiceRefused(name, asked, current.get()))
                raise LookupError(f"there is nothing under {asked!r}")
            exchange, value = self._known[name, asked]
            call = next(self._calls)
            self._emit(ServiceAsked(exchange, call, name, asked))
            if self._work.on_loop_thread():
                # It would never return: the judge's word comes through this loop.
                self._blocked(name)
                return value
            waiting: Future[None] = Future()
            self._waiting[call] = exchange, waiting
            if exchange in self._gone:
                self.returns(call)
            waiting.result()
            return value

        service.__name__, service.__qualname__ = name, "service"
        service.__module__ = "services"
        return service
