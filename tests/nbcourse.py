"""A course of nbgrader's in a folder of its own, and what students do to their notebooks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from commands import ROOT, SOLUTIONS
from nbgrader.api import Gradebook

from autograder import grade
from autograder.notebook import warm
from autograder.notebook.asking import JudgeIt, Verdict
from autograder.submission import collect

Notebook = dict[str, Any]
Cell = dict[str, Any]
Change = Callable[[Notebook], None]


def read(path: Path) -> Notebook:
    notebook: Notebook = json.loads(path.read_text("utf-8"))
    return notebook


def cell(notebook: Notebook, grade_id: str) -> Cell:
    """The first cell with this id."""
    return next(
        c
        for c in notebook["cells"]
        if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )


def labelled(path: Path, exercise: str) -> str:
    """A known wrong answer as a student has it: its first line names the exercise."""
    text = path.read_bytes().decode("utf-8", "replace")
    return f"# exercise: {exercise}\n{text.partition(chr(10))[2]}"


class Course:
    """``folder`` has nbgrader's configuration and sources; its exchange and home are beside it."""

    def __init__(self, base: Path, *, kernel: bool = False) -> None:
        self.folder = base / "course"
        self.home = base / "home"
        self.exchange = base / "exchange"
        for folder in (self.folder, self.home, self.exchange):
            folder.mkdir()
        self.exchange.chmod(0o777)
        config = (ROOT / "notebooks" / "nbgrader_config.py").read_text("utf-8")
        if kernel:
            config = config.replace("settings.judge(c)", "")
        config += f"\nc.Exchange.root = {str(self.exchange)!r}\n"
        (self.folder / "nbgrader_config.py").write_text(config, "utf-8")
        (base / "solutions").symlink_to(SOLUTIONS)
        shutil.copytree(ROOT / "notebooks" / "source", self.folder / "source")

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / 'gradebook.db'}"

    def environment(self) -> dict[str, str]:
        """Without the environment's programs on PATH: a teacher may not have activated it."""
        bin_folder = str(Path(sys.executable).parent)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON"))}
        path = [p for p in kept["PATH"].split(os.pathsep) if p != bin_folder]
        return kept | {"HOME": str(self.home), "PATH": os.pathsep.join(path)}

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command of nbgrader's to its end."""
        return subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=self.folder,
            env=self.environment() | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def nbgrader(self, *arguments: str) -> str:
        """The same, for one that has to succeed; what it says."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def release(self, exercise: str, assignment: str | None = None) -> Notebook:
        """The notebook that students get."""
        return read(self.folder / "release" / (assignment or exercise) / f"{exercise}.ipynb")

    def submitted(self, student: str, exercise: str, assignment: str | None = None) -> Path:
        folder = self.folder / "submitted" / student / (assignment or exercise)
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{exercise}.ipynb"

    def gradebook(self) -> Gradebook:
        return Gradebook(self.url)


class Corpus:
    """One assignment with a notebook for each exercise, and students who hand in files of a corpus.

    ``works`` are files by the exercise that each is for.
    """

    NAME = "everything"

    def __init__(self, base: Path, works: dict[str, list[Path]]) -> None:
        self.course = Course(base)
        folder = self.course.folder / "source" / self.NAME
        folder.mkdir()
        for exercise in works:
            shutil.copy(self.course.folder / "source" / exercise / f"{exercise}.ipynb", folder)
        self.course.nbgrader("generate_assignment", self.NAME)
        self.files: dict[tuple[str, str], Path] = {}
        for exercise, files in works.items():
            for number, file in enumerate(files):
                self._hand_in(f"s{number:03}", exercise, file)

    def _hand_in(self, student: str, exercise: str, file: Path) -> None:
        notebook = self.course.release(exercise, self.NAME)
        cell(notebook, exercise)["source"] = file.read_bytes().decode("utf-8")
        path = self.course.submitted(student, exercise, self.NAME)
        path.write_text(json.dumps(notebook), "utf-8")
        self.files[student, exercise] = file

    def autograded(self) -> dict[tuple[str, str], float | None]:
        """The scores of the coding tasks by ``nbgrader autograde``, by student and exercise."""
        self.course.nbgrader("autograde", self.NAME)
        with self.course.gradebook() as book:
            return {
                (student, exercise): book.find_grade(
                    f"{exercise}-checks", exercise, self.NAME, student
                ).auto_score
                for student, exercise in self.files
            }

    def graded(self, out: Path) -> dict[tuple[str, str], float | None]:
        """The same by ``autograder grade``; None for what it could not judge."""
        command = [Path(sys.executable).with_name("autograder"), "grade", "--out", out]
        folder = self.course.folder / "submitted"
        subprocess.run([*command, folder], check=True, stdout=subprocess.DEVNULL)
        lines = (out / "results.jsonl").read_bytes().splitlines()
        records = {(r["student"], r["exercise"]): r for r in map(json.loads, lines)}
        return {
            key: r["score"] if r["status"] in ("graded", "review") else None
            for key, r in records.items()
        }

    def checked(self) -> dict[tuple[str, str], float | None]:
        """The same by the judge of the check cell."""
        found = {}
        for student, exercise in self.files:
            path = self.course.submitted(student, exercise, self.NAME)
            (work,) = collect([path], grade.names())
            answer = warm.judge.ask(JudgeIt(work))
            assert isinstance(answer, Verdict), answer
            result = answer.judged.result
            scored = result.status in ("graded", "review")
            found[student, exercise] = result.score if scored else None
        warm.judge.close()
        return found


def is_text(file: Path) -> bool:
    """Whether a notebook can have it in a cell."""
    try:
        return bool(file.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        return False
