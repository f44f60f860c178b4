"""Every file of every corpus through ``nbgrader autograde``, ``autograder grade`` and the judge of
the check cell: their scores have to be equal. Exits with 1 if any differ.

    uv run python benchmarks/agreement.py [--every 1]

The code must not change while it runs, or old and new verdicts are compared.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from corpora import modules
from nbcourse import ROOT, SOLUTIONS, Corpus, is_text

from autograder import catalog


def everything(every: int) -> dict[str, list[Path]]:
    """The files of all corpora that a notebook can have, one in ``every``, by exercise."""
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
        found[exercise] = [file for file in files if is_text(file)][::every]
    return found


@click.command()
@click.option("--every", default=1, show_default=True, help="take one file in so many")
def main(every: int) -> None:
    """Compare and print."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Corpus(Path(folder), everything(every))
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
