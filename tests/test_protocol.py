"""Messages on the wire: all of them come through, and nothing else does."""

from __future__ import annotations

import random
import struct
import types
import typing
from typing import Any

import msgspec
import pytest

from autograder.protocol import Advance, Command, Event, Idle, Load, Message, Printed
from autograder.protocol.frames import (
    FRAME_LIMIT,
    BadFrame,
    Frames,
    decode_command,
    decode_event,
    encode,
)

COMMANDS: tuple[type[Message], ...] = typing.get_args(Command)
EVENTS: tuple[type[Message], ...] = typing.get_args(Event)


def example(kind: Any) -> Any:
    """A value of a field's type that is not its default."""
    if typing.get_origin(kind) is types.UnionType:
        return example(next(k for k in typing.get_args(kind) if k is not type(None)))
    if typing.get_origin(kind) is tuple:
        parts = typing.get_args(kind)
        return tuple(example(part) for part in (parts[:1] * 3 if ... in parts else parts))
    if isinstance(kind, type) and issubclass(kind, Message):
        return filled(kind)
    return {int: 2**40, str: "Grüße\x00\n\U0001f600", bool: True, float: 1e300}[kind]


def filled(kind: type[Message]) -> Message:
    """A message with every field set."""
    return kind(**{name: example(t) for name, t in typing.get_type_hints(kind).items()})


def body(message: Message) -> bytes:
    return encode(message)[4:]


def framed(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


# --- messages --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", COMMANDS)
def test_every_command_comes_through(kind: type[Message]) -> None:
    assert decode_command(body(filled(kind))) == filled(kind)


@pytest.mark.parametrize("kind", EVENTS)
def test_every_event_comes_through(kind: type[Message]) -> None:
    assert decode_event(body(filled(kind))) == filled(kind)


def test_every_message_is_a_command_or_an_event_or_a_part_of_one() -> None:
    parts = {"Error", "Reply", "Scene", "Snapshot"}
    known = {kind.__name__ for kind in (*COMMANDS, *EVENTS)} | parts
    assert {kind.__name__ for kind in Message.__subclasses__()} == known


@pytest.mark.parametrize("kind", COMMANDS)
def test_a_command_is_no_event(kind: type[Message]) -> None:
    with pytest.raises(BadFrame):
        decode_event(body(filled(kind)))


def test_a_message_that_is_too_long_is_not_made() -> None:
    with pytest.raises(BadFrame, match="longer than"):
        encode(Load("x" * FRAME_LIMIT, "a.py", "A", completes_flags=True))


# --- frames ----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 2, 3, 5, 4096, 1 << 20])
def test_pieces_of_any_size_give_the_same_frames(size: int) -> None:
    messages = [filled(kind) for kind in EVENTS] * 3
    stream = b"".join(encode(message) for message in messages)
    frames = Frames()
    pieces = [stream[start : start + size] for start in range(0, len(stream), size)]
    bodies = [one for piece in pieces for one in frames.feed(piece)]
    assert [decode_event(one) for one in bodies] == messages


def test_a_frame_is_given_out_when_its_last_byte_is_there() -> None:
    frames, frame = Frames(), encode(Idle(1))
    assert list(frames.feed(frame[:-1])) == []
    assert list(frames.feed(frame[-1:])) == [frame[4:]]


def test_an_empty_frame_is_a_frame_and_no_message() -> None:
    assert list(Frames().feed(framed(b""))) == [b""]
    with pytest.raises(BadFrame):
        decode_event(b"")


def test_a_frame_of_the_limit_is_read() -> None:
    data = b"x" * FRAME_LIMIT
    assert list(Frames().feed(framed(data))) == [data]


@pytest.mark.parametrize("length", [FRAME_LIMIT + 1, 1 << 31, (1 << 32) - 1])
def test_a_longer_frame_is_refused_unread(length: int) -> None:
    with pytest.raises(BadFrame, match="longer than"):
        list(Frames().feed(struct.pack(">I", length)))


# --- what is no event ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        "Idle",
        {},
        {"message": "Idle", "received": 1},
        [],
        ["Idle"],
        ["Idle", "1"],
        ["Idle", 1.5],
        ["Idle", None],
        ["Idle", True],
        ["Idle", 1, "soon"],
        ["Idle", 1, None, 1],
        ["Idle", [1]],
        ["idle", 1],
        ["", 1],
        [None, 1],
        [7, 1],
        ["Nonsense", 1],
        ["Message"],
        ["Event", 1],
        ["Error", "ValueError", "text", None],
        ["Printed", "stdout"],
        ["Printed", "stdout", b"bytes"],
        ["Printed", 1, "text"],
        ["Raised", 1, {"type": "E", "text": "t"}, True],
        ["Raised", 1, ["Idle", 1], True],
        ["ViewReturned", 1, 1, [["name"]]],
        ["ViewReturned", 1, 1, [["name", "value", "more"]]],
        msgspec.msgpack.Ext(1, b"Idle"),
        ["Idle", msgspec.msgpack.Ext(5, b"1")],
    ],
)
def test_what_does_not_fit_is_a_bad_frame(value: object) -> None:
    with pytest.raises(BadFrame):
        decode_event(msgspec.msgpack.encode(value))


def test_further_fields_change_nothing() -> None:
    assert decode_event(msgspec.msgpack.encode(["Idle", 1, None, False, "more"])) == Idle(1)


def test_every_truncated_message_is_a_bad_frame() -> None:
    for kind in EVENTS:
        whole = body(filled(kind))
        for end in range(len(whole)):
            with pytest.raises(BadFrame):
                decode_event(whole[:end])


def test_text_that_is_no_utf_8_is_a_bad_frame() -> None:
    with pytest.raises(BadFrame):
        decode_event(body(Printed("stdout", "text")).replace(b"text", b"\xff\xfe\xed\xa0"))


@pytest.mark.parametrize("opening", [b"\x91", b"\x81\xa1a", b"\xdc\x00\x01"])
@pytest.mark.parametrize("before", [b"", b"\x92\xa4Idle", b"\x95\xa4Idle\x01\xc0\xc2"])
def test_deep_nesting_is_a_bad_frame(opening: bytes, before: bytes) -> None:
    with pytest.raises(BadFrame):
        decode_event(before + opening * 200_000 + b"\xc0")


# --- chance ----------------------------------------------------------------------------------


def read(stream: bytes) -> list[Event] | None:
    """The events in a stream as the judge reads it; None if it would refuse it."""
    try:
        return [decode_event(one) for one in Frames().feed(stream)]
    except BadFrame:
        return None


def test_random_bytes_are_refused_or_read() -> None:
    draw = random.Random(20)
    for _ in range(2_000):
        data = draw.randbytes(draw.randrange(200))
        for event in [*(read(data) or ()), *(read(framed(data)) or ())]:
            assert isinstance(event, EVENTS)


def test_damaged_messages_are_refused_or_read() -> None:
    draw = random.Random(21)
    whole = [encode(filled(kind)) for kind in EVENTS]
    good = 0
    for _ in range(2_000):
        data = bytearray(draw.choice(whole))
        for _ in range(draw.randrange(1, 4)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        for event in read(bytes(data)) or ():
            good += 1
            assert isinstance(event, EVENTS)
    assert 0 < good < 2_000


def test_the_clock_may_be_any_number() -> None:
    for seconds in (float("inf"), -1.0, 0.0, 1e-9):
        assert decode_event(body(Idle(1, seconds))) == Idle(1, seconds)
        assert decode_command(body(Advance(seconds))) == Advance(seconds)
