"""Names the mistake behind a submission that failed."""

from __future__ import annotations

from autograder.diagnosis.case import Case, Diagnosis, Run

__all__ = ["Case", "Diagnosis", "Run", "diagnose"]


def diagnose(case: Case) -> tuple[Diagnosis, ...]:
    """The mistakes of a submission that failed, most likely first."""
    del case  # the families of evidence follow
    return ()
