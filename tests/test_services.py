"""Services that a middleware calls are outstanding together, or are seen to block the loop."""

from __future__ import annotations

from hosts import CONTRACT, Hosts

from autograder.protocol import Blocked, Reply

FAN_OUT = CONTRACT.replace(
    "        response = await",
    "        key = request.headers['X-Key']\n        request.both = await both(key)\n"
    "        response = await",
)

TOGETHER = """
import asyncio
from services import first, second
async def both(key):
    loop = asyncio.get_running_loop()
    other = loop.run_in_executor(None, second, key)
    return await asyncio.gather(asyncio.to_thread(first, key), other)
"""

BLOCKING = """
from services import first, second
async def both(key):
    return [first(key), second(key)]
"""


async def test_services_are_outstanding_together(hosts: Hosts) -> None:
    app = await hosts.app(TOGETHER + FAN_OUT, "django", services=("first", "second"))
    exchange = app.request(
        "GET", "/", {"X-Key": "k"}, services=[("first", "k", "1"), ("second", "k", "2")]
    )
    await app.settled()
    assert sorted(asked.name for asked in exchange.asked) == ["first", "second"]
    assert exchange.calls == 0
    for asked in reversed(exchange.asked):
        exchange.service_returns(asked)
    await exchange.reaches_view()
    exchange.view_answers(Reply(reads=("both",)))
    await exchange.response()
    assert exchange.told["request.both"].value == "['1', '2']"


async def test_a_service_that_is_called_in_the_loop_blocks_it(hosts: Hosts) -> None:
    app = await hosts.app(BLOCKING + FAN_OUT, "django", services=("first", "second"))
    exchange = app.request(
        "GET", "/", {"X-Key": "k"}, services=[("first", "k", "1"), ("second", "k", "2")]
    )
    await exchange.reaches_view()
    assert [event.call for event in app.trace.of(Blocked)] == ["first", "second"]


async def test_services_of_a_client_who_has_left_return(hosts: Hosts) -> None:
    one_worker = TOGETHER.replace("(None, second", "(POOL, second").replace(
        "asyncio.to_thread(first, key)", "loop.run_in_executor(OTHER, first, key)"
    )
    pools = "POOL, OTHER = ThreadPoolExecutor(1), ThreadPoolExecutor(1)\n"
    one_worker = f"from concurrent.futures import ThreadPoolExecutor\n{pools}{one_worker}"
    app = await hosts.app(one_worker + FAN_OUT, "django", services=("first", "second"))
    for key in ("k", "l"):
        services = [("first", key, "1"), ("second", key, "2")]
        exchange = app.request("GET", "/", {"X-Key": key}, services=services)
        await app.settled()
        assert sorted(asked.name for asked in exchange.asked) == ["first", "second"]
        exchange.cancel()
        await exchange.ends()
        assert exchange.cancelled
