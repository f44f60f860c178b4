"""``check``: makes an async function into a check that runs in both drives."""

from __future__ import annotations

import inspect
import random
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from autograder.app import PLAIN, App, Neighbours
from autograder.judge import Judge
from autograder.verdicts import NotReached

DRIVES = ("direct", "django")
"""The drives of a check that names none."""

Body = Callable[[App], Awaitable[None]]


class Terms(msgspec.Struct, frozen=True):
    """What a check is worth and what it stands on."""

    title: str
    points: int
    needs: tuple[Callable[..., Any], ...]


def beside(neighbours: Neighbours) -> Callable[[Body], Body]:
    """Decorate a check's body: in Django, these stand around the student's middleware."""

    def decorate(body: Body) -> Body:
        body.neighbours = neighbours  # type: ignore[attr-defined]
        return body

    return decorate


def check(
    *,
    points: int,
    needs: Callable[..., Any] | tuple[Callable[..., Any], ...] = (),
    drives: tuple[str, ...] = DRIVES,
) -> Callable[[Body], Callable[[Judge], Awaitable[None]]]:
    """Decorate ``async def test_...(app)``; its docstring is the title that a student reads.

    ``needs`` are checks of the same file that must have passed. The check runs in each of the
    ``drives`` (direct, django, asgi, wsgi), each time with a new instance of the middleware; it
    passes if all do. It becomes a pytest test that takes the fixture ``judge``.

    Raises TypeError for a check without a title.
    """

    def decorate(body: Body) -> Callable[[Judge], Awaitable[None]]:
        title = inspect.cleandoc(body.__doc__ or "")
        if not title:
            raise TypeError(f"{getattr(body, '__name__', body)} has no docstring: it is the title")

        async def test(judge: Judge) -> None:
            for need in required:
                if need not in judge.passed:
                    raise NotReached(f'First, this has to pass: "{need.terms.title}"')  # type: ignore[attr-defined]
            for drive in drives:
                await judge.begin(drive)
                tokens = random.Random(f"{judge.seed}/{title}/{drive}")  # noqa: S311  # no secret
                await body(App(judge, drive, tokens, getattr(body, "neighbours", PLAIN)))
            judge.passed.add(test)

        test.__doc__ = title
        required = needs if isinstance(needs, tuple) else (needs,)
        test.terms = Terms(title, points, required)  # type: ignore[attr-defined]
        return test

    return decorate
