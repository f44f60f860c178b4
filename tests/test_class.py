"""A whole class is graded: what is killed in the middle goes on, and ends the same."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from commands import AUTOGRADER, ROOT, autograder
from school import records

KILLS = 3


def start(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [AUTOGRADER, "grade", folder, "--out", out, "--jobs", "2", "--seed", "7"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def tree(process: int) -> list[int]:
    """The processes that a process has started, and theirs."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *tree(child)]
    return found


def alive(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"


def test_killed_at_random_moments_it_ends_the_same(
    graded_class: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    folder, expected = graded_class
    out = tmp_path / "out"
    moment = random.Random(6)
    for _ in range(KILLS):
        with start(folder, out) as process:
            time.sleep(moment.uniform(0.5, 4))  # any moment will do; none decides a verdict
            started = tree(process.pid)
            process.kill()
        deadline = time.monotonic() + 30
        while any(map(alive, started)):  # nothing stays behind that could write or wait for ever
            assert time.monotonic() < deadline, "processes stay behind"
            time.sleep(0.05)
    with start(folder, out) as process:
        assert process.wait() == 0
    assert records(out) == expected
    lines = (out / "results.jsonl").read_bytes().splitlines()
    assert len(lines) == len(expected)  # none doubled


def test_a_worker_that_is_killed_costs_nobody_a_grade(
    graded_class: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    folder, expected = graded_class
    out = tmp_path / "out"
    killed = 0
    with start(folder, out) as process:
        while process.poll() is None:
            judging = (out / "results.jsonl").is_file() and records(out)
            if judging and not killed:
                worker = next(
                    p
                    for p in tree(process.pid)
                    if b"spawn_main" in Path(f"/proc/{p}/cmdline").read_bytes()
                )
                os.kill(worker, signal.SIGKILL)
                killed = worker
            time.sleep(0.02)
        assert killed
        assert process.wait() == 0
    assert records(out) == expected


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A file system of its own with room for a few records."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if os.getuid() != 0 or mount is None:
        pytest.skip("mounting a small disk needs root")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=16k", "none", folder], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip(f"no small disk can be mounted: {made.stderr.decode()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_keeps_what_fits(
    graded_class: tuple[Path, dict[str, object]], small_disk: Path
) -> None:
    folder, expected = graded_class
    out = small_disk / "out"
    arguments = ("grade", folder, "--out", out, "--jobs", "2", "--seed", "7")
    done = autograder(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("error: No space left on device: ")
    assert done.stderr.count("\n") == 1
    kept = records(out)
    assert 0 < len(kept) < len(expected)
    assert kept == {student: expected[student] for student in kept}
    subprocess.run(["mount", "-o", "remount,size=1m", small_disk], check=True)
    assert autograder(*arguments).returncode == 0
    assert records(out) == expected
