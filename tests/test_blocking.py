"""Calls that block the event loop are seen, however they were come by."""

from __future__ import annotations

import pytest
from loops import blocked


@pytest.mark.parametrize(
    ("before", "call", "name"),
    [
        ("import time", "time.sleep(60)", "time.sleep"),
        ("import sys; del sys.modules['time']; import time", "time.sleep(60)", "time.sleep"),
        ("import importlib, time; importlib.reload(time)", "time.sleep(60)", "time.sleep"),
        ("import importlib", "importlib.reload(__import__('time')).sleep(60)", "time.sleep"),
        ("import select", "select.poll().poll(1)", "poll.poll"),
        ("import select", "select.select([], [], [], 0.001)", "select.select"),
        (
            "import contextlib, queue",
            "with contextlib.suppress(queue.Empty): queue.SimpleQueue().get(timeout=0.001)",
            "a wait for another thread",
        ),
        (
            "import contextlib, queue; from _queue import SimpleQueue",
            "with contextlib.suppress(queue.Empty): SimpleQueue().get(timeout=0.001)",
            "SimpleQueue.get",
        ),
    ],
)
async def test_what_blocks_is_seen(before: str, call: str, name: str) -> None:
    assert await blocked(call, before) == [name]


@pytest.mark.parametrize(
    ("before", "call"),
    [
        ("import select", "select.poll().poll(0)"),
        ("import queue; full = queue.SimpleQueue(); full.put(1)", "full.get()"),
        ("import queue; full = queue.SimpleQueue(); full.put(1)", "full.get_nowait()"),
        ("import importlib, time; importlib.reload(time)", "time.monotonic()"),
    ],
)
async def test_what_returns_at_once_is_not(before: str, call: str) -> None:
    assert await blocked(call, before) == []


HELD = """
import asyncio, threading, time
lock, condition, ready = threading.Lock(), threading.Condition(), threading.Event()

def holds():
    with {what}:
        ready.set()
        {held}

async def held():
    task = asyncio.create_task(asyncio.to_thread(holds))
    await asyncio.to_thread(ready.wait)
    return task
"""


@pytest.mark.parametrize("what", ["lock", "condition"])
@pytest.mark.parametrize(
    ("holding", "names"), [("time.sleep(1)", ["threading.Lock"]), ("sum(range(10**6))", [])]
)
async def test_a_lock_that_is_held_for_a_moment_blocks_nothing(
    what: str, holding: str, names: list[str]
) -> None:
    before = HELD.format(what=what, held=holding)
    assert (
        await blocked(f"task = await held()\n        with {what}: pass\n        await task", before)
        == names
    )


JOINED = """
import asyncio, threading, time
from time import thread_time

def works():
    end = thread_time() + 0.2
    while thread_time() < end:
        pass
    {then}

async def joins():
    thread = threading.Thread(target=works)
    thread.start()
    await asyncio.sleep(0)
    thread.join()
"""


@pytest.mark.parametrize(
    ("then", "names"), [("time.sleep(1)", ["threading.Thread.join"]), ("print('done')", [])]
)
async def test_a_join_blocks_if_the_thread_waits_in_the_end(then: str, names: list[str]) -> None:
    assert await blocked("await joins()", JOINED.format(then=then)) == names
