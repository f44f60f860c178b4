"""Which of nbgrader's steps are replaced by which; for ``nbgrader_config.py``."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from typing import Any


def release(config: Any) -> None:
    """Students get the starters. Without this they would get the solutions."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import ClearSolutions

    from autograder.notebook.nbgrader.guard import GuardedExporter
    from autograder.notebook.nbgrader.handout import ReleaseFeedback
    from autograder.notebook.starters import InsertStarters

    _find_alembic()
    _silence_sqlalchemy()
    config.GenerateAssignment.preprocessors = _with(
        GenerateAssignment.preprocessors, {ClearSolutions: InsertStarters}
    )
    config.GenerateAssignment.exporter_class = GuardedExporter
    config.ExchangeFactory.release_feedback = ReleaseFeedback


def judge(config: Any) -> None:
    """``autograde`` judges: no kernel runs a submission, and nothing goes without a verdict.

    ``nbgrader export`` leaves empty what has no score.
    """
    from nbgrader.converters import Autograde
    from nbgrader.preprocessors import CheckCellMetadata, Execute, SaveAutoGrades

    from autograder.notebook.nbgrader.exporter import JudgingExporter
    from autograder.notebook.nbgrader.grades import ExportGrades
    from autograder.notebook.nbgrader.restore import RestoreCells
    from autograder.notebook.nbgrader.scores import SaveScores
    from autograder.notebook.nbgrader.show import ShowFeedback

    config.Autograde.exporter_class = JudgingExporter
    config.Autograde.sanitize_preprocessors = [RestoreCells]
    config.Autograde.autograde_preprocessors = _with(
        Autograde.autograde_preprocessors,
        {Execute: ShowFeedback, SaveAutoGrades: SaveScores, CheckCellMetadata: None},
    )
    config.ExportApp.plugin_class = ExportGrades


def validate(config: Any) -> None:
    """``nbgrader validate`` and JupyterLab's button say what the grade will be, without a kernel.

    For students: it works without the course's folder.
    """
    from nbgrader.validator import Validator

    from autograder.notebook.nbgrader.validate import JudgeForValidate

    Validator.preprocessors.tag(config=True)  # nbgrader reads every other list of steps from here
    config.Validator.preprocessors = [JudgeForValidate]


def _with(steps: Any, replaced: dict[type, type | None]) -> list[type]:
    """The list of steps that nbgrader has, with some replaced or left out."""
    found = [replaced.get(step, step) for step in steps.default_args[0]]
    return [step for step in found if step is not None]


def _find_alembic() -> None:
    """Nbgrader runs alembic from PATH, where an environment that is not active is not."""
    folder = str(Path(sys.executable).parent)
    path = os.environ.get("PATH", os.defpath)
    if folder not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([folder, path])


def _silence_sqlalchemy() -> None:
    """Nbgrader gives it cause for three warnings a student, which nobody can act on."""
    from sqlalchemy.exc import SAWarning

    warnings.filterwarnings("ignore", category=SAWarning)
