"""CPU that naming the mistake costs a failing submission; a passing one is not diagnosed at all.

Every known wrong answer of an exercise is judged in this process; only the diagnosis is timed.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from autograder import catalog, grade
from autograder.diagnosis import Case, Diagnosis
from autograder.grading import batch
from autograder.limits import Limits
from autograder.submission import collect

ROOT = Path(__file__).parents[1]
ROUNDS = 5


def main() -> None:
    cases: list[Case] = []
    diagnose = batch.diagnose

    def remember(case: Case) -> tuple[Diagnosis, ...]:
        cases.append(case)
        return diagnose(case)

    batch.diagnose = remember
    for exercise in catalog.exercises():
        wrong = sorted((ROOT / "solutions" / exercise / "wrong").glob("*.py"))[::4]
        grade.judge_here(collect(wrong, grade.names(exercise)), 0, Limits())
    failing = len(cases)
    right = sorted((ROOT / "tests" / "right").glob("*/*.py"))[::10]
    grade.judge_here(collect(right, grade.names()), 0, Limits())
    spent = []
    for case in cases[:failing]:
        begin = time.process_time()
        for _ in range(ROUNDS):
            diagnose(case)
        spent.append((time.process_time() - begin) / ROUNDS * 1000)
    print(f"{failing} failing submissions: median {statistics.median(spent):.2f} ms of CPU,")
    print(f"mean {statistics.mean(spent):.2f} ms, most {max(spent):.2f} ms")
    print(f"{len(right)} passing submissions: {len(cases) - failing} diagnosed")


if __name__ == "__main__":
    main()
