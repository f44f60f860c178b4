"""A verdict, and the name of a mistake, do not depend on the style that an answer is written in.

A sample of the corpora. ``benchmarks/styles.py`` writes all of them anew, as often as one likes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_answers_in_another_style_get_the_same_verdict_and_the_same_name() -> None:
    styles = [sys.executable, ROOT / "benchmarks" / "styles.py", "--sample", "4", "--times", "1"]
    done = subprocess.run(styles, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "48 answers in another style" in done.stdout
