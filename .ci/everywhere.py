"""``check`` on a system that has no walls for others' code: each reference passes, each starter
is told what is wrong. Run with the kit installed, on Windows and macOS by its workflow.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def check(path: Path, exercise: str) -> int:
    """The exit code of one call; what it said is shown if it is none of check's own."""
    command = [sys.executable, "-m", "autograder", "check", path, "--exercise", exercise]
    done = subprocess.run(  # noqa: S603  # our own command
        command, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode not in (0, 1) or done.stderr:
        print(done.stdout, done.stderr, sep="\n")  # noqa: T201  # it is what the log is for
    return done.returncode if not done.stderr else 2


def main() -> int:
    """0 if all is as it should be, of the exercises that are named, or of all."""
    wrong = []
    folders = sorted(path.parent for path in (ROOT / "exercises").glob("*/exercise.toml"))
    for folder in folders:
        exercise = folder.name
        if sys.argv[1:] and exercise not in sys.argv[1:]:
            continue
        for path, expected in (
            (ROOT / "solutions" / exercise / "middleware.py", 0),
            (folder / "middleware.py", 1),
        ):
            code = check(path, exercise)
            if code != expected:
                wrong.append(f"{path.relative_to(ROOT)}: ended with {code}, not with {expected}")
    print("\n".join(wrong) or "as it should be")  # noqa: T201  # it is what the log is for
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
