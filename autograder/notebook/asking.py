"""What a notebook asks of its judge, and how it is sent: length, then msgpack."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import msgspec

from autograder.grading.batch import Judged
from autograder.submission import Submission
from autograder.timeline import Step

_LENGTH = struct.Struct("!I")


class JudgeIt(msgspec.Struct, frozen=True, tag=True):
    """Judge this submission."""

    work: Submission


class WatchIt(msgspec.Struct, frozen=True, tag=True):
    """Tell what happens when so many requests come at once to this piece of middleware."""

    source: str
    name: str
    requests: int
    completes_flags: bool = True
    beside: str = ""
    """What stands above and beneath it: ``mixin``, ``sync``, or what disturbs nobody."""


class Verdict(msgspec.Struct, frozen=True, tag=True):
    """The answer to JudgeIt."""

    judged: Judged


class Seen(msgspec.Struct, frozen=True, tag=True):
    """The answer to WatchIt; ``seconds`` of the virtual clock have passed."""

    steps: tuple[Step, ...]
    seconds: float
    status: int | None = None
    """What the first client got; None if it got no response."""
    adapters: int = 0
    """Calls of ``sync_to_async`` and ``async_to_sync`` for the first request."""


class Trouble(msgspec.Struct, frozen=True, tag=True):
    """There is no answer, for this reason; ``ours`` if the kit is to blame."""

    reason: str
    ours: bool = True


Question = JudgeIt | WatchIt
Answer = Verdict | Seen | Trouble

_encoder = msgspec.msgpack.Encoder()


def packed(message: Question | Answer) -> bytes:
    """A message as it is sent."""
    body = _encoder.encode(message)
    return _LENGTH.pack(len(body)) + body


def received(read: Callable[[int], bytes], kind: Any) -> Any:
    """The next message of a kind; ``read(n)`` gives up to n bytes, none at the end.

    Raises EOFError at the end, msgspec.DecodeError for what is none.
    """
    (length,) = _LENGTH.unpack(_exactly(read, _LENGTH.size))
    return msgspec.msgpack.decode(_exactly(read, length), type=kind)


def _exactly(read: Callable[[int], bytes], length: int) -> bytes:
    data = b""
    while len(data) < length:
        piece = read(length - len(data))
        if not piece:
            raise EOFError
        data += piece
    return data
