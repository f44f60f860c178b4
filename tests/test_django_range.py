"""The same verdicts on the newest Django, where an interpreter for it is found."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from test_facts import FACTS, LESSONS

ROOT = Path(__file__).parents[1]
NEWEST = ("3.14", "3.13", "3.12")

JUDGE = """
import sys
from pathlib import Path
from autograder import catalog, grade
from autograder.authoring import verify
from autograder.limits import Limits
from autograder.submission import collect

if __name__ == "__main__":
    root = Path(sys.argv[1])
    known = list(catalog.exercises().values())[5::6]  # all would take the tests two minutes more
    for one in verify.verify(known, root / "solutions", Limits(), 2):
        for finding in one.findings:
            print(finding.file, finding.text)
    works = collect([root / "tests" / "right"], grade.names())[::3]
    for judged in grade.judge(works, 0, Limits(), jobs=2):
        if not judged.result.passed:
            print(judged.result.key, verify.failing(judged.result))
"""


def interpreter() -> str | None:
    """An interpreter that the newest Django runs on, if the PATH or pyenv has one."""
    installed = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for version in NEWEST:
        on_path = shutil.which(f"python{version}")
        places = [*installed.glob(f"{version}.*/bin/python"), *([on_path] if on_path else [])]
        for place in map(str, places):
            asked = [place, "-c", "import sys; print(sys.version)"]
            answer = subprocess.run(asked, capture_output=True, text=True, check=False)
            if answer.stdout.startswith(version):  # a shim of pyenv's may lead nowhere
                return place
    return None


def output_of(command: list[str | Path], folder: Path) -> str:
    """What a command prints; a failure shows what it said."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def dependencies() -> list[str]:
    """What the kit itself needs, without what is for JupyterLab and nbgrader."""
    text = (ROOT / "pyproject.toml").read_text()
    listed = re.search(r"^dependencies = \[(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    assert listed is not None
    return re.findall(r'"([^"]+)"', listed[1])


def test_the_newest_django_gives_the_same_verdicts(tmp_path: Path) -> None:
    newest = interpreter()
    if newest is None:
        pytest.skip(f"no Python {' or '.join(NEWEST)} on this machine")
    environment = tmp_path / "venv"
    python = environment / "bin" / "python"
    script = tmp_path / "judge.py"
    script.write_text(JUDGE)
    uv = ["uv", "-q"]
    output_of([*uv, "venv", "--python", newest, environment], tmp_path)
    packages = [*dependencies(), "--editable", ROOT]
    output_of([*uv, "pip", "install", "--python", python, *packages], tmp_path)
    version = output_of([python, "-m", "django", "--version"], tmp_path)
    assert int(version.split(".")[0]) >= 6
    # tests/test_corpus.py holds the other end of the range against the same labels.
    assert output_of([python, script, ROOT], tmp_path) == ""
    for lesson in LESSONS:
        output_of([python, "-W", "error", lesson], FACTS)
