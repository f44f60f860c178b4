"""What the commands do when the screen, the disk or a destination fails, and on an early Ctrl-C."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commands import AUTOGRADER, PRINT_ORDER, WRONG, autograder, records, write

from autograder.files import replace

LEFT_OUT = "Left out, with no .py file and no notebook: kim\\x1b.docx\n"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``class`` and ``out``: what is judged is not judged again."""
    folder = tmp_path_factory.mktemp("graded")
    write(folder / "class" / "bob.py", WRONG)
    write(folder / "class" / "kim\x1b.docx", "")
    done = autograder("grade", "class", "--out", "out", "--jobs", "1", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert LEFT_OUT in done.stdout
    return folder


def test_what_the_command_has_written_is_nobodys_work(graded: Path, tmp_path: Path) -> None:
    shutil.copytree(graded / "class", tmp_path, dirs_exist_ok=True)
    shutil.copytree(graded / "out", tmp_path, dirs_exist_ok=True)
    done = autograder("grade", ".", "--out", ".", cwd=tmp_path)
    assert "1 of them were judged before" in done.stdout
    assert LEFT_OUT in done.stdout


# --- the screen ------------------------------------------------------------------------------


def test_a_screen_with_plain_letters_gets_plain_signs(graded: Path) -> None:
    done = autograder("show", "out", "bob", cwd=graded, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\n  + Calling it" in done.stdout
    assert "\n  x One line is printed" in done.stdout
    assert '      #  prints "Before response"' in done.stdout
    done = autograder("check", "müller✓.py", cwd=graded, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (
        2,
        "error: there is no file or folder m\\xfcller+.py\n",
    )


def test_a_reader_that_goes_away_takes_nothing_along(graded: Path, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer) as gone:
        done = subprocess.run(
            [AUTOGRADER, "grade", "class", "--out", "out", "--csv", tmp_path / "grades.csv"],
            cwd=graded,
            stdout=gone,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert "bob.py" in (tmp_path / "grades.csv").read_text()


def test_a_narrow_screen_shows_the_points(graded: Path) -> None:
    done = autograder("grade", "class", "--out", "out", cwd=graded, COLUMNS="40")
    assert f"bob  {PRINT_ORDER}  9/14\n" in done.stdout
    assert all(len(line) <= 40 for line in done.stdout.splitlines() if "Left out" not in line)


# --- the disk and the destinations -----------------------------------------------------------


def test_a_destination_that_fails_is_one_line_and_the_others_are_written(
    graded: Path, tmp_path: Path
) -> None:
    (tmp_path / "full").symlink_to("/dev/full")
    (tmp_path / "link.csv").symlink_to("grades.csv")
    (tmp_path / "folder").mkdir()
    files = {
        "--junit": "full",
        "--csv": "folder",
        "--html": "new/report.html",
        "--moodle": "link.csv",
    }
    options = [part for name, file in files.items() for part in (name, tmp_path / file)]
    done = autograder(
        *("grade", "class", "--out", "out", *options),
        *("--gradebook", f"mysql://ada@localhost/{tmp_path.name}"),
        cwd=graded,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"error: --junit {tmp_path / 'full'} can't be written (no space left on device): "
        "name another file",
        f"error: --csv {tmp_path / 'folder'} can't be written (is a directory): name another file",
        "error: --gradebook needs the module MySQLdb for this URL: install it, "
        "or use sqlite:///gradebook.db",
    ]
    assert "bob" in (tmp_path / "new" / "report.html").read_text()
    assert "bob" in (tmp_path / "grades.csv").read_text()
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "full").is_char_device()


REPLACE_UNDER_A_LIMIT = """
import resource, sys
from pathlib import Path
from autograder.files import replace

resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    replace(Path(sys.argv[1]), b"x" * 200)
except OSError as error:
    print(error.strerror, error.filename)
"""


def test_a_full_disk_keeps_the_old_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "grades.csv"
    replace(file, b"old")
    done = subprocess.run(
        [sys.executable, "-c", REPLACE_UNDER_A_LIMIT, file],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"File too large {file}\n"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path: Path) -> None:
    size = 3_500  # the first record has room, the second has not

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    folder = tmp_path / "class"
    for name in ("ada.py", "bob.py", "eve.py"):
        write(folder / name)
    done = subprocess.run(
        [AUTOGRADER, "grade", folder, "--out", tmp_path / "out", "--jobs", "1"],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == f"error: File too large: {tmp_path / 'out' / 'results.jsonl'}\n"
    assert [r["student"] for r in records(tmp_path / "out")] == ["ada"]


def test_release_makes_its_folder_and_names_the_file_that_it_can_not_write(tmp_path: Path) -> None:
    done = autograder("release", tmp_path / "new" / "course.zip")
    assert (done.returncode, done.stderr) == (0, "")
    write(tmp_path / "file", "")
    done = autograder("release", tmp_path / "file" / "course.zip")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"error: {tmp_path / 'file' / 'course.zip'} can't be written" in done.stderr


# --- Ctrl-C ----------------------------------------------------------------------------------

PRESSED_WHILE_IT_IMPORTS = """
import sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Finder())
from autograder.__main__ import main
main()
"""

PRESSED_AGAIN = """
import atexit, os, signal
from autograder.cli.shared import stop
atexit.register(os.kill, os.getpid(), signal.SIGINT)
stop("stopped", 130)
"""


@pytest.mark.parametrize("code", [PRESSED_WHILE_IT_IMPORTS, PRESSED_AGAIN])
def test_ctrl_c_is_one_line_at_any_time(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "error: stopped\n")
