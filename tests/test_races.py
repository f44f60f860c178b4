"""A verdict does not depend on how fast threads take turns.

A sample of what waits in threads. ``benchmarks/races.py`` judges all of it, many times.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
from processes import descendants

from autograder import grade
from autograder.limits import Limits
from autograder.submission import collect

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


def test_a_host_that_is_asked_again_and_again_loses_nothing() -> None:
    """The judge has a host that takes long send what it has printed: by a signal, at any moment."""
    names = (
        "tests/honest/thread_pool_makes_the_texts.py",
        "tests/honest/one_worker_for_the_audit_log.py",
    )
    limits = Limits(isolation="none", wall_seconds=20)
    over = threading.Event()

    def ask() -> None:
        while not over.is_set():
            hosts = [p.id for p in descendants() if "autograder.host.zygote" in p.command]
            for host in hosts * 20:
                with contextlib.suppress(OSError):  # it has ended
                    os.kill(host, signal.SIGUSR1)
                time.sleep(0.0003)

    works = [collect([ROOT / name], grade.names())[0] for name in names] * 3
    works = [msgspec.structs.replace(w, name=str(n)) for n, w in enumerate(works)]
    quiet = [one.result.checks for one in grade.judge_here(works, 0, limits)]
    asking = threading.Thread(target=ask)
    asking.start()
    try:
        assert [one.result.checks for one in grade.judge_here(works, 0, limits)] == quiet
    finally:
        over.set()
        asking.join()
