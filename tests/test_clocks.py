"""Who waits by the clock is seen, or has the virtual clock to wait by."""

from __future__ import annotations

from loops import blocked

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
