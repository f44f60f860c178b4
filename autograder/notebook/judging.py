"""``python -m autograder.notebook.judging``: answers the questions of a notebook until its end.

A thread reads, so that the end of the kernel is noticed in the middle of an answer, too.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import random
import signal
import threading
import time

from autograder import catalog, grade, timeline
from autograder.app import PLAIN, STOCK, SYNC, App
from autograder.grading import session
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.notebook.asking import (
    Answer,
    JudgeIt,
    Question,
    Seen,
    Trouble,
    Verdict,
    WatchIt,
    packed,
    received,
)
from autograder.protocol import Advance, Command, Load
from autograder.submission import Submission
from autograder.verdicts import KitError, Stopped, StudentError, Ungradable

LIMITS = Limits(isolation="any")


def main() -> None:
    """Answer what comes on stdin; end with it."""
    # Whatever prints to stdout must not get between the answers.
    answers = os.dup(1)
    os.dup2(2, 1)
    questions: queue.SimpleQueue[Question] = queue.SimpleQueue()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    threading.Thread(target=_listen, args=(questions,), daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        _warm_up()
        while True:
            data = memoryview(packed(answer(questions.get())))
            while data:
                data = data[os.write(answers, data) :]


def _listen(questions: queue.SimpleQueue[Question]) -> None:
    """Take in questions; when there is nobody left who asks, end this process."""
    # Not sys.stdin: its lock would be held by this thread when Python ends.
    with contextlib.suppress(EOFError, OSError):
        while True:
            questions.put(received(lambda size: os.read(0, size), Question))
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10)
    os._exit(1)  # something has swallowed the exception that the signal is turned into


def _warm_up() -> None:
    """Judge something once: walls are tried, Django is loaded, checks are imported."""
    first = next(iter(catalog.exercises(catalog.named_course()).values()))
    work = Submission("", "", first.id, first.starter.read_text("utf-8"))
    with contextlib.suppress(KitError):  # whoever asks is told
        session.judge([(work, first)], seed=0, limits=LIMITS, report=lambda _: None)


def answer(question: Question) -> Answer:
    """The answer to a question."""
    try:
        if isinstance(question, JudgeIt):
            (judged,) = grade.judge_here([question.work], 0, LIMITS, catalog.named_course())
            return Verdict(judged)
        return asyncio.run(watch(question))
    except (StudentError, Stopped, Ungradable) as error:
        return Trouble(str(error), ours=False)
    except Exception as error:  # noqa: BLE001  # the kernel waits for an answer, whatever it is
        return Trouble(str(error) or type(error).__name__)


class _Watching(Judge):
    """A judge in whose trace stands, too, when it has moved the clock."""

    def say(self, command: Command) -> None:
        if isinstance(command, Advance) and (passed := command.to - self._before) > 0:
            self.trace.events.append(timeline.Later(passed))  # type: ignore[arg-type]
            self._before = command.to
        super().say(command)

    _before = 0.0


_BESIDE = {"": PLAIN, "mixin": STOCK, "sync": SYNC}


async def watch(question: WatchIt) -> Seen:
    """Send requests to a piece of middleware, all at once, and let the view answer in order.

    Raises StudentError, Stopped, Ungradable or KitError.
    """
    load = Load(question.source, "cell", question.name, question.completes_flags, cell=True)
    judge = await _Watching.start(load, LIMITS, "0")
    try:
        await judge.begin("django")
        around = _BESIDE[question.beside]
        app = App(judge, "django", random.Random(0), around)  # noqa: S311  # no secret
        exchanges = [app.get("/") for _ in range(question.requests)]
        await judge.until(lambda: all(one.calls or one.over for one in exchanges))
        for one in exchanges:
            if one.calls:
                one.view_returns(200)
        await judge.until(lambda: all(one.over for one in exchanges))
        first = exchanges[0]
        status = first.answered.status if first.answered is not None else None
        return Seen(timeline.steps(judge.trace), judge.now, status, len(first.crossings))
    finally:
        judge.close()


if __name__ == "__main__":
    main()
