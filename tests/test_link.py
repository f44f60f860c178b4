"""How long the judge waits for a host that is not idle."""

from __future__ import annotations

import itertools
import socket
import time
from collections.abc import Iterator

import pytest

from autograder import link, sandbox
from autograder.limits import Limits
from autograder.link import Link, Patience
from autograder.protocol import Idle
from autograder.protocol.frames import encode
from autograder.verdicts import Stopped

LIMITS = Limits(isolation="any", wall_seconds=10)


@pytest.fixture
def host() -> Iterator[sandbox.Host]:
    """A host that waits for its first command, and says nothing."""
    host = sandbox.start(LIMITS)
    yield host
    host.kill()


def later(monkeypatch: pytest.MonkeyPatch, *, by: float, each: float = 0) -> None:
    """Let so many seconds pass, and some more at each look at the clock."""
    now = time.monotonic() + by
    steps = itertools.count()
    monkeypatch.setattr(link.time, "monotonic", lambda: now + each * next(steps))


async def test_what_came_while_the_judge_was_stopped_is_read(
    host: sandbox.Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        waiting, patience = Link(ours, LIMITS), Patience(host, LIMITS)
        theirs.sendall(encode(Idle(1)))
        later(monkeypatch, by=3600)
        data = await waiting.receive(patience)
        assert list(waiting.events(data)) == [Idle(1)]


async def test_the_time_in_which_the_judge_was_stopped_is_no_silence(
    host: sandbox.Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience = Patience(host, LIMITS)
    later(monkeypatch, by=3600)
    patience.look()


async def test_a_host_that_is_never_done_is_stopped(
    host: sandbox.Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, patience = Link(host.socket, LIMITS), Patience(host, LIMITS)
    later(monkeypatch, by=0, each=0.3)
    with pytest.raises(Stopped, match="still not done after 10 s"):
        await waiting.receive(patience)
