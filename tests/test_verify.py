"""``autograder verify`` of one exercise names what is to be mended in its solutions."""

from __future__ import annotations

import shutil
from pathlib import Path

from commands import SOLUTIONS, autograder, write


def trimmed(tmp_path: Path, *wrong: str) -> Path:
    """A folder of solutions with these known wrong answers of one exercise, and no other."""
    exercise = "02_async_call"
    kept = {"middleware.py", "answers.toml", *wrong}
    return shutil.copytree(
        SOLUTIONS / exercise,
        tmp_path / "solutions" / exercise,
        ignore=lambda _, names: [n for n in names if n not in kept | {"wrong"}],
    )


def test_verify_of_one_exercise_names_what_is_to_be_mended(tmp_path: Path) -> None:
    folder = trimmed(tmp_path, "called_twice.py", "retried.py")
    path = folder / "wrong" / "called_twice.py"
    write(path, "# called_twice: test_of_nothing\n" + path.read_text().split("\n", 1)[1])
    answers = folder / "answers.toml"
    write(answers, answers.read_text().replace("misconception", "# misconception", 1))
    done = autograder("verify", "async_call", "--solutions", folder.parent, COLUMNS="400")
    assert done.returncode == 1
    errors = [line for line in done.stdout.splitlines() if line.startswith("error: ")]
    assert len(errors) == 3
    assert "every wrong option names its misconception" in errors[0]
    assert "wrong/called_twice.py: says test_of_nothing; fails test_" in errors[1]
    assert "is called_twice; what is named is double_call" in errors[2]
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["02_async_call", "fails", "passes", "2", "1"] in rows
