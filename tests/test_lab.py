"""The lessons in a student's folder, in a wheel, and in the bundle that a teacher hands out."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from commands import ROOT, SOLUTIONS, autograder
from leaks import definitions, one_line, outer_definitions, sentences
from msgspec.structs import replace

from autograder import catalog
from autograder.notebook import bundle, progress
from autograder.result import Result

COURSE = catalog.course()
IDS = list(COURSE.exercises)
ONE = "03_print_order"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    bundle.put(COURSE, tmp_path / "home")
    return tmp_path / "home"


def test_services_lie_beside_what_imports_them(home: Path) -> None:
    for exercise in COURSE.exercises.values():
        for module in exercise.beside:
            names: dict[str, object] = {}
            for folder in (home, home / "exercises" / exercise.id):
                exec((folder / module.name).read_text(), names)
            assert set(exercise.services) <= set(names)


def result(exercise: str, score: int) -> Result:
    most = COURSE.exercises[exercise].points
    return Result(
        student="you",
        submission="",
        exercise=exercise,
        status="graded",
        score=score,
        max_score=most,
    )


# The folder


def test_the_folder_has_notebooks_starters_and_a_start_page(home: Path) -> None:
    found = {p.relative_to(home).as_posix() for p in home.rglob("*") if p.is_file()}
    assert found == {
        *("start.md", ".autograder/files.json"),
        *(f"{key}.ipynb" for key in IDS),
        *(f"exercises/{key}/{name}" for key in IDS for name in ("lesson.md", "middleware.py")),
        *("services.py", "exercises/10_fan_out/services.py"),  # what its starter imports
    }
    assert (home / f"{ONE}.ipynb").read_bytes() == (
        ROOT / "notebooks" / "release" / ONE / f"{ONE}.ipynb"
    ).read_bytes()


def test_a_second_start_keeps_what_was_changed_and_brings_back_what_is_gone(home: Path) -> None:
    notebook, code = home / f"{ONE}.ipynb", home / "exercises" / ONE / "middleware.py"
    notebook.write_text("mine", "utf-8")
    code.write_text("mine, too", "utf-8")
    (home / "notes.txt").write_text("also mine", "utf-8")
    (home / f"{IDS[0]}.ipynb").unlink()
    for _ in range(2):
        bundle.put(COURSE, home)
        assert (notebook.read_text("utf-8"), code.read_text("utf-8")) == ("mine", "mine, too")
        assert (home / "notes.txt").exists()
        assert (home / f"{IDS[0]}.ipynb").exists()


def test_a_newer_kit_adds_lessons_and_renews_what_was_not_touched(
    home: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "exercises", tmp_path / "kit" / "exercises")
    shutil.copytree(ROOT / "notebooks", tmp_path / "kit" / "notebooks")
    new = tmp_path / "kit" / "exercises" / ONE / "lesson.md"
    new.write_text("# A new story\n\n## Your task\n", "utf-8")
    (home / "exercises" / IDS[0] / "lesson.md").write_text("my notes", "utf-8")
    shutil.rmtree(home / "exercises" / IDS[1])
    bundle.put(catalog.course(tmp_path / "kit"), home)
    assert (home / "exercises" / ONE / "lesson.md").read_text("utf-8").startswith("# A new story")
    assert (home / "exercises" / IDS[0] / "lesson.md").read_text("utf-8") == "my notes"
    assert (home / "exercises" / IDS[1] / "middleware.py").exists()


@pytest.mark.parametrize("damage", ["{", '["a"]', ""])
def test_without_its_list_every_file_is_taken_for_the_students(home: Path, damage: str) -> None:
    (home / ".autograder" / "files.json").write_text(damage, "utf-8")
    (home / f"{ONE}.ipynb").write_text("mine", "utf-8")
    bundle.put(COURSE, home)
    assert (home / f"{ONE}.ipynb").read_text("utf-8") == "mine"


def test_the_start_page_tells_what_is_done_and_keeps_what_a_student_writes(home: Path) -> None:
    start = home / "start.md"
    assert f"Begin here: **[{COURSE.exercises[IDS[0]].title}]({IDS[0]}.ipynb)**" in (
        start.read_text("utf-8")
    )
    start.write_text("my own heading\n" + start.read_text("utf-8"), "utf-8")
    progress.keep(COURSE, result(ONE, 3), home)
    assert f"({ONE}.ipynb) | `LogMiddleware` | 3 of " in start.read_text("utf-8")
    for key in IDS:
        progress.keep(COURSE, result(key, COURSE.exercises[key].points), home)
        progress.keep(COURSE, result(key, 1), home)  # only the best counts
    assert start.read_text("utf-8").startswith("my own heading\n# ")
    assert f"**All {len(IDS)} lessons are done.**" in start.read_text("utf-8")


def test_a_result_without_a_score_is_not_kept(home: Path) -> None:
    progress.keep(COURSE, replace(result(ONE, 3), score=None, status="kit_error"), home)
    assert progress.results(COURSE, home) == {}


def test_a_folder_of_somebody_else_is_no_home(home: Path, tmp_path: Path) -> None:
    assert progress.home(home / "exercises" / ONE) == home
    assert progress.home(tmp_path) is None


# The command


def test_lab_names_what_is_wrong_with_the_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    for folder, why in [
        (tmp_path / "taken", "is a file: name a folder for the lessons"),
        (tmp_path / "taken" / "below", "can't be written (not a directory): name another folder"),
        (Path("/proc/lessons"), "can't be written (no such file or directory): name another"),
    ]:
        done = autograder("lab", folder, "--no-browser", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith(f"error: {folder} {why}"), done.stderr
        assert done.stderr.count("\n") == 1


def test_lab_without_its_extra_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['jupyterlab'] = None; from autograder.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "lab", "here"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "error: this needs an extra: pip install 'async-middleware-kit[lab]'\n"
    assert list(tmp_path.iterdir()) == []


def test_a_wheel_has_the_lessons_without_the_solutions(tmp_path: Path) -> None:
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("there is no uv to build a wheel with")
    subprocess.run([uv, "build", "--quiet", "--wheel", "--out-dir", tmp_path, ROOT], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    contents = {path.read_bytes() for path in installed.rglob("*") if path.is_file()}
    secrets = [path for path in SOLUTIONS.rglob("*.*") if path.stat().st_size]
    assert secrets
    assert not [path for path in secrets if path.read_bytes() in contents]
    code = (
        "from pathlib import Path; from autograder import catalog; "
        "from autograder.notebook import bundle, practice; "
        "assert (practice._HERE / 'practice.js').is_file(); "
        "bundle.put(catalog.course(), Path('home')); print(bundle.__file__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(str(installed))
    bundle.put(COURSE, tmp_path / "clone")
    for path in (tmp_path / "clone").rglob("*"):
        if path.is_file():
            other = tmp_path / "home" / path.relative_to(tmp_path / "clone")
            assert other.read_bytes() == path.read_bytes()
    assert (installed / "autograder/notebook/jupyter/labconfig/page_config.json").is_file()


# The bundle


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each text in the bundle, by its name."""
    out = tmp_path_factory.mktemp("released") / "course.zip"
    done = autograder("release", out)
    assert (done.returncode, done.stderr) == (0, "")
    with zipfile.ZipFile(out) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert f"{len(texts)} files" in done.stdout
    return texts


def test_the_bundle_has_what_a_student_needs(released: dict[str, str]) -> None:
    assert set(released) == {
        *("course/README.md", "course/start.md"),
        *(f"course/{key}.ipynb" for key in IDS),
        *(f"course/exercises/{key}/{n}" for key in IDS for n in ("lesson.md", "middleware.py")),
        *("course/services.py", "course/exercises/10_fan_out/services.py"),
    }


def python_in(name: str, text: str) -> list[str]:
    if name.endswith(".py"):
        return [text]
    if name.endswith(".ipynb"):
        cells = json.loads(text)["cells"]
        code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
        return code + [
            block
            for c in cells
            if c["cell_type"] == "markdown"
            for block in python_in("", "".join(c["source"]))
        ]
    return re.findall(r"^```python[^\n]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_no_solution_is_in_the_bundle(released: dict[str, str]) -> None:
    blocks = [block for name, text in released.items() for block in python_in(name, text)]
    shown = {tree for block in blocks for tree in definitions(block)}
    assert len(blocks) > 10 * len(IDS) // 2
    for path in SOLUTIONS.glob("*/middleware.py"):
        starter = ROOT / "exercises" / path.parent.name / "middleware.py"
        wanted = outer_definitions(path.read_text("utf-8"))
        wanted -= outer_definitions(starter.read_text("utf-8"))
        assert wanted
        assert wanted.isdisjoint(shown), path


def test_no_key_and_no_explanation_of_one_is_in_the_bundle(released: dict[str, str]) -> None:
    everything = one_line(" ".join(released.values()).replace("\\n", " ").replace('\\"', '"'))
    for path in SOLUTIONS.glob("*/answers.toml"):
        for option in tomllib.loads(path.read_text("utf-8"))["options"].values():
            for sentence in sentences(option["explanation"]):
                assert sentence not in everything, path
            if "misconception" in option:
                assert option["misconception"] not in re.findall(r"\w+", everything)
    assert not re.search(r'\b(key|answer) = \\?"[A-Z]\\?"', everything)
    for name, text in released.items():
        if name.endswith(".ipynb"):
            answers = [c for c in json.loads(text)["cells"] if c["id"].endswith("-question")]
            assert [ast.literal_eval("".join(c["source"]).partition("=")[2]) for c in answers] == [
                ""
            ]


def test_the_bundle_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        bundle.release(COURSE, tmp_path / name / "course.zip")
    first, second = ((tmp_path / name / "course.zip").read_bytes() for name in ("a", "b"))
    assert first == second


def test_release_wants_a_zip(tmp_path: Path) -> None:
    done = autograder("release", tmp_path / "course.tar")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "has to end in .zip" in done.stderr
