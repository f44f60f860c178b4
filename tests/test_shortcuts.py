"""What Django does in a thread, or writes into its log, is there for whoever looks."""

from __future__ import annotations

import random

import pytest

from autograder.app import App
from autograder.checks.visits import Visit, one_by_one
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.protocol import Crossed, Load

SOURCE = """
import logging, threading
from django.core.signals import got_request_exception

class Tells(logging.Handler):
    def emit(self, record):
        print(record.levelname, record.getMessage(), here())

def here():
    main = threading.current_thread() is threading.main_thread()
    return "in the loop" if main else "in a thread"

def tell(**fields):
    print("signal", here())

class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)

    {hook}

{look}
"""
HOOK = "def process_exception(self, request, exception): print('hook', here())"
HEARS = "logging.getLogger({!r}).addHandler(Tells())"
SIGNAL = "got_request_exception.connect(tell)"


async def printed(planned: Visit, *, look: str = "", hook: str = "") -> tuple[list[str], int]:
    """What a request has printed, and how often it went through a thread."""
    load = Load(SOURCE.format(look=look, hook=hook), "ada.py", "PassMiddleware", True)
    judge = await Judge.start(load, Limits(isolation="any"), "seed")
    try:
        await judge.begin("django")
        app = App(judge, "django", random.Random(0))
        (seen,) = await one_by_one(app, [planned])
        seen.must_be_answered()
    finally:
        judge.close()
    return list(seen.exchange.printed), len(app.trace.of(Crossed))


@pytest.mark.parametrize(
    "plan", [{"status": 404}, {"error": "ValueError"}, {"error": "SuspiciousOperation"}]
)
async def test_nobody_looks_and_no_thread_is_taken(plan: dict[str, object]) -> None:
    assert await printed(Visit(**plan)) == ([], 0)


@pytest.mark.parametrize(
    ("logger", "plan", "line"),
    [
        ("django.request", {"status": 404}, "WARNING Not Found"),
        ("django", {"status": 500}, "ERROR Internal Server Error"),
        ("django.request", {"error": "ValueError"}, "ERROR Internal Server Error"),
        ("django.security.SuspiciousOperation", {"error": "SuspiciousOperation"}, "ERROR "),
    ],
)
async def test_a_log_is_written_for_who_reads_it(
    logger: str, plan: dict[str, object], line: str
) -> None:
    lines, _ = await printed(Visit(**plan, path="/"), look=HEARS.format(logger))
    assert len(lines) == 1
    assert lines[0].startswith(line)
    assert lines[0].endswith("in a thread")


@pytest.mark.parametrize("spoilt", ["DEBUG = True", "TEMPLATES = [{}]"])
async def test_a_page_for_an_error_that_takes_time_is_made_in_a_thread(spoilt: str) -> None:
    look = f"from django.conf import settings; settings.{spoilt}"
    _, crossed = await printed(Visit(error="ValueError"), look=look)
    assert crossed


async def test_a_signal_and_a_hook_are_called_in_a_thread() -> None:
    lines, crossed = await printed(Visit(error="ValueError"), look=SIGNAL, hook=HOOK)
    assert lines == ["hook in a thread", "signal in a thread"]
    assert crossed > 1
