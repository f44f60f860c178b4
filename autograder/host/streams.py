"""A body whose parts the judge gives, one by one."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future

_allocate_lock = threading.Lock  # Python's own: it is held for a moment only, and not watched


_Given = bytes | Exception | None
"""A part, an error that is raised, or the end."""


class Stream:
    """Read by an async view's response in a loop, or by a plain one's in a thread."""

    def __init__(self) -> None:
        self._given: deque[_Given] = deque()
        self._asked: Future[_Given] | None = None
        self._step = _allocate_lock()

    def give(self, part: str | Exception | None) -> None:
        """Give the next part, on the loop's thread; None ends the stream, and an error fails it."""
        data = part.encode() if isinstance(part, str) else part
        with self._step:
            asked, self._asked = self._asked, None
            if asked is None or asked.done():  # nobody waits, or who did was cancelled
                self._given.append(data)
                return
        asked.set_result(data)

    def _next(self) -> Future[_Given]:
        future: Future[_Given] = Future()
        with self._step:
            if not self._given:
                self._asked = future
                return future
            data = self._given.popleft()
        future.set_result(data)
        return future

    async def parts(self) -> AsyncIterator[bytes]:
        """The parts, as an async view's response has them."""
        while (part := await asyncio.wrap_future(self._next())) is not None:
            yield _sound(part)

    def parts_in_thread(self) -> Iterator[bytes]:
        """The parts, as a plain view's response has them."""
        while (part := self._next().result()) is not None:
            yield _sound(part)


def _sound(part: bytes | Exception) -> bytes:
    if isinstance(part, Exception):
        raise part
    return part
