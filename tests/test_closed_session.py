"""Nothing that lies around a submission, or in the environment, takes part in judging it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import PRINT_ORDER, WRONG, autograder, write

NAME = f"ada_{PRINT_ORDER}.py"

RAN = """
import pathlib
with (pathlib.Path({folder!r}) / "ran").open("a") as file:
    file.write(__file__ + "\\n")
"""
"""What every hostile module does first: it leaves a trace of having been imported."""

ALL_PASS = """
import pytest

@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item, call):
    call.excinfo = None
    report = yield
    report.outcome = "passed"
    return report
"""

EXIT = """
import os

def pytest_runtest_makereport(item, call):
    os._exit(0)
"""

EXIT_AT_ONCE = "import os\nos._exit(0)\n"

CONFIGURATION = {
    "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--collect-only -p evil"\n',
    "pytest.ini": "[pytest]\naddopts = --collect-only -p evil\npythonpath = .\n",
    "setup.cfg": "[tool:pytest]\naddopts = --collect-only -p evil\n",
    "tox.ini": "[pytest]\naddopts = --collect-only -p evil\n",
}

MODULES = (
    *("sitecustomize.py", "usercustomize.py", "pytest.py", "_pytest/__init__.py", "py.py"),
    *("autograder/__init__.py", "autograder/cli/__init__.py", "autograder/host/__main__.py"),
    *("django/__init__.py", "django/conf.py", "msgspec.py", "click.py", "rich.py"),
    # Python itself imports these when a worker or a host starts.
    *("pickle.py", "multiprocessing/__init__.py", "random.py", "socket.py", "signal.py"),
)

Verdict = tuple[int, list[tuple[str, str, str]]]


def repository(folder: Path, conftest: str | None = None) -> Path:
    """A student's repository with a wrong answer; with a conftest, all else is hostile too."""
    write(folder / NAME, WRONG)
    if conftest is None:
        return folder
    ran = RAN.format(folder=str(folder))
    write(folder / "conftest.py", ran + conftest)
    for name, text in CONFIGURATION.items():
        write(folder / name, text)
    for name in MODULES:
        write(folder / name, ran + EXIT_AT_ONCE)
    for name in ("python", "python3", "pytest", "autograder"):
        path = write(folder / ".venv" / "bin" / name, f"#!/bin/sh\necho $0 >> {folder}/ran\n")
        path.chmod(0o755)
    write(folder / ".venv" / "pyvenv.cfg", "home = /usr/bin\n")
    write(folder / "plugins" / "evil.py", ran + ALL_PASS)
    return folder


def environment(folder: Path) -> dict[str, str]:
    """What a shell in that repository may have set."""
    return {
        "PYTEST_ADDOPTS": "--collect-only -p evil",
        "PYTEST_PLUGINS": "evil",
        "PYTHONPATH": str(folder / "plugins"),
        "PYTHONSTARTUP": str(folder / "conftest.py"),
        "PYTHONWARNINGS": "error",
        "VIRTUAL_ENV": str(folder / ".venv"),
        "PATH": f"{folder / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "DJANGO_SETTINGS_MODULE": "evil",
    }


def result(out: Path) -> dict[str, Any]:
    (line,) = (out / "results.jsonl").read_bytes().splitlines()
    return dict(json.loads(line))


def comparable(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the seed, which is drawn, and the hash of the checks: somebody may be
    working on them.
    """
    return {n: v for n, v in record.items() if n not in ("seed", "checks_sha256")}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What ``grade`` says about the answer when nothing is around it."""
    folder = repository(tmp_path_factory.mktemp("clean"))
    assert autograder("grade", NAME, "--out", "out", cwd=folder).returncode == 0
    record = result(folder / "out")
    assert 0 < record["score"] < record["max_score"]
    return comparable(record)


@pytest.fixture(params=[ALL_PASS, EXIT], ids=["all pass", "exit"])
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return repository(tmp_path / "repository", request.param)


def test_grade_gives_the_same_record(hostile: Path, clean: dict[str, Any]) -> None:
    done = autograder("grade", NAME, "--out", "out", cwd=hostile, **environment(hostile))
    assert (done.returncode, done.stderr) == (0, "")
    assert comparable(result(hostile / "out")) == clean
    assert not (hostile / "ran").exists()


def test_check_gives_the_same_verdict(hostile: Path, clean: dict[str, Any]) -> None:
    done = autograder("check", NAME, cwd=hostile, **environment(hostile))
    assert (done.returncode, done.stderr) == (1, "")
    assert f"Score: {clean['score']} of {clean['max_score']}" in done.stdout
    assert not (hostile / "ran").exists()


@pytest.mark.parametrize("command", ["check", "grade"])
def test_even_the_import_path_may_be_hostile(
    tmp_path: Path, clean: dict[str, Any], command: str
) -> None:
    """With PYTHONPATH, only a Python that is told to ignore it is safe (``-I``)."""
    folder = repository(tmp_path / "repository", ALL_PASS)
    out = ["--out", "out"] if command == "grade" else []
    done = subprocess.run(
        [sys.executable, "-I", "-m", "autograder", command, NAME, *out],
        cwd=folder,
        env={**os.environ, **environment(folder), "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1 if command == "check" else 0, "")
    assert f"{clean['score']} of {clean['max_score']}" in done.stdout.replace("/", " of ")
    assert not (folder / "ran").exists()


def test_the_repository_is_hostile(tmp_path: Path) -> None:
    """A pytest that is not closed is taken in: the tests above test something."""
    folder = repository(tmp_path / "repository", ALL_PASS)
    write(folder / "test_it.py", "def test_it():\n    assert False\n")
    for name in MODULES + tuple(CONFIGURATION):
        (folder / name).unlink()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "test_it.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 passed" in done.stdout
    assert (folder / "ran").exists()


@pytest.mark.parametrize("level", ["1", "2"])
def test_without_assertions_nothing_is_judged(tmp_path: Path, level: str) -> None:
    folder = repository(tmp_path)
    done = autograder("check", NAME, cwd=folder, PYTHONOPTIMIZE=level)
    assert (done.returncode, done.stdout) == (2, "")
    assert "PYTHONOPTIMIZE" in done.stderr
    assert done.stderr.count("\n") == 1
