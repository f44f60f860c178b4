"""The committed notebooks have the cells, ids, points and metadata that nbgrader needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commands import ROOT, SOLUTIONS
from handouts import EXERCISES, IDS, NOTEBOOKS, cell_of, committed, text_of

from autograder import catalog


@pytest.mark.parametrize("kind", ["source", "release"])
def test_there_is_a_notebook_for_each_exercise_and_no_other(kind: str) -> None:
    found = [path.relative_to(NOTEBOOKS / kind) for path in (NOTEBOOKS / kind).rglob("*.ipynb")]
    assert sorted(found) == [Path(exercise, f"{exercise}.ipynb") for exercise in IDS]


@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("kind", ["source", "release"])
def test_cell_ids_are_fixed(kind: str, exercise: str) -> None:
    ids = [cell["id"].removeprefix(f"{exercise}-") for cell in committed(kind, exercise)["cells"]]
    told = [name for name in ids if re.fullmatch(r"(story|demo)(-\d)?", name)]
    assert told[0] == "story"
    assert ids[len(told) :] == [
        *("practice", "practice-widget", "question-text", "question"),
        *("task", "code", "check-text", "check"),
    ]


def test_no_cell_id_and_no_grade_id_is_there_twice() -> None:
    cells = [cell for exercise in IDS for cell in committed("release", exercise)["cells"]]
    grades = [c["metadata"]["nbgrader"]["grade_id"] for c in cells if c["metadata"]]
    assert len({cell["id"] for cell in cells}) == len(cells) >= 9 * len(IDS)
    assert len(set(grades)) == len(grades) == 3 * len(IDS)


@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("kind", ["source", "release"])
def test_committed_notebooks_have_no_outputs(kind: str, exercise: str) -> None:
    code = [c for c in committed(kind, exercise)["cells"] if c["cell_type"] == "code"]
    assert len(code) >= 4
    assert all((c["outputs"], c["execution_count"]) == ([], None) for c in code)


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_points_of_the_cells_are_those_of_the_exercise(exercise: catalog.Exercise) -> None:
    cells = committed("release", exercise.id)["cells"]
    marks = [c["metadata"]["nbgrader"] for c in cells if c["metadata"]]
    points = {m["grade_id"]: m.get("points") for m in marks}
    assert points == {
        f"{exercise.id}-question": exercise.question.points,
        exercise.id: None,
        f"{exercise.id}-checks": exercise.points,
    }


@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("kind", ["source", "release"])
def test_metadata_of_the_cells_is_nbgraders_and_no_more(kind: str, exercise: str) -> None:
    known = {"grade", "grade_id", "locked", "points", "schema_version", "solution", "task"}
    for cell in committed(kind, exercise)["cells"]:
        assert cell["metadata"].keys() <= {"nbgrader"}
        assert cell["metadata"].get("nbgrader", {}).keys() <= known


@pytest.mark.parametrize("exercise", IDS)
def test_release_has_the_starter_and_source_the_reference(exercise: str) -> None:
    starter = (ROOT / "exercises" / exercise / "middleware.py").read_text("utf-8")
    reference = (SOLUTIONS / exercise / "middleware.py").read_text("utf-8")
    assert text_of(cell_of(committed("release", exercise), exercise, "code")) == starter.rstrip(
        "\n"
    )
    assert text_of(cell_of(committed("source", exercise), exercise, "code")) == reference.rstrip(
        "\n"
    )
