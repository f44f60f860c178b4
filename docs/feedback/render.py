"""Renders the feedback on twenty typical mistakes: as text, and as a picture of the HTML.

    uv run python docs/feedback/render.py

The pictures need Chromium (``apt-get install chromium``); without it, only the texts are written.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import msgspec
from rich.console import Console

from autograder import catalog, grade, terminal
from autograder.feedback import feedback
from autograder.feedback.html import html
from autograder.grading.batch import Judged
from autograder.limits import Limits
from autograder.submission import Submission, collect

HERE = Path(__file__).parent
SOLUTIONS = HERE.parents[1] / "solutions"
TYPICAL = (
    "01_convert_function/starter_unchanged",
    "01_convert_function/async_factory",
    "01_convert_function/old_call_left",
    "02_async_call/coroutine_returned",
    "02_async_call/async_init",
    "02_async_call/misspelt_class",
    "02_async_call/log_middleware",
    "02_async_call/request_on_self",
    "03_print_order/both_before",
    "03_print_order/await_in_plain_def",
    "03_print_order/lock_in_init",
    "03_print_order/after_printed_in_background",
    "03_print_order/time_sleep_for_order",
    "04_missing_await/starter_unchanged",
    "04_missing_await/awaited_but_not_assigned",
    "04_missing_await/asyncio_run",
    "04_missing_await/return_forgotten",
    "05_conditional_header/any_2xx_range",
    "05_conditional_header/response_ok",
    "05_conditional_header/flag_on_self",
)
ROOM, ROW = 560, 26
"""Pixels for what stands around the timeline, and for each of its steps."""


def main() -> None:
    """Judge the twenty, write what their students see."""
    works = {}
    for name in TYPICAL:
        exercise, _, file = name.partition("/")
        path = SOLUTIONS / exercise / "wrong" / f"{file}.py"
        (work,) = collect([path], grade.names(exercise))
        # The first line is the label: a student's file does not have it.
        source = work.source.split("\n", 1)[1].lstrip("\n")
        key = name.replace("/", "-")
        works[key] = msgspec.structs.replace(
            work, student="you", name="middleware.py", exercise=exercise, source=source
        )
    for key, work in works.items():
        (judged,) = grade.judge_here([work], 0, Limits())
        _text(key, work, judged)
        _picture(key, work, judged)
    index = [f"- {key}: [text]({key}.txt), [picture]({key}.png)" for key in works]
    (HERE / "README.md").write_text(
        "# What a student sees\n\n"
        "The feedback on twenty typical mistakes, written by `render.py`.\n\n"
        + "\n".join(index)
        + "\n",
        "utf-8",
    )


def _text(key: str, work: Submission, judged: Judged) -> None:
    exercise = catalog.find(work.exercise or "")
    with (HERE / f"{key}.txt").open("w", encoding="utf-8") as file:
        console = Console(file=file, width=96, no_color=True)
        console.print(
            terminal.result(judged.result, exercise, judged.traces, work.source, judged.steps)
        )


def _picture(key: str, work: Submission, judged: Judged) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        return
    exercise = catalog.find(work.exercise or "")
    height = ROOM + ROW * max((len(steps) for steps in judged.steps.values()), default=0)
    shown = html(feedback(judged.result, work.source, judged.steps), exercise.title)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<!doctype html><meta charset='utf-8'>{shown}", "utf-8")
        subprocess.run(  # noqa: S603  # a browser on a page of our own
            [
                *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                *(f"--screenshot={HERE / f'{key}.png'}", f"--window-size=900,{height}"),
                f"file://{page}",
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
