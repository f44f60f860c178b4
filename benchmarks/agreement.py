"""Every file of every corpus through ``nbgrader autograde``, ``autograder grade`` and the judge of
the check cell: their scores have to be equal. Exits with 1 if any differ.

    uv run python benchmarks/agreement.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from corpora import modules
from nbcourse import ROOT, SOLUTIONS, Corpus, is_text

from autograder import catalog


def everything() -> dict[str, list[Path]]:
    found = {}
    ours = [*modules("hostile"), *modules("honest")]
    for exercise in catalog.exercises():
        files = [
            catalog.find(exercise).starter,
            SOLUTIONS / exercise / "middleware.py",
            *sorted((SOLUTIONS / exercise / "wrong").glob("*.py")),
            *sorted((ROOT / "tests" / "right" / exercise).glob("*.py")),
            *(module.path for module in ours if module.exercise == exercise),
        ]
        found[exercise] = [file for file in files if is_text(file)]
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus = Corpus(Path(folder), everything())
        autograded = corpus.autograded()
        others = {"grade": corpus.graded(Path(folder) / "out"), "check cell": corpus.checked()}
        different = 0
        for name, scores in others.items():
            for key, score in autograded.items():
                if scores.get(key) != score:
                    different += 1
                    print(f"{corpus.files[key]}: autograde {score}, {name} {scores.get(key)}")
        unjudged = sum(score is None for score in autograded.values())
        print(f"{len(autograded)} submissions, {unjudged} could not be judged; {different} differ")
        sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
