"""What the host can do for a check, beyond one async view: drives, layers, services, streams."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator

import pytest

from autograder.app import LAYERS, PLAIN, STOCK, SYNC, App, Neighbours, Plan
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.protocol import Blocked, Load, NeverAwaited, Reply, Warned
from autograder.verdicts import StudentError

LIMITS = Limits(isolation="none", cpu_seconds=60)

CONTRACT = """
from asgiref.sync import iscoroutinefunction, markcoroutinefunction

class Middleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Seen"] = "yes"
        return response
"""

HYBRID = """
from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware

@sync_and_async_middleware
def Middleware(get_response):
    if iscoroutinefunction(get_response):
        async def middleware(request):
            response = await get_response(request)
            response["X-Seen"] = "yes"
            return response
    else:
        def middleware(request):
            response = get_response(request)
            response["X-Seen"] = "yes"
            return response
    return middleware
"""


class Hosts:
    """Hosts that are ended when a test is."""

    def __init__(self) -> None:
        self._judges: list[Judge] = []

    async def app(
        self,
        source: str,
        drive: str,
        neighbours: Neighbours = PLAIN,
        *,
        completes_flags: bool = False,
        services: tuple[str, ...] = (),
    ) -> App:
        load = Load(source, "ada.py", "Middleware", completes_flags, services=services)
        judge = await Judge.start(load, LIMITS, "seed")
        self._judges.append(judge)
        await judge.begin(drive)
        return App(judge, drive, random.Random(1), neighbours)

    def close(self) -> None:
        for judge in self._judges:
            judge.close()


@pytest.fixture
async def hosts() -> AsyncIterator[Hosts]:
    made = Hosts()
    yield made
    made.close()


@pytest.mark.parametrize("source", [CONTRACT, HYBRID])
@pytest.mark.parametrize("sync_view", [False, True])
@pytest.mark.parametrize("neighbours", [PLAIN, STOCK, SYNC, LAYERS])
@pytest.mark.parametrize("drive", ["django", "asgi", "wsgi"])
async def test_a_request_goes_through_any_stack(
    hosts: Hosts, source: str, sync_view: bool, neighbours: Neighbours, drive: str
) -> None:
    app = await hosts.app(source, drive, neighbours)
    for status in (200, 404):
        exchange = app.request("GET", "/", sync_view=sync_view)
        await exchange.reaches_view()
        exchange.view_returns(status)
        response = await exchange.response()
        assert (response.status, dict(response.headers)["X-Seen"]) == (status, "yes")
        assert exchange.same_request
        assert exchange.own_view
        assert exchange.returned is not None
        assert exchange.returned.same_response


@pytest.mark.parametrize("sync_view", [False, True])
@pytest.mark.parametrize("drive", ["django", "asgi", "wsgi"])
async def test_requests_overlap_in_every_drive(hosts: Hosts, sync_view: bool, drive: str) -> None:
    app = await hosts.app(CONTRACT, drive)
    first = app.request("GET", "/", sync_view=sync_view)
    second = app.request("GET", "/", sync_view=sync_view)
    if drive == "django" and sync_view:
        await first.reaches_view()  # AsyncClient has one thread for all plain views
        first.view_returns()
    else:
        await first.reaches_view()
        await second.reaches_view()
        first.view_returns()
    await first.response()
    await second.reaches_view()
    second.view_returns()
    await second.response()


async def test_a_wait_in_a_loop_of_another_thread_is_on_the_virtual_clock(hosts: Hosts) -> None:
    slow = CONTRACT.replace(
        "        response = await", "        await asyncio.sleep(30)\n        response = await"
    )
    app = await hosts.app("import asyncio\n" + slow, "wsgi")
    exchange = app.get("/")
    await exchange.reaches_view()
    exchange.view_returns()
    assert (await exchange.response()).status == 200


async def test_adapters_are_counted(hosts: Hosts) -> None:
    hybrid = await hosts.app(HYBRID, "django")
    bare, counted = hybrid.bare().get("/"), hybrid.get("/")
    for exchange in (bare, counted):
        await exchange.reaches_view()
        exchange.view_returns()
        await exchange.response()
    assert counted.crossings == bare.crossings
    sandwich = await hosts.app(CONTRACT, "django", SYNC)
    exchange = sandwich.get("/")
    await exchange.reaches_view()
    exchange.view_returns()
    await exchange.response()
    assert sorted(exchange.crossings) == ["to_loop"] * 2 + ["to_thread"] * 2


async def test_layers_tell_who_ran(hosts: Hosts) -> None:
    gate = CONTRACT.replace(
        "response = await self.get_response(request)",
        "from django.http import HttpResponse; response = HttpResponse(status=503)",
    )
    app = await hosts.app(gate, "django", LAYERS)
    exchange = app.get("/")
    assert (await exchange.response()).status == 503
    assert exchange.layers == ["outer in", "outer out"]
    assert exchange.calls == 0


@pytest.mark.parametrize("sync_view", [False, True])
@pytest.mark.parametrize("drive", ["django", "wsgi"])
async def test_a_hook_sees_an_exception_of_the_students_own(
    hosts: Hosts, sync_view: bool, drive: str
) -> None:
    hooked = (
        "from django.http import HttpResponse\nclass Own(Exception): pass\n"
        + CONTRACT
        + "    def process_exception(self, request, exception):\n"
        "        if isinstance(exception, Own): return HttpResponse(status=402)\n"
    )
    app = await hosts.app(hooked, drive)
    for error, own, status in (("Own", True, 402), ("ValueError", False, 500)):
        exchange = app.request("GET", "/", sync_view=sync_view)
        await exchange.reaches_view()
        exchange.view_raises(error, "text", own=own)
        assert (await exchange.response()).status == status
        kinds = [(hook.hook, hook.kind, hook.error) for hook in exchange.hooks]
        assert kinds == [("process_exception", "HttpResponse" if own else "NoneType", None)]


@pytest.mark.parametrize("word", ["", "async "])
@pytest.mark.parametrize("drive", ["django", "wsgi"])
async def test_an_error_of_a_hook_is_told_with_its_line(
    hosts: Hosts, word: str, drive: str
) -> None:
    hook = f"    {word}def process_exception(self, request, exception):\n        return 1 / 0\n"
    app = await hosts.app(CONTRACT + hook, drive)
    (exchange,) = await app.play([Plan("GET", "/", None, ("ValueError", "text"))])
    assert (await exchange.response()).status == 500
    (ended,) = exchange.hooks
    assert ended.error is not None
    assert (ended.error.type, ended.error.line) == (
        "ZeroDivisionError",
        len((CONTRACT + hook).splitlines()),
    )


async def test_the_view_looks_at_the_request_and_calls_the_student(hosts: Hosts) -> None:
    source = CONTRACT.replace(
        "        response = await", "        request.user_id = 7\n        response = await"
    )
    app = await hosts.app("def whoami(): return 'ada'\n" + source, "django")
    exchange = app.get("/")
    await exchange.reaches_view()
    exchange.view_answers(Reply(calls=("whoami", "nobody"), reads=("user_id", "absent")))
    await exchange.response()
    assert {name: (told.value, told.kind) for name, told in exchange.told.items()} == {
        "whoami": ("ada", "str"),
        "nobody": ("", "missing"),
        "request.user_id": ("7", "int"),
        "request.absent": ("", "missing"),
    }


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


@pytest.mark.parametrize("kind", ["stream", "sync_stream"])
async def test_a_body_is_sent_part_by_part(hosts: Hosts, kind: str) -> None:
    app = await hosts.app(CONTRACT, "asgi")
    exchange = app.request("GET", "/", sync_view=kind == "sync_stream")
    await exchange.reaches_view()
    exchange.view_answers(Reply(kind=kind, held=True))
    await app.settled()
    assert not exchange.over
    exchange.streams("four")
    await app.settled()
    exchange.streams("more")
    exchange.streams(None)
    assert (await exchange.response()).body == "fourmore"
    assert exchange.sent == 8


@pytest.mark.parametrize("kind", ["stream", "sync_stream"])
async def test_a_sync_server_takes_in_any_stream_as_a_whole(hosts: Hosts, kind: str) -> None:
    app = await hosts.app(CONTRACT, "wsgi")
    exchange = app.get("/")
    await exchange.reaches_view()
    exchange.view_answers(Reply(kind=kind, held=True))
    exchange.streams("four")
    exchange.streams("more")
    await app.settled()
    assert not exchange.over
    exchange.streams(None)
    assert (await exchange.response()).body == "fourmore"


@pytest.mark.parametrize("kind", ["stream", "sync_stream"])
async def test_a_client_leaves_in_the_middle_of_a_body(hosts: Hosts, kind: str) -> None:
    app = await hosts.app(CONTRACT, "asgi")
    exchange = app.request("GET", "/", sync_view=kind == "sync_stream")
    await exchange.reaches_view()
    exchange.view_answers(Reply(kind=kind, held=True))
    exchange.streams("four")
    await app.settled()
    exchange.cancel()
    if kind == "sync_stream":
        exchange.streams(None)  # Django takes in a plain stream as a whole, whoever has left
    await exchange.ends()
    assert exchange.cancelled


async def test_a_client_leaves_while_the_view_works(hosts: Hosts) -> None:
    app = await hosts.app(CONTRACT, "asgi")
    exchange = app.get("/")
    await exchange.reaches_view()
    exchange.cancel()
    await exchange.ends()
    assert exchange.cancelled


async def test_a_warning_of_django_or_asgiref_is_told(hosts: Hosts) -> None:
    unmarked = CONTRACT.replace("        markcoroutinefunction(self)\n", "")
    app = await hosts.app(unmarked, "wsgi", Neighbours())
    exchange = app.get("/")
    await exchange.reaches_view()
    exchange.view_returns()
    assert (await exchange.response()).status == 200
    assert [w.category for w in app.trace.of(Warned)] == ["UserWarning"]


LEFT = CONTRACT.replace(
    "        response = await", "        seen.set('ada')\n        response = await"
)


@pytest.mark.parametrize("drive", ["direct", "django", "wsgi"])
async def test_what_is_left_in_the_context_is_seen_outside(hosts: Hosts, drive: str) -> None:
    source = "from contextvars import ContextVar\nseen = ContextVar('seen', default='nobody')\n"
    app = await hosts.app(source + "def who(): return seen.get()\n" + LEFT, drive)
    exchange = app.request("GET", "/", calls=("who",))
    await exchange.reaches_view()
    exchange.view_answers(Reply(calls=("who",)))
    await exchange.response()
    told = (exchange.told_outside("before"), exchange.told, exchange.told_outside("after"))
    assert [one["who"].value for one in told] == ["nobody", "ada", "ada"]


async def test_who_leaves_is_asked_as_well(hosts: Hosts) -> None:
    app = await hosts.app("async def who(): return 'ada'\n" + CONTRACT, "django")
    exchange = app.request("GET", "/", calls=("who",))
    await exchange.reaches_view()
    exchange.cancel()
    await exchange.ends()
    assert exchange.told_outside("after")["who"].kind == "coroutine"


@pytest.mark.parametrize("kind", ["stream", "sync_stream"])
async def test_a_body_of_many_parts_is_sent_by_a_sync_server(hosts: Hosts, kind: str) -> None:
    app = await hosts.app(CONTRACT, "wsgi")
    exchange = app.get("/")
    await exchange.reaches_view()
    exchange.view_answers(Reply(kind=kind, body="fourmore"))
    assert (await exchange.response()).body == "fourmore"


async def test_what_django_says_at_load_has_the_students_name_in_it(hosts: Hosts) -> None:
    neither = CONTRACT.replace("async_capable = True", "async_capable = False")
    app = await hosts.app(neither, "asgi")
    with pytest.raises(StudentError, match="Middleware Middleware must have at least one of"):
        await app.built()


async def test_what_the_client_has_is_seen_whatever_was_raised(hosts: Hosts) -> None:
    raising = CONTRACT.replace(
        "        response = await", "        1 / 0\n        response = await"
    )
    exchange = (await hosts.app(raising, "asgi")).get("/")
    await exchange.ends()
    assert exchange.answered is not None
    assert exchange.answered.status == 500
    with pytest.raises(StudentError, match="ZeroDivisionError"):
        await exchange.response()


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


async def test_a_coroutine_that_django_drops_is_told_of_once(hosts: Hosts) -> None:
    unmarked = CONTRACT.replace("        markcoroutinefunction(self)\n", "")
    app = await hosts.app(unmarked, "asgi", STOCK)
    await app.get("/").ends()
    assert [event.name for event in app.trace.of(NeverAwaited)] == ["__call__"]


async def test_a_coroutine_that_django_drops_has_the_students_name(hosts: Hosts) -> None:
    both = CONTRACT.replace("sync_capable = False", "sync_capable = True")
    app = await hosts.app(both, "wsgi", Neighbours())
    await app.get("/").ends()
    assert [event.name for event in app.trace.of(NeverAwaited)] == ["Middleware"]
