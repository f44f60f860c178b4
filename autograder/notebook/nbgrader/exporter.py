"""The exporter of ``autograde``: judges the class, and reads whatever was handed in.

nbgrader makes one exporter for a run, after it has found the class's folders and before it looks
into any. An error here ends the run before anything was touched.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException
from traitlets import default

from autograder.grading.records import Key
from autograder.notebook.nbgrader import readable, roll
from autograder.notebook.nbgrader.judge import CannotJudge, Judge, Verdict, ending
from autograder.notebook.nbgrader.master import Master, masters
from autograder.notebook.nbgrader.roll import HandedIn

VERDICTS = "autograder_verdicts"
MASTER = "autograder_master"
"""Names in the resources that nbgrader's steps are given: what became of each exercise of the
notebook, by its id, and the cells as the teacher released them."""


class JudgingExporter(NotebookExporter):
    """Made by nbgrader's Autograde, which is its parent."""

    @default("export_from_notebook")
    def _no_menu(self) -> None:
        """Not among the formats that JupyterLab can save a notebook as."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)  # type: ignore[no-untyped-call]
        self._course: Any = self.parent
        self._judge = Judge(parent=self)
        self._masters: dict[str, list[Master]] = {}
        self._handed_in: dict[Path, HandedIn] = {}
        self._verdicts: dict[Key, Verdict] = {}
        if getattr(self.parent, "assignments", None):
            try:
                self._class_first()
            except CannotJudge as error:
                self.log.error("%s", error)  # noqa: TRY400  # one line, no traceback
                raise NbGraderException(str(error)) from None

    def _class_first(self) -> None:
        """Judge all that this run will grade, in as many processes as there are."""
        for folder in self._folders():
            student, assignment = self._who(folder)
            for handed in roll.of_student(student, assignment, folder, self._of(assignment)):
                self._handed_in[handed.expected] = handed
                known = self._course.assignments.setdefault(str(folder), [])
                if str(handed.expected) not in known:  # nbgrader would leave it out, for a zero
                    known.append(str(handed.expected))
        self._decide(h for h in self._handed_in.values() if self._is_new(h))

    def _folders(self) -> list[Path]:
        """The folders of the class, also those without a notebook, which nbgrader passes over."""
        course = self._course.coursedir
        pattern = self._course._format_source(course.assignment_id, course.student_id)
        excluded = str(course.student_id_exclude or "").split(",")
        found = [Path(folder) for folder in sorted(glob.glob(pattern))]  # noqa: PTH207  # nbgrader's
        return [f for f in found if f.is_dir() and self._who(f)[0] not in excluded]

    def _who(self, folder: Path) -> tuple[str, str]:
        """Student and assignment of a folder, by nbgrader's own pattern."""
        pattern = self._course._format_source("(?P<assignment>.*)", "(?P<student>.*)", escape=True)
        found = re.match(pattern, str(folder))
        assert found is not None  # it was found by the same pattern
        return found["student"], found["assignment"]

    def _of(self, assignment: str) -> list[Master]:
        if assignment not in self._masters:
            course = self._course.coursedir
            with Gradebook(course.db_url, course.course_id) as gradebook:
                self._masters[assignment] = masters(gradebook, assignment)
        return roll.matching(self._masters[assignment], self._course.coursedir.notebook_id)

    def _is_new(self, handed: HandedIn) -> bool:
        """Whether nbgrader will grade it; the few that it grades all the same are judged then."""
        course, folder = self._course, handed.expected.parent
        student, assignment = self._who(folder)
        before = Path(course._format_dest(assignment, student))
        if course.force or course.coursedir.notebook_id != "*" or not before.exists():
            return True
        times = [course.coursedir.get_existing_timestamp(str(f)) for f in (folder, before)]
        return None not in times and times[0] > times[1]

    def _decide(self, handed: Iterator[HandedIn]) -> None:
        works = [work for one in handed for work in one.works]
        self._verdicts |= self._judge.judge(works, Path(self._course.coursedir.root))

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> Any:
        """Convert what was handed in, or nbgrader's own copy of it on its second way."""
        notebook = Path(filename)
        handed = self._handed_in.get(notebook)
        if handed is None:
            resources |= self._told(resources["nbgrader"])
            return super().from_filename(filename, resources=resources, **options)
        if any(work.key not in self._verdicts for work in handed.works):
            self._decide(iter([handed]))
        self._say(handed)
        resources |= self._told(resources["nbgrader"])
        resources["metadata"] = {"name": notebook.stem, "path": str(notebook.parent)}
        node = readable.notebook(handed.path)
        return self.from_notebook_node(node, resources, **options)  # type: ignore[no-untyped-call]

    def _told(self, place: dict[str, str]) -> dict[str, Any]:
        """What nbgrader's steps are told about a notebook."""
        source = self._course.coursedir.format_path(
            self._course.coursedir.submitted_directory, place["student"], place["assignment"]
        )
        handed = self._handed_in.get(Path(source) / f"{place['notebook']}.ipynb")
        if handed is None:
            return {}
        found = {str(w.exercise): self._verdicts.get(w.key) for w in handed.works}
        return {MASTER: handed.master, VERDICTS: {k: v for k, v in found.items() if v is not None}}

    def _say(self, handed: HandedIn) -> None:
        """A line for whatever a teacher should know at once."""
        if handed.renamed is not None:
            self.log.warning("%s: handed in as %s", handed.student, handed.renamed)
        for work in handed.works:
            why = ending(self._verdicts[work.key])
            if why is not None:
                self.log.warning("%s: %s: %s", handed.student, work.exercise, why)
            if work.unread is not None:
                self.log.warning("%s: %s: %s", handed.student, work.exercise, work.unread)
