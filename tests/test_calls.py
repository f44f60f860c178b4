"""What a check asks of the student's module, in the view and around the request, is answered."""

from __future__ import annotations

import pytest
from hosts import CONTRACT, Hosts

from autograder.protocol import Reply


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
