"""Streamed bodies come part by part, or as a whole, as each server sends them."""

from __future__ import annotations

import pytest
from hosts import CONTRACT, Hosts

from autograder.protocol import Reply


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


@pytest.mark.parametrize("kind", ["stream", "sync_stream"])
async def test_a_body_of_many_parts_is_sent_by_a_sync_server(hosts: Hosts, kind: str) -> None:
    app = await hosts.app(CONTRACT, "wsgi")
    exchange = app.get("/")
    await exchange.reaches_view()
    exchange.view_answers(Reply(kind=kind, body="fourmore"))
    assert (await exchange.response()).body == "fourmore"
