"""``autograder reset`` gives a fresh starter, and old work is kept beside it."""

from __future__ import annotations

from pathlib import Path

from commands import PRINT_ORDER, autograder, is_one_error, write


def test_reset_keeps_the_old_work_beside_it_each_time(tmp_path: Path) -> None:
    work = write(tmp_path / PRINT_ORDER / "middleware.py", "first\n")
    assert autograder("reset", "order", cwd=tmp_path).returncode == 0
    starter = work.read_text()
    assert starter.startswith(f"# exercise: {PRINT_ORDER}\n")
    assert "To do" in starter
    write(work, "second\n")
    done = autograder("reset", PRINT_ORDER, cwd=work.parent.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "middleware.mine2.py" in done.stdout
    kept = {path.name: path.read_text() for path in work.parent.iterdir()}
    assert kept == {
        "middleware.py": starter,
        "middleware.mine.py": "first\n",
        "middleware.mine2.py": "second\n",
    }


def test_reset_of_a_starter_keeps_no_copy(tmp_path: Path) -> None:
    work = write(tmp_path / PRINT_ORDER / "middleware.py", "first\n")
    for _ in range(3):
        assert autograder("reset", "order", cwd=tmp_path).returncode == 0
    assert len(list(work.parent.iterdir())) == 2


def test_reset_says_how_to_get_a_fresh_notebook(tmp_path: Path) -> None:
    write(tmp_path / f"{PRINT_ORDER}.ipynb", "mine")
    done = autograder("reset", "order", cwd=tmp_path)
    assert is_one_error(done, "stays as it is", "rename yours", "autograder lab"), done
    write(tmp_path / "exercises" / PRINT_ORDER / "middleware.py", "mine")
    done = autograder("reset", "order", cwd=tmp_path)
    assert done.returncode == 0
    assert "Your notebook stays as it is. For a fresh notebook rename yours" in done.stdout
