"""The judge beside a kernel: kept warm, replaced when it dies, gone when the kernel is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from commands import RIGHT, SOLUTIONS, WRONG
from processes import running

from autograder import grade
from autograder.limits import Limits
from autograder.notebook.asking import JudgeIt, Verdict
from autograder.notebook.warm import Warm
from autograder.submission import Submission

ONE = "03_print_order"
SLOW = "while True:\n    pass\n"
"""It takes as long as it may: seconds."""


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    judge = Warm()
    judge.start()
    yield judge
    judge.close()


def score(warm: Warm, source: str, exercise: str = ONE) -> int | None:
    answer = warm.ask(JudgeIt(Submission("you", "this notebook", exercise, source, cell=True)))
    assert isinstance(answer, Verdict)
    return answer.judged.result.score


def test_the_same_process_judges_again_and_again(warm: Warm) -> None:
    first = score(warm, RIGHT)
    pid = warm.pid
    assert (first, score(warm, WRONG) != first, score(warm, RIGHT)) == (14, True, 14)
    assert warm.pid == pid


def test_what_a_cell_displays_is_no_mistake_and_no_print(warm: Warm) -> None:
    assert score(warm, f"{RIGHT}\ndisplay(LogMiddleware, raw=False)\n") == 14


def test_a_judge_that_was_killed_is_replaced(warm: Warm) -> None:
    score(warm, WRONG)
    pid = warm.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert score(warm, RIGHT) == 14
    assert warm.pid != pid


def test_after_an_interrupt_the_next_answer_is_its_own(warm: Warm) -> None:
    score(warm, RIGHT)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt):
            score(warm, SLOW)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert score(warm, RIGHT) == 14


def test_scores_are_those_of_grade(warm: Warm) -> None:
    """A sample of the known wrong answers; ``grade`` judges them in the same session."""
    works = [
        Submission("you", path.name, path.parents[1].name, path.read_text("utf-8"), cell=True)
        for path in sorted(SOLUTIONS.glob("*/wrong/*.py"))[::25]
    ]
    judged = {one.result.key: one.result for one in grade.judge(works, 0, Limits(), 2)}
    assert len(judged) > 10
    for work in works:
        assert score(warm, work.source, str(work.exercise)) == judged[work.key].score, work.name


KERNEL = f"""
import sys
from autograder.notebook.warm import judge
from autograder.notebook.asking import JudgeIt
from autograder.submission import Submission
judge.ask(JudgeIt(Submission("you", "", "{ONE}", "x = 1")))
print(judge.pid, flush=True)
if sys.argv[1] == "in the middle":
    judge.ask(JudgeIt(Submission("you", "", "{ONE}", {SLOW!r})))
sys.stdin.read()
"""


def below(pid: int) -> set[int]:
    """A process and all that it has started."""
    found, parents = {pid}, {pid}
    while parents:
        parents = {p.id for p in running().values() if p.parent in parents} - found
        found |= parents
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
@pytest.mark.parametrize("moment", ["idle", "in the middle"])
def test_it_ends_with_a_kernel_that_is_killed(moment: str) -> None:
    kernel = subprocess.Popen(
        [sys.executable, "-c", KERNEL, moment], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert kernel.stdout is not None
    assert kernel.stdin is not None
    processes = below(int(kernel.stdout.readline()))
    assert len(processes) > 1  # the judge has its zygote
    kernel.kill()
    kernel.wait()
    kernel.stdin.close()
    kernel.stdout.close()
    for _ in range(600):
        if processes.isdisjoint(running()):
            break
        time.sleep(0.1)
    assert processes.isdisjoint(running())
