"""Many submissions: read, judged in several processes, kept."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from pathlib import Path

import msgspec

from autograder import catalog
from autograder.batch import Judged, checks_sha256
from autograder.catalog import Exercise
from autograder.limits import Limits
from autograder.result import Quiz, Result
from autograder.store import Store
from autograder.submission import UNKNOWN, Names, Submission, collect
from autograder.verdicts import KitError

CHUNK = 20
"""Submissions in one pytest session: enough to pay for its start, few enough for progress."""


class Options(msgspec.Struct, frozen=True):
    """How a batch is judged. ``solutions`` has the keys of the graded questions."""

    jobs: int
    limits: Limits
    solutions: Path | None = None


class Run(msgspec.Struct, frozen=True):
    """What there is to do, and what of it is judged already."""

    works: list[Submission]
    done: dict[tuple[str, str, str | None], Result]


def names(forced: str | None = None) -> Names:
    """How to tell for which exercise a file is.

    Raises catalog.CatalogError if ``forced`` is no exercise.
    """
    known = {exercise.id: exercise.name for exercise in catalog.exercises().values()}
    return Names(known, catalog.find(forced).id if forced else None)


def plan(paths: list[Path], forced: str | None, store: Store, solutions: Path | None) -> Run:
    """Read all submissions and find out which are judged already, their questions too.

    Raises OSError, FileNotFoundError or catalog.CatalogError.
    """
    works = collect(paths, names(forced))
    known = store.results()
    done = {}
    for work in works:
        key = (work.student, work.name, work.exercise)
        result = known.get(key)
        if result is not None and _still_counts(result, work, solutions):
            done[key] = result
    return Run(works, done)


def _still_counts(result: Result, work: Submission, solutions: Path | None) -> bool:
    if result.status == "kit_error" or result.content_sha256 != work.content_sha256:
        return False
    if work.exercise is None:
        return True
    if solutions is not None and result.quiz != _quiz(work, solutions):
        return False
    return result.checks_sha256 == checks_sha256(catalog.find(work.exercise))


def grade(run: Run, seed: int, options: Options) -> Generator[Judged]:
    """Judge what is not judged yet; results come in the order in which they end."""
    works = {(w.student, w.name, w.exercise): w for w in run.works}
    left = [work for key, work in works.items() if key not in run.done]
    for judged in judge(left, seed, options.limits, options.jobs):
        quiz = _quiz(works[judged.result.key], options.solutions)
        result = msgspec.structs.replace(judged.result, quiz=quiz)
        yield msgspec.structs.replace(judged, result=result)


def judge(works: list[Submission], seed: int, limits: Limits, jobs: int) -> Iterator[Judged]:
    """Judge submissions in ``jobs`` processes; results come in the order in which they end."""
    pairs = []
    for work in works:
        if work.exercise is None:
            yield Judged(_unknown(work, seed), {})
        else:
            pairs.append((work, catalog.find(work.exercise)))
    if not pairs:
        return
    jobs = max(1, min(jobs, len(pairs)))
    size = max(1, min(CHUNK, -(-len(pairs) // (jobs * 4))))
    chunks = [pairs[start : start + size] for start in range(0, len(pairs), size)]
    context = multiprocessing.get_context("spawn")
    with (
        _safe_path(),
        ProcessPoolExecutor(jobs, mp_context=context, initializer=_ignore_ctrl_c) as pool,
    ):
        try:
            yield from _judge_all(pool, chunks, seed, limits)
        except BaseException:
            workers = list((pool._processes or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in workers:  # what they judge now may take its time to end by itself
                worker.terminate()
            raise


@contextlib.contextmanager
def _safe_path() -> Iterator[None]:
    """For the Pythons that are started: a pickle.py in the current folder, which may be a
    student's, must not become part of the judge.
    """
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("PYTHONSAFEPATH", None)


def _ignore_ctrl_c() -> None:
    """Ctrl-C goes to the parent, which ends the batch in order; workers print no traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextlib.contextmanager
def _starting_workers() -> Iterator[None]:
    """While they start, workers take no Ctrl-C. What is blocked here stays so in them; for the
    parent, Ctrl-C is only put off.
    """
    pressed = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: pressed.set())
    blocks = hasattr(signal, "pthread_sigmask")
    if blocks:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if blocks:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, before)
    if pressed.is_set():
        raise KeyboardInterrupt


def _judge_all(
    pool: Executor, chunks: list[list[tuple[Submission, Exercise]]], seed: int, limits: Limits
) -> Iterator[Judged]:
    with _starting_workers():
        futures = {pool.submit(_in_worker, chunk, seed, limits): chunk for chunk in chunks}
    for future in as_completed(futures):
        try:
            yield from future.result()
        except Exception as error:  # noqa: BLE001  # a worker that died must not end the batch
            for submission, exercise in futures[future]:
                yield Judged(_kit_error(submission, exercise, seed, error), {})


def _in_worker(pairs: list[tuple[Submission, Exercise]], seed: int, limits: Limits) -> list[Judged]:
    """``judge_chunk``; a SIGTERM ends it as Ctrl-C does, so that no host and no folder is left."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return judge_chunk(pairs, seed, limits)
    except KeyboardInterrupt:
        os._exit(1)  # the worker's queue has more work, which nobody wants any longer
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def judge_chunk(
    pairs: list[tuple[Submission, Exercise]], seed: int, limits: Limits
) -> list[Judged]:
    """Judge some submissions in one session; runs in a worker."""
    from autograder import session  # pytest, which the parent does not need

    judged: list[Judged] = []
    try:
        session.judge(pairs, seed=seed, limits=limits, report=judged.append)
    except KitError as error:
        have = {item.result.key for item in judged}
        for submission, exercise in pairs:
            if (submission.student, submission.name, submission.exercise) not in have:
                judged.append(Judged(_kit_error(submission, exercise, seed, error), {}))
    return judged


def judge_here(works: list[Submission], seed: int, limits: Limits) -> list[Judged]:
    """Judge a few submissions in this process.

    Raises KitError if the session itself could not run.
    """
    from autograder import session

    judged = [Judged(_unknown(work, seed), {}) for work in works if work.exercise is None]
    pairs = [(work, catalog.find(work.exercise)) for work in works if work.exercise is not None]
    if pairs:
        session.judge(pairs, seed=seed, limits=limits, report=judged.append)
    return judged


def _quiz(work: Submission, solutions: Path | None) -> Quiz | None:
    """The graded question's verdict, if the notebook asked it and there is a key."""
    if solutions is None or work.exercise is None or not work.asked:
        return None
    exercise = catalog.find(work.exercise)
    answers = catalog.answers(solutions, exercise)
    if answers is None:
        return None
    most = exercise.question.points
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


def _kit_error(work: Submission, exercise: Exercise, seed: int, error: BaseException) -> Result:
    return Result(
        student=work.student,
        submission=work.name,
        exercise=exercise.id,
        status="kit_error",
        reason=f"{error}" or type(error).__name__,
        score=None,
        max_score=exercise.points,
        seed=seed,
        content_sha256=work.content_sha256,
        checks_sha256=checks_sha256(exercise),
    )


def default_jobs() -> int:
    """One job a core that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
