"""``nbgrader autograde``, ``autograder grade`` and the check cell give the same score.

A sample, one in so many of each corpus. ``benchmarks/agreement.py`` compares all of it.
"""

from __future__ import annotations

from pathlib import Path

from corpora import modules
from nbcourse import SOLUTIONS, Corpus, is_text

from autograder import catalog

SAMPLE = 3
"""Known wrong answers of each exercise."""


def sample() -> dict[str, list[Path]]:
    found = {}
    hostile = [module for module in modules("hostile") if is_text(module.path)]
    for exercise in catalog.exercises().values():
        wrong = sorted((SOLUTIONS / exercise.id / "wrong").glob("*.py"))
        wrong = [file for file in wrong if is_text(file)]
        rough = [module.path for module in hostile if module.exercise == exercise.id]
        right = [exercise.starter, SOLUTIONS / exercise.id / "middleware.py"]
        found[exercise.id] = [*right, *wrong[:: len(wrong) // SAMPLE][:SAMPLE], *rough[1:2]]
    return found


def test_all_ways_give_the_same_scores(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, sample())
    autograded = corpus.autograded()
    assert len(set(autograded.values())) > 5
    assert corpus.graded(tmp_path / "out") == autograded
    assert corpus.checked() == autograded
