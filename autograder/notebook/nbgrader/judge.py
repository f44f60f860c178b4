"""Asks for verdicts, and hands them to nbgrader's steps. Its traits are the teacher's settings."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from traitlets import Enum, Integer, Unicode
from traitlets.config import LoggingConfigurable

from autograder import catalog, grade
from autograder.grading.records import Key
from autograder.grading.store import Store
from autograder.notebook.nbgrader.child import Ask
from autograder.result import Result
from autograder.submission import Submission
from autograder.timeline import Step
from autograder.words import plural

CANNOT = 2
"""The exit code of a judge that could not begin."""


class Verdict(msgspec.Struct, frozen=True):
    """What became of one work."""

    work: Submission
    result: Result
    steps: dict[str, tuple[Step, ...]] = {}


class CannotJudge(Exception):
    """Nothing can be judged here; the text says what to do."""


class Judge(LoggingConfigurable):
    """Judges works as ``autograder grade`` does, with its walls, in a process of its own."""

    solutions = Unicode(
        "", help="Folder with the keys of the graded questions; without it a person grades them."
    ).tag(config=True)
    results = Unicode(
        "judged", help="Folder of the records, for autograder show; below the course's folder."
    ).tag(config=True)
    jobs = Integer(0, help="Processes that judge; 0 is one a core.").tag(config=True)
    isolation = Enum(
        ("auto", "A", "B", "none", "any"), "auto", help="Walls around student code."
    ).tag(config=True)

    def judge(self, works: Iterable[Submission], root: Path) -> dict[Key, Verdict]:
        """A verdict on each work; what is judged already is not judged again.

        ``root`` is the course's folder. Raises CannotJudge.
        """
        wanted = {work.key: work for work in works}
        if not wanted:
            return {}
        self.log.info("Judging %s", plural(len(wanted), "submission"))
        store = Store(root / self.results)
        reason = self._ask(list(wanted.values()), store.folder, root)
        known: Mapping[Key, Result] = {}
        if (store.folder / "results.jsonl").exists():
            known = store.results()
        return {key: _verdict(work, known.get(key), store, reason) for key, work in wanted.items()}

    def _ask(self, works: list[Submission], out: Path, root: Path) -> str:
        """Have them judged; why some of them may be not."""
        solutions = root / self.solutions if self.solutions else None
        if solutions is not None and not solutions.is_dir():
            self.log.warning("There are no keys in %s: questions wait for a person", solutions)
            solutions = None
        ask = Ask(
            works,
            str(out),
            None if solutions is None else str(solutions),
            str(self.isolation),
            self.jobs,
        )
        done = subprocess.run(  # our own interpreter and module
            [sys.executable, "-P", "-m", "autograder.notebook.nbgrader.child"],
            input=msgspec.msgpack.encode(ask),
            capture_output=True,
            check=False,
        )
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        if done.returncode == CANNOT:
            why = said[0] if said else "the judge could not begin"
            raise CannotJudge(why.replace("--isolation none", 'c.Judge.isolation = "none"'))
        return f"the judge ended with {done.returncode}: {said[0] if said else 'no reason'}"


def _verdict(work: Submission, result: Result | None, store: Store, reason: str) -> Verdict:
    # A record of older work is none of this: the judge has not come to it.
    if result is None or result.content_sha256 != work.content_sha256:
        return Verdict(work, grade.not_judged(work, reason, course=catalog.named_course()))
    return Verdict(work, result, store.steps(result))


def ending(verdict: Verdict) -> str | None:
    """Why a person has to grade this one, if so; one line."""
    result = verdict.result
    if result.status == "kit_error":
        return f"not judged, the kit failed: {result.reason}"
    if result.status == "ungradable":
        return f"could not be graded: {result.reason}"
    if result.status == "review":
        return "graded, and to be looked at: " + "; ".join(result.flags)
    return None
