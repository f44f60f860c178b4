"""What the student prints, on its way to the judge."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections import deque
from contextvars import ContextVar
from typing import Any, NoReturn

from autograder.host.channel import Channel
from autograder.protocol import OutputCut, Overflow, Printed

HEAD_LIMIT = TAIL_LIMIT = 32 * 1024
"""Bytes of stdout and stderr together that are passed on of each step: its first, and its last."""

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


class _Stream(io.TextIOWrapper):
    """A text stream that knows whether it holds a text without a line end.

    Its methods are not watched for blocking: it never does.
    """

    pending = False
    flush = io.TextIOWrapper.flush
    _write = io.TextIOWrapper.write

    def write(self, text: str, /) -> int:
        self.pending = True
        written = self._write(text)
        self.pending = str.endswith(text, "\n") is False
        return written


class Output:
    """Takes the place of stdout and stderr, which stay real text streams.

    They are line-buffered, so a ``print`` of several values is one event; ``flush`` before
    every other event keeps a text without a line end in its place.
    """

    def __init__(self, channel: Channel, limit: int) -> None:
        self._channel = channel
        # What prints without end is stopped by the number of bytes, not by a clock: at the same
        # place on every machine.
        self._limit = limit
        self._printed = 0
        self._left = HEAD_LIMIT
        self._tail: deque[Printed] = deque()
        self._in_tail = self._dropped = 0
        self._streams = [self._stream("stdout"), self._stream("stderr")]

    def _stream(self, name: str) -> _Stream:
        # "backslashreplace": a lone surrogate must not raise here, it is told as it is.
        return _Stream(
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
        out, err = self._streams
        if out.pending or err.pending:
            self._flush(out, err)
        if sys.stdout is not out or sys.stderr is not err:
            self._flush(sys.stdout, sys.stderr)

    @staticmethod
    def _flush(*streams: Any) -> None:
        for stream in streams:
            with contextlib.suppress(Exception):  # detached or closed, it has nothing to pass on
                stream.flush()
                stream.pending = False

    def end_step(self) -> None:
        """Pass on all that was printed in this step: of a flood, its end."""
        self.flush()
        if self._dropped:
            self._channel.send(OutputCut(self._dropped))
        while self._tail:
            self._channel.send(self._tail.popleft())
        self._left, self._in_tail, self._dropped = HEAD_LIMIT, 0, 0

    def pass_on(self, stream: str, data: bytes) -> None:
        """Send what was written, as far as the limits allow."""
        self._printed += len(data)
        for start in range(0, len(data), PIECE_LIMIT):
            piece = data[start : start + PIECE_LIMIT]
            printed = Printed(stream, piece.decode("utf-8", "replace"), current.get())
            if self._left > 0:
                self._left -= len(piece)
                self._channel.send(printed)
            else:
                self._keep(printed)
        if self._printed > self._limit:
            self._end()

    def _keep(self, printed: Printed) -> None:
        self._tail.append(printed)
        self._in_tail += len(printed.text)
        while self._in_tail > TAIL_LIMIT:
            size = len(self._tail.popleft().text)
            self._in_tail -= size
            self._dropped += size

    def _end(self) -> NoReturn:
        self._left = 0  # the streams are written to once more, by their flush
        self._limit = sys.maxsize
        self.end_step()
        self._channel.send(Overflow(self._printed))
        self._channel.flush()
        os._exit(0)
