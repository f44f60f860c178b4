"""A Dask cluster on loopback: a scheduler and two workers, all processes of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import own
import pytest
from commands import AUTOGRADER, autograder, write
from school import records
from test_class import tree

DASK = Path(sys.executable).with_name("dask")


def dask(stack: ExitStack, folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    log = stack.enter_context((folder / "dask.log").open("ab"))
    process = subprocess.Popen(
        [DASK, *arguments, "--scheduler-file", folder / "scheduler.json", "--no-dashboard"],
        cwd=folder,
        stdout=log,
        stderr=log,
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)
    return process


def scheduler(stack: ExitStack, folder: Path) -> str:
    """The address of a new one."""
    dask(stack, folder, "scheduler", "--host", "127.0.0.1", "--port", "0")
    while not (folder / "scheduler.json").exists():
        time.sleep(0.05)
    address: str = json.loads((folder / "scheduler.json").read_text())["address"]
    return address


WORKER = ("worker", "--nthreads", "1", "--nworkers", "1", "--host", "127.0.0.1")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[int]]]:
    """The address of a scheduler, and the process ids of its two workers' nannies."""
    folder = tmp_path_factory.mktemp("dask")
    with ExitStack() as stack:
        address = scheduler(stack, folder)
        workers = [dask(stack, folder, *WORKER, "--name", name).pid for name in ("one", "two")]
        yield address, workers


def test_a_cluster_without_workers_is_waited_for_and_says_so(tmp_path: Path) -> None:
    work = write(tmp_path / "02_async_call.py", "class PassMiddleware: pass")
    with ExitStack() as stack:
        address = scheduler(stack, tmp_path)
        command = [AUTOGRADER, "grade", work, "--out", tmp_path / "out", "--scheduler", address]
        grading = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        assert grading.stdout is not None
        said = grading.stdout.readline()
        assert said.startswith(f"No worker has come to {address} yet")
        assert grading.poll() is None
        dask(stack, tmp_path, *WORKER)
        assert "Records: " in grading.stdout.read()
    assert (grading.returncode, len(records(tmp_path / "out"))) == (0, 1)


@pytest.mark.parametrize("address", ["nonsense", "foo://x:1", "tcp://127.0.0.1:x"])
def test_an_address_that_is_none_is_one_line(tmp_path: Path, address: str) -> None:
    work = write(tmp_path / "ada.py")
    done = autograder("grade", work, "--out", tmp_path / "out", "--scheduler", address)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"error: {address} is no address of a scheduler" in done.stderr


def test_records_are_the_same_wherever_they_are_made(
    cluster: tuple[str, list[int]], graded_class: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    (address, _), (folder, expected) = cluster, graded_class
    done = autograder(*("grade", folder, "--out", tmp_path, "--scheduler", address, "--seed", "7"))
    assert (done.returncode, done.stderr) == (0, "")
    assert records(tmp_path) == expected


def test_workers_judge_by_the_checks_of_the_course_as_they_are_now(
    cluster: tuple[str, list[int]], tmp_path: Path
) -> None:
    course = own.own_course(tmp_path / "course")
    check = course / "checks" / f"test_{own.LESSON}.py"
    for name, text in (("ada", own.RIGHT), ("bob", own.WRONG)):
        write(tmp_path / "class" / name / f"{own.LESSON}.py", text)
    arguments = ("grade", tmp_path / "class", "--out", tmp_path / "out", "--scheduler", cluster[0])
    for right, best in (("yes", "ada"), ("no", "bob")):
        write(check, own.CHECK.replace('== "yes"', f'== "{right}"'))
        done = autograder(*arguments, "--course", course)
        assert (done.returncode, done.stderr) == (0, "")
        scores = {name: r["score"] for name, r in records(tmp_path / "out").items()}  # type: ignore[index]
        assert scores == {"ada": 0, "bob": 0, best: 3}


def working(nannies: list[int]) -> list[int]:
    """The worker processes under the nannies that judge at this moment: they have a zygote."""
    return [
        child
        for nanny in nannies
        for child in tree(nanny)
        if any(b"autograder.host" in command(p) for p in tree(child))
    ]


def command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def test_a_worker_that_is_lost_costs_nothing_but_time(
    cluster: tuple[str, list[int]], graded_class: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    (address, nannies), (folder, expected) = cluster, graded_class
    for child in working(nannies):  # zygotes of the test before
        os.kill(child, signal.SIGKILL)
    while working(nannies):
        time.sleep(0.05)
    with subprocess.Popen(
        [AUTOGRADER, "grade", folder, "--out", tmp_path, "--scheduler", address, "--seed", "7"],
        stdout=subprocess.DEVNULL,
    ) as process:
        while not (found := working(nannies)):
            assert process.poll() is None, "nothing was judged by the workers"
            time.sleep(0.02)
        os.kill(found[0], signal.SIGKILL)
        assert process.wait() == 0
    assert records(tmp_path) == expected


def test_no_scheduler_is_one_line(
    tmp_path: Path, graded_class: tuple[Path, dict[str, object]]
) -> None:
    done = autograder(
        *("grade", graded_class[0], "--out", tmp_path, "--scheduler", "tcp://127.0.0.1:9"),
        DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="1s",
    )
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert "tcp://127.0.0.1:9" in done.stderr
