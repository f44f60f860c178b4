"""What the student prints, on its way to the judge."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from contextvars import ContextVar

from autograder.host.channel import Channel
from autograder.protocol import OutputCut, Overflow, Printed

OUTPUT_LIMIT = 64 * 1024
"""Bytes of stdout and stderr together that are passed on; what follows is dropped."""

OVERFLOW_LIMIT = 1024 * 1024
"""Bytes that a submission may print in all. What prints without end is stopped by their number,
not by a clock: at the same place on every machine."""

PIECE_LIMIT = 8 * 1024
"""Bytes in one event, at most."""

current: ContextVar[int | None] = ContextVar("exchange", default=None)
"""The exchange in which code runs; it follows tasks and ``asyncio.to_thread``."""


class _Pipe(io.RawIOBase):
    """The raw end of ``sys.stdout`` or ``sys.stderr``: every write is an event."""

    def __init__(self, output: Output, stream: str) -> None:
        self._output = output
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # any buffer
        self._output.pass_on(self._stream, bytes(data))
        return len(data)


class Output:
    """Takes the place of stdout and stderr, which stay real text streams.

    They are line-buffered, so a ``print`` of several values is one event; ``flush`` before
    every other event keeps a text without a line end in its place.
    """

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._left = OUTPUT_LIMIT
        self._printed = 0
        self._streams = [self._stream("stdout"), self._stream("stderr")]

    def _stream(self, name: str) -> io.TextIOWrapper:
        # "backslashreplace": a lone surrogate must not raise here, it is told as it is.
        return io.TextIOWrapper(
            _Pipe(self, name),  # type: ignore[arg-type]  # as ``python -u`` does, without a buffer
            encoding="utf-8",
            errors="backslashreplace",
            newline="\n",
            line_buffering=True,
        )

    def install(self) -> None:
        """From now on, what is printed goes to the judge."""
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__ = self._streams  # type: ignore[misc]

    def flush(self) -> None:
        """Pass on what was printed without a line end, also into a stream of the student's."""
        for stream in (*self._streams, sys.stdout, sys.stderr):
            # One that was detached or closed has nothing to pass on.
            with contextlib.suppress(Exception):
                stream.flush()

    def pass_on(self, stream: str, data: bytes) -> None:
        """Send what was written, as far as the limit allows."""
        self._printed += len(data)
        if self._printed > OVERFLOW_LIMIT:
            self._channel.send(Overflow(OVERFLOW_LIMIT))
            self._channel.flush()
            os._exit(0)
        if self._left <= 0:
            return
        kept = data[: self._left]
        self._left -= len(data)
        for start in range(0, len(kept), PIECE_LIMIT):
            text = kept[start : start + PIECE_LIMIT].decode("utf-8", "replace")
            self._channel.send(Printed(stream, text, current.get()))
        if self._left <= 0:
            self._channel.send(OutputCut())
        # At once: what was printed last is what helps, if the process ends before it is idle.
        self._channel.flush()
