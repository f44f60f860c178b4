"""``autograder build`` writes what is stale, and no more."""

from __future__ import annotations

import shutil
from pathlib import Path

from commands import PRINT_ORDER, ROOT, SOLUTIONS, autograder, write


def test_build_writes_what_is_stale_and_check_only_tells(tmp_path: Path) -> None:
    out = shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    arguments = ("--solutions", SOLUTIONS, "--out", out)
    stale = out / "release" / PRINT_ORDER / f"{PRINT_ORDER}.ipynb"
    fresh = stale.read_text()
    write(stale, "{}")
    done = autograder("build", "--check", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    name = f"notebooks/release/{PRINT_ORDER}/{PRINT_ORDER}.ipynb"
    assert done.stderr == f"error: {name} is stale: run autograder build\n"
    assert stale.read_text() == "{}"
    done = autograder("build", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 file written;")
    assert stale.read_text() == fresh
