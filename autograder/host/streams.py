"""A body whose parts the judge gives, one by one."""

from __future__ import annotations

import asyncio
import queue
from collections.abc import AsyncIterator, Iterator


class Stream:
    """Read by an async view's response in the loop, or by a plain one's in a thread.

    Which of the two is known when it is read, so both ways in are fed.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._in_loop: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._in_thread: queue.Queue[bytes | None] = queue.Queue()

    def give(self, part: str | None) -> None:
        """Give the next part, on the loop's thread; None ends the stream."""
        data = None if part is None else part.encode()
        self._in_loop.put_nowait(data)
        self._in_thread.put(data)

    async def parts(self) -> AsyncIterator[bytes]:
        """The parts, as an async view's response has them."""
        while (part := await self._in_loop.get()) is not None:
            yield part

    def parts_in_thread(self) -> Iterator[bytes]:
        """The parts, as a plain view's response has them."""
        while (part := self._in_thread.get()) is not None:
            yield part
