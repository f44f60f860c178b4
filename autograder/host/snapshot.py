"""A response as it left."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from django.http import HttpResponseBase, StreamingHttpResponse
from django.http.response import ResponseHeaders

from autograder.host.student import clean
from autograder.protocol import Snapshot

BODY_LIMIT = 4096
"""Characters of a body that are passed on."""

HEADERS_LIMIT = 100
"""Headers that are passed on."""


async def snapshot(response: HttpResponseBase, body: bytes | None = None) -> Snapshot:
    """What the client has; ``body`` is what was sent, if a server has sent it."""
    if body is None:
        body = await _body(response)
    return Snapshot(
        status=int(response.status_code),
        reason=clean(str(response.reason_phrase), 200),
        headers=headers_of(response),
        cookies=tuple(clean(m.OutputString()) for m in response.cookies.values()),
        body=clean(body.decode("utf-8", "replace"), BODY_LIMIT),
        streaming=response.streaming,
    )


async def _body(response: HttpResponseBase) -> bytes:
    if not isinstance(response, StreamingHttpResponse):
        content: bytes = getattr(response, "content", b"")
        return content
    if response.is_async:
        return b"".join([part async for part in response])
    return b"".join(response.streaming_content)


def headers_of(response: HttpResponseBase) -> tuple[tuple[str, str], ...]:
    """Name and value of each header, in the order in which they were set."""
    pairs = itertools.islice(_items(response), HEADERS_LIMIT)
    return tuple([(clean(str(name)), clean(str(value))) for name, value in pairs])


def _items(response: HttpResponseBase) -> Iterable[tuple[str, str]]:
    headers = response.headers
    if type(headers) is ResponseHeaders and type(response).items is HttpResponseBase.items:
        # What ``items`` gives, which looks up each value by its name: in all, a tenth of a request.
        return headers._store.values()  # type: ignore[no-any-return]  # Django has no types
    return response.items()  # type: ignore[no-any-return]  # Django has no types
