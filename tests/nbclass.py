"""A class in a course of nbgrader's, each of whose students has a trap."""

from __future__ import annotations

import copy
import json
import zipfile
from pathlib import Path
from typing import Any

from nbcourse import Course
from traps import CHECKS, JUDGED, ONE, QUESTION, REASONS, STUDENTS, THROUGH_THE_EXCHANGE


class Class:
    """The course after one run of each command, and what the commands said."""

    def __init__(self, base: Path) -> None:
        self.course = Course(base)
        self.said: dict[str, str] = {}

    def nbgrader(self, *arguments: str) -> None:
        self.said[arguments[0]] = self.course.nbgrader(*arguments)

    def hand_in(self) -> None:
        """Two through the exchange, the others as an archive from somewhere else."""
        release = self.course.release(ONE)
        folder = self.course.folder / "downloaded" / ONE / "archive"
        folder.mkdir(parents=True)
        with zipfile.ZipFile(folder / "all.zip", "w") as archive:
            for name in STUDENTS:
                notebook = copy.deepcopy(release)
                (JUDGED | REASONS)[name][0](notebook)
                text = json.dumps(notebook)
                if name in THROUGH_THE_EXCHANGE:
                    self.submit(name, text)
                    continue
                file = {"renamed": "my work", "no_notebook": "essay"}.get(name, ONE)
                when = "2100-03-02-10-00-00" if name == "late" else "2026-02-01-10-00-00"
                end = ".txt" if name == "no_notebook" else ".ipynb"
                text = {"no_json": text[:-100], "no_notebook": "I tried."}.get(name, text)
                archive.writestr(f"{name}@{when}@{file}{end}", text)

    def submit(self, student: str, notebook: str) -> None:
        work = self.course.home / student / ONE
        work.mkdir(parents=True)
        (work / f"{ONE}.ipynb").write_text(notebook, "utf-8")
        self.course.nbgrader("submit", str(work), f"--student={student}")

    def rows(self) -> dict[str, dict[str, Any]]:
        """What the gradebook has of each student."""
        with self.course.gradebook() as book:
            return {s.id: self._row(book, s.id) for s in book.students}

    @staticmethod
    def _row(book: Any, student: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in (CHECKS, QUESTION):
            grade = book.find_grade(name, ONE, ONE, student)
            found[name] = (grade.auto_score, grade.needs_manual_grade)
            found[f"{name} manual"] = grade.manual_score
        comment = book.find_comment(ONE, ONE, ONE, student)
        found["comment"], found["manual comment"] = comment.auto_comment, comment.manual_comment
        found["answered"] = book.find_comment(QUESTION, ONE, ONE, student).auto_comment
        found["penalty"] = book.find_submission(ONE, student).late_submission_penalty
        return found

    def page(self, student: str) -> str:
        """The feedback that a student reads."""
        return (self.course.folder / "feedback" / student / ONE / f"{ONE}.html").read_text("utf-8")
