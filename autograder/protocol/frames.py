"""Messages as bytes: four bytes of length (big-endian), then that many bytes of msgpack.

Decoding is typed. What does not fit a message is a ``BadFrame``, which on the judge's side is
the submission's fault and never an exception of the judge.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import msgspec

from autograder.protocol import Command, Event, Message

FRAME_LIMIT = 1 << 20
"""Bytes in one frame, at most. A longer one is refused unread."""

_LENGTH = struct.Struct(">I")


class BadFrame(Exception):
    """Bytes came that are no message of the protocol."""


class TooLong(BadFrame):
    """A message is longer than it may be."""


_encoder = msgspec.msgpack.Encoder()
_commands: msgspec.msgpack.Decoder[Command] = msgspec.msgpack.Decoder(Command)
_events: msgspec.msgpack.Decoder[Event] = msgspec.msgpack.Decoder(Event)


def encode(message: Message) -> bytes:
    """The message as one frame.

    Raises TooLong if it is longer than FRAME_LIMIT.
    """
    body = _encoder.encode(message)
    if len(body) > FRAME_LIMIT:
        raise TooLong(f"a message of {len(body)} bytes is longer than {FRAME_LIMIT}")
    return _LENGTH.pack(len(body)) + body


def decode_command(body: bytes) -> Command:
    """A command from the body of a frame."""
    return _commands.decode(body)


def decode_event(body: bytes) -> Event:
    """An event from the body of a frame.

    Raises BadFrame for anything that is none, however it was made.
    """
    try:
        return _events.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadFrame(str(error)) from None


class Frames:
    """Cuts a stream of bytes into the bodies of frames."""

    def __init__(self, limit: int = FRAME_LIMIT) -> None:
        self._limit = limit
        self._rest = bytearray()
        """The beginning of a frame."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Take in what was read; give out the bodies that are complete now.

        Raises TooLong if a frame says that it is longer than the limit.
        """
        if self._rest:
            self._rest += data
            if len(self._rest) < self._end(self._rest, 0):
                return  # were it copied each time, a long frame in small pieces would cost much
            data = bytes(self._rest)
            self._rest.clear()
        start = 0
        try:
            while (end := self._end(data, start)) <= len(data):
                body = data[start + _LENGTH.size : end]
                start = end
                yield body
        finally:
            self._rest += data[start:]

    def _end(self, data: bytes | bytearray, start: int) -> int:
        """Where the frame ends that begins there; where its length does, if that is cut off."""
        begin = start + _LENGTH.size
        if begin > len(data):
            return begin
        (length,) = _LENGTH.unpack_from(data, start)
        if length > self._limit:
            raise TooLong(f"a frame of {length} bytes is longer than {self._limit}")
        return begin + int(length)
