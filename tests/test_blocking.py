"""Calls that block the event loop are seen, however they were come by."""

from __future__ import annotations

import random

import pytest

from autograder.app import App
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.protocol import Blocked, Load
from autograder.verdicts import Failed

SOURCE = """
{before}

class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        {call}
        return await self.get_response(request)
"""


async def blocked(call: str, before: str = "") -> list[str]:
    """What a middleware that makes this call is said to block the loop with."""
    source = SOURCE.format(call=call, before=before)
    load = Load(source, "ada.py", "PassMiddleware", completes_flags=True)
    judge = await Judge.start(load, Limits(isolation="any"), "seed")
    try:
        await judge.begin("direct")
        app = App(judge, "direct", random.Random(0))
        await app.get().reaches_view()
        return [event.call for event in judge.trace.of(Blocked)]
    finally:
        judge.close()


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


SLOW = """
import asyncio, threading, time
from time import thread_time
LOOP = threading.get_ident()

class Slow(threading.Lock):
    def release(self):
        end = thread_time() + 0.3
        while threading.get_ident() != LOOP and thread_time() < end:
            pass
        super().release()

async def sleeps():
    threading.Lock = Slow
    await asyncio.to_thread(time.sleep, 1)
"""


async def test_a_thread_that_is_slow_to_begin_its_wait_stops_nobody() -> None:
    """What wakes it needs the lock that it is about to let go of."""
    assert await blocked("await sleeps()", SLOW) == []


QUEUE = """
import asyncio, queue, threading
questions, answers = queue.SimpleQueue(), queue.SimpleQueue()

def serve():
    while True:
        answers.put(questions.get() + 1)

threading.Thread(target=serve, daemon=True).start()

async def asks():
    questions.put(1)
    assert await asyncio.to_thread(answers.get) == 2
"""


async def test_a_thread_that_serves_a_simple_queue_is_waited_for() -> None:
    assert await blocked("await asks()", QUEUE) == []


async def test_a_simple_queue_that_nobody_fills_is_a_deadlock() -> None:
    with pytest.raises(Failed, match="nothing is left that could wake it"):
        await blocked("await asyncio.to_thread(answers.get)", QUEUE)


LOCKED = """
import asyncio, threading, time
from concurrent.futures import ThreadPoolExecutor
lock, pool, written = threading.Lock(), ThreadPoolExecutor(4), []

def write(line):
    for part in range(3):
        with lock:
            time.sleep(0.01)
            written.append((line, part))

async def writes():
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(loop.run_in_executor(pool, write, line) for line in range(12)))
    assert len(written) == 36
"""


async def test_threads_that_sleep_with_a_lock_in_their_hands_take_turns() -> None:
    assert await blocked("await writes()", LOCKED) == []


PATIENT = """
import asyncio, threading, time
lock = threading.Lock()

def holds(seconds):
    with lock:
        time.sleep(seconds)

def waits(seconds):
    if lock.acquire(timeout=seconds):
        lock.release()
        return "got it"
    return "gave up"

async def both(holding, waiting):
    task = asyncio.create_task(asyncio.to_thread(holds, holding))
    while not lock.locked():
        await asyncio.sleep(0.001)
    said = await asyncio.to_thread(waits, waiting)
    await task
    return said
"""


async def test_the_patience_of_one_who_waits_for_a_lock_is_on_the_virtual_clock() -> None:
    both = "assert [await both(5, 6), await both(6, 5)] == ['got it', 'gave up']"
    assert await blocked(both, PATIENT) == []


NEWS = """
import threading
from time import thread_time

class Slow(threading.Condition):
    def __init__(self):
        super().__init__(threading.Lock())

    def _acquire_restore(self, state):
        end = thread_time() + 0.3
        while thread_time() < end:
            pass
        super()._acquire_restore(state)

news, told = Slow(), []

def tells():
    end = thread_time() + 0.1
    while thread_time() < end:
        pass
    with news:
        told.append(1)
        news.notify()

def waits():
    threading.Thread(target=tells).start()
    with news:
        while not told:
            news.wait()
"""


async def test_news_that_come_while_a_wait_takes_its_lock_again_are_not_lost() -> None:
    assert await blocked("waits()", NEWS) == ["a wait for another thread"]


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


async def test_who_waits_by_the_clock_is_seen() -> None:
    waits = "end = {clock} + {more}\n        while {clock} < end: pass"
    for clock, more in (
        ("time.time()", 0.5),
        ("time.monotonic_ns()", 60 * 10**9),
        ("time.perf_counter()", 2),
        ("datetime.now()", "timedelta(seconds=1)"),
        ("datetime.now(timezone.utc)", "timedelta(seconds=1)"),
        ("datetime.today()", "timedelta(seconds=1)"),
    ):
        call = waits.format(clock=clock, more=more)
        before = "import time; from datetime import datetime, timedelta, timezone"
        assert await blocked(call, before) == ["looking at the clock again and again"]


DEADLINE = """
import asyncio, time
BEGUN = time.monotonic()

def polls():
    looks, end = 0, time.monotonic() + 20
    while time.monotonic() < end:
        time.sleep(0.5)
        looks += 1
    return looks

async def waits():
    looks, end = 0, time.time() + 20
    while time.time() < end:
        await asyncio.sleep(0.5)
        looks += 1
    return [looks, await asyncio.to_thread(polls), BEGUN < time.monotonic()]
"""


async def test_who_sleeps_until_a_deadline_wakes_up_as_often_as_on_a_real_clock() -> None:
    assert await blocked("assert await waits() == [40, 40, True]", DEADLINE) == []


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
