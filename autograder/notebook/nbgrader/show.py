"""Takes the place of nbgrader's Execute: what the judge has seen is the check cell's output."""

from __future__ import annotations

from html import escape
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from autograder import catalog
from autograder.export import Graded, advice
from autograder.feedback import feedback
from autograder.feedback.html import html
from autograder.notebook.cells import CHECKS
from autograder.notebook.nbgrader.exporter import VERDICTS
from autograder.notebook.nbgrader.judge import Verdict
from autograder.notebook.nbgrader.readable import writable


class ShowFeedback(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Executes nothing."""

    def preprocess_cell(self, cell: Any, resources: Any, _index: int) -> tuple[Any, Any]:
        """Give each check cell its output."""
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        verdict = resources.get(VERDICTS, {}).get(grade_id.removesuffix(CHECKS))
        if grade_id.endswith(CHECKS) and verdict is not None:
            cell.outputs = [output(verdict)]
        return cell, resources


def output(verdict: Verdict) -> Any:
    """The feedback as a cell's output: for a browser, and as text."""
    from nbformat import v4

    told = feedback(verdict.result, verdict.work.source, verdict.steps)
    title = catalog.find(str(verdict.result.exercise), catalog.named_course()).title
    text = advice(Graded(verdict.result, verdict.work.name, told)) or "All passed."
    page = html(told, title)
    if verdict.work.unread is not None:
        text += f"\n\nThe graded question: {verdict.work.unread}"
        page += f"<p>The graded question: {escape(verdict.work.unread)}</p>"
    data = {"text/plain": writable(text), "text/html": writable(page)}
    return v4.new_output("display_data", data=data)
