"""Many submissions: read, judged in several processes, kept."""

from __future__ import annotations

import contextlib
import functools
import gc
import os
import signal
import sys
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import msgspec

from autograder import catalog, sandbox
from autograder.grading import pool
from autograder.grading.batch import Judged, checks_sha256
from autograder.grading.records import Key
from autograder.grading.store import Store
from autograder.grading.workers import Local, Workers
from autograder.limits import Limits
from autograder.result import Quiz, Result
from autograder.submission import UNKNOWN, Names, Submission, collect
from autograder.verdicts import KitError
from autograder.version import __version__

CHUNK = 100
"""Submissions in one pytest session: enough to pay for its start, few enough for progress."""


class Options(msgspec.Struct, frozen=True):
    """How a batch is judged. ``solutions`` has the keys of the graded questions.

    ``course`` is the folder of the course, here and in all that follows; None: the kit's own.
    """

    workers: Workers
    limits: Limits
    solutions: Path | None = None
    course: Path | None = None


class Run(msgspec.Struct, frozen=True):
    """What there is to do, and what of it is judged already."""

    works: list[Submission]
    done: set[Key]


def names(forced: str | None = None, course: Path | None = None) -> Names:
    """How to tell for which exercise a file is.

    Raises catalog.CatalogError if ``forced`` is no exercise.
    """
    only = catalog.find(forced, course).id if forced else None
    return Names.of(catalog.exercises(course).values(), only)


def plan(paths: list[Path], forced: str | None, store: Store, options: Options) -> Run:
    """Read all submissions and find out which are judged already, their questions too.

    Raises OSError, FileNotFoundError or catalog.CatalogError.
    """
    return resume(collect(paths, names(forced, options.course)), store, options)


def resume(works: list[Submission], store: Store, options: Options) -> Run:
    """Find out which works are judged already, their questions too.

    Raises OSError if the store was never opened.
    """
    known = store.results()
    done = set()
    for work in works:
        result = known.get(work.key)
        if result is not None and _still_counts(result, work, options):
            done.add(work.key)
    return Run(works, done)


def _still_counts(result: Result, work: Submission, options: Options) -> bool:
    if result.status == "kit_error" or result.content_sha256 != work.content_sha256:
        return False
    if work.exercise is None:
        return True
    if options.solutions is not None and result.quiz != _quiz(work, options):
        return False
    return result.checks_sha256 == checks_sha256(catalog.find(work.exercise, options.course))


def grade(run: Run, seed: int, options: Options) -> Generator[Judged]:
    """Judge what is not judged yet; results come in the order in which they end."""
    works = {work.key: work for work in run.works}
    left = [work for key, work in works.items() if key not in run.done]
    for judged in judge_by(options.workers, left, seed, options.limits, options.course):
        quiz = _quiz(works[judged.result.key], options)
        result = msgspec.structs.replace(judged.result, quiz=quiz)
        yield msgspec.structs.replace(judged, result=result)


def judge(
    works: list[Submission], seed: int, limits: Limits, jobs: int, course: Path | None = None
) -> Iterator[Judged]:
    """Judge submissions in ``jobs`` processes; results come in the order in which they end."""
    with closing(judge_by(Local(jobs), works, seed, limits, course)) as judging:
        yield from judging


def judge_by(
    workers: Workers,
    works: list[Submission],
    seed: int,
    limits: Limits,
    course: Path | None = None,
) -> Generator[Judged]:
    """Judge submissions by ``workers``; results come in the order in which they end.

    Raises KitError if no worker stays alive.
    """
    yield from (Judged(_unknown(work, seed), {}) for work in works if work.exercise is None)
    works = [work for work in works if work.exercise is not None]
    if not works:
        return
    count = workers.count()
    size = max(1, min(CHUNK, -(-len(works) // (count * 4))))
    chunks = [works[start : start + size] for start in range(0, len(works), size)]
    task = functools.partial(judge_chunk, seed=seed, limits=limits, course=course)
    give_up = functools.partial(_kit_error, seed=seed, course=course)
    with closing(pool.run(workers.open, chunks, task, give_up, ahead=workers.ahead())) as judging:
        for judged in judging:
            _of_this_kit(judged, course)
            yield from judged


def _of_this_kit(judged: list[Judged], course: Path | None) -> None:
    """A worker of a cluster may have another version, whose verdicts are not these checks'.

    Raises KitError.
    """
    for result in (one.result for one in judged):
        if result.checks_sha256 != checks_sha256(catalog.find(str(result.exercise), course)):
            what = "kit" if course is None else f"kit or of {course}"
            raise KitError(
                f"a worker has another version of the {what} (kit {result.kit}; here it is "
                f"{__version__}): have the same on all"
            )


_session = threading.Lock()
"""Workers of a cluster may be threads of one process: a session has a process to itself."""


def judge_chunk(
    works: Sequence[Submission], seed: int, limits: Limits, course: Path | None
) -> list[Judged]:
    """Judge some submissions in one session; runs in a worker.

    A SIGTERM ends it as Ctrl-C does, so that no host and no folder is left.
    """
    judged: list[Judged] = []
    with _session, _ended_by_sigterm():
        sandbox.begin(limits)
        from autograder.grading import session  # pytest, which the parent does not need

        _freeze()
        if course is not None:
            _forget(course)
        pairs = [(work, catalog.find(str(work.exercise), course)) for work in works]
        try:
            session.judge(pairs, seed=seed, limits=limits, report=judged.append)
        except KitError as error:
            have = {item.result.key for item in judged}
            judged += [
                _kit_error(work, error, seed, course) for work in works if work.key not in have
            ]
    return judged


@functools.cache
def _freeze() -> None:
    """What a worker has imported stays: a collection of garbage need not look at it each time."""
    gc.collect()
    gc.freeze()


def _forget(course: Path) -> None:
    """A worker of a cluster outlives a command, and the teacher may have changed a check."""
    catalog.course.cache_clear()
    checks_sha256.cache_clear()
    for name, module in list(sys.modules.items()):
        if Path(getattr(module, "__file__", None) or ".").is_relative_to(course):
            del sys.modules[name]


@contextlib.contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are no business of a cluster's thread
        return
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        _leave()  # the worker's queue has more work, which nobody wants any longer
    finally:
        signal.signal(signal.SIGTERM, _leave)  # between two chunks


def _interrupt(*_: object) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a second one would break into the clearing up
    late = threading.Timer(3, _leave)  # something may swallow the exception
    late.daemon = True
    late.start()
    raise KeyboardInterrupt


def _leave(*_: object) -> NoReturn:
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sandbox.end()
    os._exit(1)


def judge_here(
    works: list[Submission], seed: int, limits: Limits, course: Path | None = None
) -> list[Judged]:
    """Judge a few submissions in this process.

    Raises KitError if the session itself could not run.
    """
    sandbox.begin(limits)  # while pytest is imported
    from autograder.grading import session

    judged = [Judged(_unknown(work, seed), {}) for work in works if work.exercise is None]
    pairs = [(w, catalog.find(w.exercise, course)) for w in works if w.exercise is not None]
    if pairs:
        session.judge(pairs, seed=seed, limits=limits, report=judged.append)
    return judged


def _quiz(work: Submission, options: Options) -> Quiz | None:
    """The graded question's verdict, if the notebook asked it and there is a key."""
    if options.solutions is None or work.exercise is None or not work.asked:
        return None
    exercise = catalog.find(work.exercise, options.course)
    answers = catalog.answers(options.solutions, exercise)
    if answers is None:
        return None
    most = exercise.question.points
    if work.answer is None and (work.unread or work.problem):
        return Quiz(None, None, most)
    return Quiz(work.answer, most if work.answer == answers.key else 0, most)


def _unknown(work: Submission, seed: int) -> Result:
    return Result(
        student=work.student,
        submission=work.name,
        exercise=None,
        status="ungradable",
        reason=work.problem or UNKNOWN,
        score=0,
        max_score=0,
        seed=seed,
        content_sha256=work.content_sha256,
    )


def _kit_error(work: Submission, error: BaseException, seed: int, course: Path | None) -> Judged:
    return Judged(not_judged(work, f"{error}" or type(error).__name__, seed, course), {})


def not_judged(work: Submission, reason: str, seed: int = 0, course: Path | None = None) -> Result:
    """The result of a work that the kit failed to judge."""
    exercise = catalog.find(str(work.exercise), course)
    return Result(
        student=work.student,
        submission=work.name,
        exercise=exercise.id,
        status="kit_error",
        reason=reason,
        score=None,
        max_score=exercise.points,
        seed=seed,
        content_sha256=work.content_sha256,
        checks_sha256=checks_sha256(exercise),
    )
