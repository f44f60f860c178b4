import json
import random
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from leaks import definitions, one_line, outer_definitions, sentences
from msgspec.structs import replace

from autograder import catalog, grade
from autograder.notebook.build import ANSWER, build, stale
from autograder.notebook.cells import Work, read_notebook, without_magics
from autograder.notebook.check import check
from autograder.submission import collect
from autograder.verdicts import KitError

ROOT = Path(__file__).parents[1]
SOLUTIONS = ROOT / "solutions"
NOTEBOOKS = ROOT / "notebooks"
EXERCISES = list(catalog.exercises().values())
IDS = [exercise.id for exercise in EXERCISES]
ONE = "03_print_order"
CODE = f"# exercise: {ONE}\n\n\nclass LogMiddleware:\n    pass\n"
WORK = Work(ONE, CODE, "B", asked=True, elsewhere=("answer", "check", "practice"))
QUESTION, CODING = 4, 6
"""Where the cells to write in stand in the notebook of this exercise."""

Cell = dict[str, Any]
Notebook = dict[str, Any]


# The committed notebooks


def committed(kind: str, exercise: str) -> Notebook:
    path = NOTEBOOKS / kind / exercise / f"{exercise}.ipynb"
    notebook: Notebook = json.loads(path.read_text("utf-8"))
    return notebook


def text_of(cell: Cell) -> str:
    return "".join(cell["source"])


def cell_of(notebook: Notebook, exercise: str, name: str) -> Cell:
    """The cell of this name; demonstrations in a lesson move those after it."""
    (found,) = (cell for cell in notebook["cells"] if cell["id"] == f"{exercise}-{name}")
    return found


def python_in(notebook: Notebook) -> Iterator[str]:
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            yield text_of(cell)
        else:
            yield from re.findall(r"^```python\n(.*?)^```", text_of(cell), re.DOTALL | re.MULTILINE)


def all_definitions(notebook: Notebook) -> set[str]:
    return {name for source in python_in(notebook) for name in definitions(source)}


@pytest.fixture
def course(tmp_path: Path) -> catalog.Exercise:
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    return catalog.exercises(tmp_path)[ONE]


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_committed_notebooks_are_as_build_writes_them(exercise: catalog.Exercise) -> None:
    assert stale(exercise, SOLUTIONS, NOTEBOOKS) == []


@pytest.mark.parametrize("kind", ["source", "release"])
def test_there_is_a_notebook_for_each_exercise_and_no_other(kind: str) -> None:
    found = [path.relative_to(NOTEBOOKS / kind) for path in (NOTEBOOKS / kind).rglob("*.ipynb")]
    assert sorted(found) == [Path(exercise, f"{exercise}.ipynb") for exercise in IDS]


@pytest.mark.parametrize("name", ["lesson.md", "middleware.py", "exercise.toml"])
def test_a_touched_file_of_the_course_makes_its_notebooks_stale(tmp_path: Path, name: str) -> None:
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    path = tmp_path / "exercises" / ONE / name
    old, new = {
        "lesson.md": ("Ilse is harbour master.", "Ilse is a pilot."),
        "middleware.py": ("To do:", "Still to do:"),
        "exercise.toml": ("What is the output?", "What is printed?"),
    }[name]
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    found = stale(catalog.exercises(tmp_path)[ONE], SOLUTIONS, NOTEBOOKS)
    both = [f"notebooks/{kind}/{ONE}/{ONE}.ipynb" for kind in ("source", "release")]
    assert found == (both[1:] if name == "middleware.py" else both)


def test_build_makes_stale_notebooks_fresh(course: catalog.Exercise, tmp_path: Path) -> None:
    out = tmp_path / "notebooks"
    assert len(stale(course, SOLUTIONS, out)) == 2
    build(course, SOLUTIONS, out)
    assert stale(course, SOLUTIONS, out) == []


def test_build_does_not_touch_a_fresh_notebook(course: catalog.Exercise, tmp_path: Path) -> None:
    build(course, SOLUTIONS, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.ipynb")}
    build(course, SOLUTIONS, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.ipynb")} == before


def test_a_lesson_without_a_task_is_refused(course: catalog.Exercise, tmp_path: Path) -> None:
    course.lesson.write_text("# A story\n", "utf-8")
    with pytest.raises(catalog.CatalogError, match="no section '## Your task'"):
        build(course, SOLUTIONS, tmp_path)


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
def test_no_explanation_of_a_graded_question_is_in_a_notebook(kind: str, exercise: str) -> None:
    text = one_line(" ".join(text_of(cell) for cell in committed(kind, exercise)["cells"]))
    for path in SOLUTIONS.glob("*/answers.toml"):
        for option in tomllib.loads(path.read_text("utf-8"))["options"].values():
            for sentence in sentences(option["explanation"]):
                assert sentence not in text, path.parent.name
            names = re.findall(r"\w+", text)
            assert option.get("misconception") not in names, path.parent.name


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_notebooks_are_the_same_without_the_answers(
    exercise: catalog.Exercise, tmp_path: Path
) -> None:
    reference = Path(exercise.id, "middleware.py")
    (tmp_path / exercise.id).mkdir()
    shutil.copy(SOLUTIONS / reference, tmp_path / reference)
    assert stale(exercise, tmp_path, NOTEBOOKS) == []


@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("kind", ["source", "release"])
def test_no_answer_is_filled_in(kind: str, exercise: str) -> None:
    notebook = committed(kind, exercise)
    assert text_of(cell_of(notebook, exercise, "question")) == ANSWER
    assert sum("answer =" in text_of(cell) for cell in notebook["cells"]) == 1


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


@pytest.mark.parametrize("exercise", IDS)
def test_no_class_or_factory_of_a_solution_is_in_a_release_notebook(exercise: str) -> None:
    shown = all_definitions(committed("release", exercise))
    for path in SOLUTIONS.glob("*/middleware.py"):
        starter = (ROOT / "exercises" / path.parent.name / "middleware.py").read_text("utf-8")
        wanted = outer_definitions(path.read_text("utf-8")) - outer_definitions(starter)
        assert wanted
        assert wanted.isdisjoint(shown), path.parent.name


@pytest.mark.parametrize("exercise", IDS)
def test_no_method_that_is_to_be_written_is_in_its_release_notebook(exercise: str) -> None:
    starter = definitions((ROOT / "exercises" / exercise / "middleware.py").read_text("utf-8"))
    solution = definitions((SOLUTIONS / exercise / "middleware.py").read_text("utf-8"))
    shown = all_definitions(committed("release", exercise))
    assert (solution - starter).isdisjoint(shown)


# What comes back


def handed_in(code: str = CODE, answer: str = 'answer = "B"') -> Notebook:
    notebook = committed("release", ONE)
    notebook["cells"][CODING]["source"] = code.splitlines(keepends=True)
    notebook["cells"][QUESTION]["source"] = answer.splitlines(keepends=True)
    return notebook


def read(notebook: object, expected: str | None = None) -> list[Work]:
    return read_notebook(json.dumps(notebook).encode(), IDS, expected)


def without_metadata(notebook: Notebook) -> Notebook:
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    return notebook


def test_work_is_the_coding_cell_and_the_answer() -> None:
    assert read(handed_in()) == [WORK]


def test_source_as_one_string_is_read_like_a_list_of_lines() -> None:
    notebook = handed_in()
    notebook["cells"][CODING]["source"] = CODE
    assert read(notebook) == [WORK]


@pytest.mark.parametrize(
    "cell",
    [
        'answer = "B"',
        "answer = 'b'",
        'answer = "B"  # the second one',
        'answer="b"#',
        '# I think it is this one.\nanswer = " B "\n\n',
        'answer = "B"\r\n',
        'answer = "B"\nanswer == "C"',
        'my_answer = "A"\nanswer = "B"\n',
        '# answer = "A"\nanswer = "B"\n',
        'answer = "B"\nbecause both of them wait (no Python, and no matter)',
    ],
)
def test_answer_is_read_as_a_literal(cell: str) -> None:
    assert read(handed_in(answer=cell))[0].answer == "B"


@pytest.mark.parametrize(
    "cell",
    [
        'answer = ""',
        "",
        "answer = B",
        'answer = f"B"',
        'answer = "B" + ""',
        'answer = "BC"',
        'answer = "B", "C"',
        "answer = \"B'",
        'answer = "ß"',
        'answer = "1"',
        "answer = 2",
        'answer = chr(66)  # "B"',
        '# answer = "B"',
        'answer = "A"\nanswer = "B"',
        'answer = "B"\nanswer = "B"',
        'answer = "B"\nanswer = chosen',
        'answer = "B"\nanswer += "C"',
        'answer = "B"\nanswer: str = "C"',
        'print("B")',
    ],
)
def test_what_is_not_one_literal_letter_is_no_answer(cell: str) -> None:
    (work,) = read(handed_in(answer=cell))
    assert (work.answer, work.asked, work.problem) == (None, True, None)
    unanswered = cell in ("", 'answer = ""')
    assert (work.unread is None) == unanswered


def test_two_answer_cells_with_answers_are_no_answer() -> None:
    notebook = handed_in()
    notebook["cells"].append({**notebook["cells"][QUESTION], "id": "copy"})
    unread = "there are 2 answer cells: keep the one that counts"
    assert read(notebook) == [replace(WORK, answer=None, unread=unread)]


def test_deleted_question_was_not_asked() -> None:
    notebook = handed_in()
    del notebook["cells"][QUESTION]
    (work,) = read(notebook)
    assert (work.answer, work.asked, work.problem) == (None, False, None)
    assert work.unread == "the answer cell of the question is not in the notebook any more"


def test_nothing_is_executed(tmp_path: Path) -> None:
    touch = f"open({str(tmp_path / 'ran')!r}, 'w').close()"
    notebook = handed_in(f"{CODE}{touch}\n%run -i x.py\n", f'{touch}\nanswer = "B"')
    notebook["cells"].insert(0, {"cell_type": "code", "metadata": {}, "source": touch})
    assert read(notebook)[0].answer == "B"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("magic", "harmless"),
    [
        ("%time", "pass"),
        ("%time thing()", "pass"),
        ("!ls", "pass"),
        ("?print", "pass"),
        ("Thing?", "pass"),
        ("Thing.method??  ", "pass"),
        ("    %time x = 1", "    pass"),
        ("    Thing?", "    pass"),
        ("files = !ls", "files = None"),
        ("    files = %sx ls", "    files = None"),
        ("%time\nx = (\n    10\n    % 3\n)", "pass\nx = (\n    10\n    % 3\n)"),
    ],
)
def test_magics_do_nothing_and_lines_keep_their_numbers(magic: str, harmless: str) -> None:
    source = f"class A:\n    pass\n\n\nif A:\n    a = 1\n{magic}\n\n\n\nlast = 1\n"
    assert without_magics(source) == source.replace(magic, harmless)


@pytest.mark.parametrize("magic", ["%%time", "%%timeit -n 3", "%%capture out"])
def test_cell_magic_on_line_1_does_nothing(magic: str) -> None:
    (work,) = read(handed_in(f"{magic}\n{CODE}"))
    assert work == replace(WORK, source=f"pass\n{CODE}")


@pytest.mark.parametrize(
    "source",
    [
        'text = """\n%s\n!\n?\nReally?\n"""\n',
        "rest = (\n    10\n    % 3\n)\n",
        "odd = '\\d' + (\n    '%s'\n    % 3\n)\n",
        "text = '%d' \\\n    % 3\n",
        "def f():\n    '''\n    Why?\n    '''\n",
    ],
)
def test_python_that_looks_like_a_magic_is_left_alone(source: str) -> None:
    assert without_magics(source) == source


@pytest.mark.parametrize(
    "source", ["-" * 100_000 + "1\n%a", "(" * 999 + "\n!", "\0\n?a", "\ud800\n%a"]
)
def test_source_that_python_cannot_parse_is_no_accident(source: str) -> None:
    assert without_magics(source).endswith("\npass")


def test_copied_coding_cell_is_a_problem() -> None:
    notebook = handed_in()
    notebook["cells"].append({**notebook["cells"][CODING], "id": "copy"})
    (work,) = read(notebook)
    assert work.problem == "there are 2 copies of the coding cell: keep the one that counts"
    assert (work.source, work.answer) == ("", "B")


def test_split_coding_cell_is_a_problem() -> None:
    notebook = handed_in()
    pieces = CODE.splitlines(keepends=True)
    cell = notebook["cells"][CODING]
    notebook["cells"][CODING : CODING + 1] = [
        {**cell, "source": pieces[:3]},
        {**cell, "id": "rest", "source": pieces[3:]},
    ]
    problem = "the coding cell was split in 2: select the pieces, press Shift+M"
    assert read(notebook)[0].problem == problem


def test_coding_cell_that_became_text_is_a_problem() -> None:
    notebook = handed_in()
    notebook["cells"][CODING]["cell_type"] = "markdown"
    problem = "the coding cell has become a text cell: select it and press Y"
    assert read(notebook)[0].problem == problem


def test_what_cells_have_printed_is_no_part_of_the_work(tmp_path: Path) -> None:
    notebook = handed_in()
    printed = {"output_type": "stream", "name": "stdout", "text": "x" * 3_000_000}
    notebook["cells"][CODING]["outputs"] = [printed]
    path = tmp_path / f"ada_{ONE}.ipynb"
    path.write_text(json.dumps(notebook))
    (work,) = collect([path], grade.names())
    assert (work.problem, work.source) == (None, CODE)
    notebook["cells"][CODING]["source"] = "#" * 200_001
    path.write_text(json.dumps(notebook))
    (work,) = collect([path], grade.names())
    assert work.problem == "the coding cell is larger than 200 kilobytes"
    printed["text"] = "x" * 20_000_000
    path.write_text(json.dumps(notebook))
    (work,) = collect([path], grade.names())
    assert work.problem == ("the notebook is larger than 20 megabytes: clear all outputs, save it")


@pytest.mark.parametrize("expected", [ONE, None])
def test_deleted_coding_cell_is_a_problem(expected: str | None) -> None:
    notebook = handed_in()
    del notebook["cells"][CODING]
    (work,) = read(notebook, expected)
    assert work.problem == "the coding cell is not in the notebook any more"
    assert (work.exercise, work.source, work.answer) == (ONE, "", "B")


def test_empty_coding_cell_is_a_problem() -> None:
    assert read(handed_in(" \n\n"))[0].problem == "the coding cell is empty"


def test_half_a_character_in_the_coding_cell_is_a_problem() -> None:
    (work,) = read(handed_in(f"{CODE}a = '\ud800'\n"))
    assert work.problem == (
        "line 6 of the coding cell has a character that is no text: type it again"
    )


def test_blank_lines_by_the_hundred_thousand_are_read_in_linear_time() -> None:
    blank = "\n" * 300_000
    code = f"{CODE}{blank}last = 1\n%time"
    (work,) = read(handed_in(code, f'answer = "B"{blank}print(answer)'))
    assert work == replace(WORK, source=f"{CODE}{blank}last = 1\npass")


def test_names_of_other_cells_are_known() -> None:
    other = "from a import b, c as d  # e\nimport f.g\nH: int = 1\nclass I: pass\n  j = 1\nk == 1"
    notebook = handed_in()
    notebook["cells"].append({"cell_type": "code", "source": other})
    assert read(notebook)[0].elsewhere == (
        *("H", "I", "answer", "b", "check", "d", "f", "practice"),
    )


def test_without_metadata_the_names_of_the_coding_cell_are_not_elsewhere() -> None:
    assert read(without_metadata(handed_in()))[0].elsewhere == ("answer", "check", "practice")


@pytest.mark.parametrize("before", ["", "\n\n", "%%time\n", "\n%load_ext x\n%%time\n"])
def test_without_metadata_the_first_line_tells_the_coding_cell(before: str) -> None:
    (work,) = read(without_metadata(handed_in(before + CODE)))
    assert (work.exercise, work.problem) == (ONE, None)
    assert work.source.endswith(CODE)
    assert work.source.count("\n") == (before + CODE).count("\n")


def test_without_metadata_two_cells_with_the_first_line_are_copies() -> None:
    notebook = without_metadata(handed_in())
    notebook["cells"].append({**notebook["cells"][CODING], "id": "copy"})
    assert "2 copies" in str(read(notebook)[0].problem)


def test_a_cell_that_quotes_the_first_line_is_no_copy() -> None:
    notebook = handed_in()
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": CODE, "outputs": []})
    assert read(notebook) == [WORK]


def test_notebook_of_another_kind_has_no_work() -> None:
    notebook = without_metadata(handed_in("print('hello')"))
    assert read(notebook) == []
    (work,) = read(notebook, ONE)
    assert work.problem == "the coding cell is not in the notebook any more"


def test_notebook_of_two_exercises_has_two_works() -> None:
    notebook = handed_in()
    notebook["cells"] += committed("release", "02_async_call")["cells"]
    assert [(w.exercise, w.answer, w.problem) for w in read(notebook)] == [
        ("02_async_call", None, None),
        (ONE, "B", None),
    ]


@pytest.mark.parametrize("metadata", ["text", None, 7, ["grade_id"], {"grade_id": ["x"]}, {}])
def test_strange_nbgrader_metadata_is_like_none(metadata: object) -> None:
    notebook = handed_in()
    notebook["cells"][QUESTION - 1]["metadata"] = {"nbgrader": metadata}
    notebook["cells"][CODING]["metadata"] = {"nbgrader": metadata}
    assert read(notebook) == [WORK]


@pytest.mark.parametrize("depth", [10, 500, 900, 950, 100_000])
def test_deeply_nested_metadata_is_read_or_refused(depth: int) -> None:
    text = json.dumps(handed_in()).replace(f'"{ONE}"', "[" * depth + "]" * depth, 1)
    try:
        works = read_notebook(text.encode(), IDS, ONE)
    except ValueError:
        return
    assert works == [WORK]


def test_cells_need_no_id_and_no_outputs() -> None:
    notebook = handed_in()
    for cell in notebook["cells"]:
        del cell["id"]
        cell.pop("outputs", None)
    assert read(notebook) == [WORK]


def test_byte_order_mark_is_no_matter() -> None:
    data = json.dumps(handed_in()).encode("utf-8-sig")
    assert read_notebook(data, IDS, None) == [WORK]


def test_reading_a_strange_notebook_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    notebook = handed_in()
    notebook["cells"].append({**notebook["cells"][0], "unknown": 1})
    del notebook["cells"][1]["id"]
    assert read(notebook) == [WORK]
    assert capfd.readouterr() == ("", "")


def test_check_outside_of_a_notebook_says_what_to_do() -> None:
    with pytest.raises(KitError, match=r"^check\(\) is for notebooks; in a terminal, use: "):
        check(ONE)


V3 = {
    "nbformat": 3,
    "nbformat_minor": 0,
    "metadata": {},
    "worksheets": [{"cells": [{"cell_type": "code", "input": CODE, "outputs": []}]}],
}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not JSON",
        b'{"cells": [',
        b"\xff\xfe\xfa",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"[" * 100_000,
        b"9" * 10_000,
        b"null",
        b"7",
        b'"text"',
        b"[]",
        b"{}",
        b'{"cells": {}}',
        b'{"cells": "code"}',
        b'{"cells": null, "nbformat": 4}',
        b'{"cells": ["a", "b"], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        b'{"cells": [{"cell_type": "code", "metadata": {}}], "nbformat": 4}',
        b'{"cells": [{"cell_type": "code", "metadata": "text", "source": ""}], "nbformat": 4}',
        b'{"cells": [{"cell_type": "code", "metadata": {}, "source": 7}], "nbformat": 4}',
        b'{"cells": [{"cell_type": "code", "metadata": {}, "source": [7]}], "nbformat": 4}',
        json.dumps([handed_in()]).encode(),
        json.dumps(V3).encode(),
    ],
    ids=range(22),
)
def test_what_is_no_notebook_is_a_value_error_of_one_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^the file is not a notebook: [^\n]+$"):
        read_notebook(data, IDS, ONE)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each container in a JSON value with each of its keys."""
    keys: Any = list(value) if isinstance(value, dict) else ()
    for key in range(len(value)) if isinstance(value, list) else keys:
        yield value, key
        yield from places(value[key])


STRANGE: list[Any] = [
    None,
    True,
    -1,
    1e400,
    "",
    "text",
    "\ud800",
    [],
    ["a"],
    [None],
    {},
    {"a": []},
    [[[]]],
]


def mutated(draw: random.Random) -> bytes:
    notebook = handed_in("%%time\n" + CODE)
    for _ in range(draw.randint(1, 3)):
        where, key = draw.choice(list(places(notebook)))
        match draw.randrange(3):
            case 0:
                where[key] = draw.choice(STRANGE)
            case 1:
                del where[key]
            case 2:
                other, other_key = draw.choice(list(places(notebook)))
                where[key] = json.loads(json.dumps(other[other_key]))
    data = bytearray(json.dumps(notebook).encode())
    if draw.random() < 0.2:
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data)


@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_notebook_is_read_or_refused_with_a_value_error(seed: int) -> None:
    draw = random.Random(seed)
    found: list[Work] = []
    for _ in range(100):
        data = mutated(draw)
        try:
            found += read_notebook(data, IDS, draw.choice([ONE, None]))
        except ValueError:
            continue
    assert len(found) > 20
    assert {(type(work), type(work.source)) for work in found} == {(Work, str)}
