"""What the documents tell: every command in them runs, every template is one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from commands import ROOT, SOLUTIONS, answered, write
from school import EXERCISE, RIGHT, WRONG

DOCS = ROOT / "docs"
BIN = Path(sys.executable).parent


@pytest.mark.parametrize("page", ["teachers.md", "ci.md"])
def test_every_command_runs(page: str, tmp_path: Path) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", (DOCS / page).read_text(), re.MULTILINE | re.DOTALL)
    assert blocks
    write(tmp_path / "class" / "ada.py", RIGHT)
    write(tmp_path / "class" / "bob.py", WRONG)
    write(tmp_path / "class" / "eve.ipynb", answered("B", RIGHT, EXERCISE))
    (tmp_path / "solutions").symlink_to(SOLUTIONS)
    environment = {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "".join(blocks)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    named = re.findall(r"--\w+ ([\w/]+\.(?:html|csv|xml|json))\b", "".join(blocks))
    assert named
    for file in named:
        assert (tmp_path / file).stat().st_size > 0


def test_every_command_for_nbgrader_runs(tmp_path: Path) -> None:
    course = shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    (tmp_path / "solutions").symlink_to(SOLUTIONS)
    name = "03_print_order"
    work = course / "submitted" / "ada" / name / f"{name}.ipynb"
    write(work, (course / "release" / name / f"{name}.ipynb").read_bytes())
    shutil.rmtree(course / "release")  # the first command makes it
    page = (DOCS / "nbgrader.md").read_text()
    blocks = re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    environment = {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    command = ["bash", "-euo", "pipefail", "-c", "".join(blocks)]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert "Could not be graded" not in done.stdout
    assert (course / "feedback" / "ada" / name / f"{name}.html").exists()
    assert (course / "grades.csv").exists()


PAGES = ["teachers.md", "ci.md", "nbgrader.md", "authors.md", "lab.md"]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\((?!https://)([^)#]+)", (DOCS / page).read_text()):
        assert (DOCS / target).exists(), target


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-workflows", DOCS / "ci/github/autograde.yml"),
        ("vendor.github-workflows", ROOT / ".github/workflows/ci.yml"),
        ("vendor.gitlab-ci", DOCS / "ci/gitlab/autograde.gitlab-ci.yml"),
    ],
)
def test_workflows_have_the_published_form(schema: str, file: Path) -> None:
    command = [BIN / "check-jsonschema", "--builtin-schema", schema, file]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def gradescope(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as /autograder is at Gradescope, set up with a wheel of this kit."""
    folder = tmp_path_factory.mktemp("gradescope") / "autograder"
    for name in ("source", "submission", "results"):
        (folder / name).mkdir(parents=True)
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("there is no uv to build a wheel with")
    wheel = [uv, "build", "--quiet", "--wheel", "--out-dir", folder / "source", ROOT]
    subprocess.run(wheel, check=True)
    shutil.copytree(SOLUTIONS, folder / "source" / "solutions")
    subprocess.run(
        [DOCS / "ci/gradescope/setup.sh"],
        env={**os.environ, "AUTOGRADER_ROOT": str(folder)},
        check=True,
    )
    return folder


def run_autograder(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [DOCS / "ci/gradescope/run_autograder"],
        env={"PATH": os.environ["PATH"], "AUTOGRADER_ROOT": str(folder)}
        | {"AUTOGRADER_ISOLATION": "B"},  # what a container gives
        capture_output=True,
        text=True,
        check=False,
    )


def test_gradescope_grades_in_tier_b(gradescope: Path) -> None:
    key = tomllib.loads((SOLUTIONS / EXERCISE / "answers.toml").read_text())["key"]
    hand_in(gradescope, answered(key, RIGHT, EXERCISE), f"{EXERCISE}.ipynb")
    done = run_autograder(gradescope)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Isolation B:")
    results = json.loads((gradescope / "results" / "results.json").read_text())
    assert results["score"] == sum(test["max_score"] for test in results["tests"])
    hand_in(gradescope, WRONG, "middleware.py")
    assert run_autograder(gradescope).returncode == 0
    results = json.loads((gradescope / "results" / "results.json").read_text())
    assert results["score"] < sum(test["max_score"] for test in results["tests"])
    assert "await" in next(t["output"] for t in results["tests"] if t["status"] == "failed")


def test_gradescope_gets_no_result_if_the_grader_fails(gradescope: Path) -> None:
    (gradescope / "results" / "results.json").unlink(missing_ok=True)
    hand_in(gradescope, RIGHT, "notes.txt")
    done = run_autograder(gradescope)
    assert done.returncode == 2
    assert "there is no .py file and no notebook" in done.stderr
    assert not (gradescope / "results" / "results.json").exists()


def hand_in(folder: Path, text: str, name: str) -> None:
    shutil.rmtree(folder / "submission")
    write(folder / "submission" / name, text)
