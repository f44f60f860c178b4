"""Ctrl-C and SIGTERM end a command in one line, with what is judged kept and nothing left."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import AUTOGRADER, RIGHT, records, write

ENDLESS = RIGHT.replace('print("After response")', "while True: pass")


def press_ctrl_c(process: int) -> None:
    os.killpg(process, signal.SIGINT)  # as a terminal does


def terminate(process: int) -> None:
    os.kill(process, signal.SIGTERM)


def terminate_all(process: int) -> None:
    os.killpg(process, signal.SIGTERM)


def interrupt_when(
    ready: Callable[[int], bool],
    tmp_path: Path,
    *arguments: str | Path,
    kill: Callable[[int], None] = press_ctrl_c,
) -> tuple[int, str]:
    """Run a command, end it when it is ready; its exit code and what it wrote to stderr."""
    (tmp_path / "tmp").mkdir()
    with subprocess.Popen(
        [AUTOGRADER, *arguments],
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        while not ready(process.pid):
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.02)
        kill(process.pid)
        pressed = time.monotonic()
        _, errors = process.communicate(timeout=120)
        assert time.monotonic() - pressed < 30
    # A zygote that was still starting removes its folder by itself, when it finds its judge gone.
    while list((tmp_path / "tmp").iterdir()):
        assert time.monotonic() - pressed < 60
        time.sleep(0.05)
    return process.returncode, errors


def children(process: int) -> list[int]:
    text = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(child) for child in text.split()]


def endless(tmp_path: Path, count: int = 40) -> Path:
    """A right answer, and so many after it that each use up their CPU."""
    write(tmp_path / "class" / "ada.py")
    for number in range(count):
        write(tmp_path / "class" / f"z{number}.py", ENDLESS)
    return tmp_path / "class"


@pytest.mark.parametrize("kill", [press_ctrl_c, terminate, terminate_all])
def test_ctrl_c_keeps_what_is_judged(tmp_path: Path, kill: Callable[[int], None]) -> None:
    out = tmp_path / "out"

    def one_is_judged(_: int) -> bool:
        return (out / "results.jsonl").is_file() and len(records(out)) > 0

    folder = endless(tmp_path, 3)
    grade = ("grade", folder, "--out", out)
    code, errors = interrupt_when(one_is_judged, tmp_path, *grade, kill=kill)
    judged = len(records(out))
    assert 0 < judged < 4
    assert code == 130
    assert errors == (
        f"error: stopped. {judged} of 4 are judged and kept in {out}; "
        "the same command goes on from there\n"
    )


@pytest.mark.parametrize("number", [1, 2, 3])
def test_ctrl_c_while_workers_start(tmp_path: Path, number: int) -> None:
    def started(process: int) -> bool:
        return len(children(process)) >= number

    arguments = ("grade", endless(tmp_path), "--out", tmp_path / "out", "--jobs", "2")
    code, errors = interrupt_when(started, tmp_path, *arguments)
    assert code == 130
    assert errors.startswith("error: stopped. 0 of 41 are judged")
    assert errors.count("\n") == 1


def test_ctrl_c_ends_a_check(tmp_path: Path) -> None:
    def judges(process: int) -> bool:
        return children(process) != []

    code, errors = interrupt_when(judges, tmp_path, "check", endless(tmp_path))
    assert (code, errors.strip()) == (130, "error: stopped")
