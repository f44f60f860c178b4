"""``docs/authors.md`` is done literally: in an empty folder, its files and its commands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from commands import ROOT

PAGE = (ROOT / "docs" / "authors.md").read_text()
STEP = re.compile(
    r"(?P<before>[^\n]*\n)\n^(?P<fence>`{3,4})(?P<language>\w+)\n(?P<text>.*?)^(?P=fence)\n",
    re.MULTILINE | re.DOTALL,
)


def test_a_lesson_is_made_by_doing_what_the_page_says(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": str(tmp_path), "COLUMNS": "300"}
    commands, output = 0, ""
    for step in STEP.finditer(PAGE):
        before, language, text = step["before"], step["language"], step["text"]
        if language != "sh":
            file = re.fullmatch(r"`([\w/.]+)`:\n", before)
            assert file is not None, before
            (tmp_path / file[1]).parent.mkdir(exist_ok=True)
            (tmp_path / file[1]).write_text(text)
            continue
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", text],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        output = done.stdout
        expected = 1 if "exits with 1" in before else 0
        assert (done.returncode, done.stderr) == (expected, ""), f"{text}{done.stdout}"
        if expected and "--mutate" in text:
            assert len(re.findall("^error: ", output, re.MULTILINE)) == 1, output
        commands += 1
    assert commands == len(re.findall("^```sh", PAGE, re.MULTILINE)) == 6
    assert "3 submissions of 3 students: 0 with full marks, 3 with less" in output
