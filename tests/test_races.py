"""A verdict does not depend on how fast threads take turns.

A sample of what waits in threads. ``benchmarks/races.py`` judges all of it, many times.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

SAMPLE = (
    "solutions/*/wrong/waits_for_thread_with_result.py",
    "solutions/01_convert_function/wrong/async_to_sync_inside.py",
    "solutions/06_django_contract/wrong/sync_class.py",
    "solutions/12_request_state/wrong/by_task.py",
    "tests/right/10_fan_out/pool_for_each_request.py",
    "tests/honest/*thread*.py",
    "tests/honest/*lock*.py",
    "tests/honest/timer_*.py",
)


def test_threads_that_nap_at_each_step_change_no_verdict() -> None:
    files = [file for pattern in SAMPLE for file in sorted(ROOT.glob(pattern))]
    assert len(files) > 12
    races = [sys.executable, ROOT / "benchmarks" / "races.py", "--rounds", "1", "--naps", "2"]
    done = subprocess.run([*races, *files], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
