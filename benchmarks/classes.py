"""A class of any size: how fast it is graded, by what, and that being killed changes nothing.

python benchmarks/classes.py rate 1000          submissions a second, memory, CPU
python benchmarks/classes.py kill 1000 20       killed with -9 at 20 moments, then the same?
python benchmarks/classes.py cluster 200        CPU and time with one and two Dask workers
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
TICK = os.sysconf("SC_CLK_TCK")


def school(folder: Path, count: int, hostile: bool = True) -> Path:
    """``count`` submissions: references and known wrong answers, in an order that is the same for
    every size; and one in ten is hostile, as no class is.
    """
    files = sorted(
        [*(ROOT / "solutions").glob("*/middleware.py"), *(ROOT / "solutions").glob("*/wrong/*.py")]
    )
    random.Random(6).shuffle(files)
    bad = sorted((ROOT / "tests" / "hostile").glob("*.py"))
    for number in range(count):
        if hostile and number % 10 == 9:
            file = bad[number * 7 % len(bad)]
            text = file.read_bytes()
            name = text.split(b"|")[0].strip(b"# ").decode(errors="replace").strip()
        else:
            file = files[number % len(files)]
            text = file.read_bytes()
            name = file.parent.parent.name if file.parent.name == "wrong" else file.parent.name
        made = folder / f"s{number:05}" / f"{name}.py"
        made.parent.mkdir(parents=True)
        made.write_bytes(text + f"\n# {number}\n".encode())
    return folder


def command(folder: Path, out: Path, *more: str) -> list[str | Path]:
    grade = [BIN / "autograder", "grade", folder, "--out", out, "--seed", "7"]
    return [*grade, "--exercise", "03_print_order", *more]


def records(out: Path) -> dict[str, object]:
    lines = (out / "results.jsonl").read_bytes().splitlines()
    return {record["student"]: record for record in map(json.loads, lines)}


def tree(process: int) -> list[int]:
    found = [process]
    try:
        for task in Path(f"/proc/{process}/task").glob("*/children"):
            for child in map(int, task.read_text().split()):
                found += tree(child)
    except OSError:
        pass
    return found


def seconds(process: int) -> float:
    """CPU of a process, of those it has waited for, and of those that it still has."""
    total = 0
    for one in tree(process):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += sum(map(int, fields[11:15]))
    return total / TICK


def memory(process: int) -> int:
    """The most that the process has had in memory, in kilobytes."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(x.split()[1]) for x in status.splitlines() if x.startswith("VmHWM")), 0)


def watched(process: subprocess.Popen[bytes]) -> tuple[float, dict[str, int]]:
    """Wait for the end: CPU seconds, and memory of the parent and of the largest worker."""
    cpu, most = 0.0, {"parent": 0, "worker": 0}
    while process.poll() is None:
        cpu = max(cpu, seconds(process.pid))
        parent, *others = tree(process.pid)
        most["parent"] = max(most["parent"], memory(parent))
        most["worker"] = max([most["worker"], *map(memory, others)])
        time.sleep(0.2)
    return cpu, most


def rate(count: int) -> None:
    with tempfile.TemporaryDirectory() as base:
        folder = school(Path(base) / "class", count, hostile=False)
        began = time.monotonic()
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            command(folder, Path(base) / "out", "--jobs", "2"), stdout=quiet, cwd=base
        )
        cpu, most = watched(process)
        wall = time.monotonic() - began
        assert len(records(Path(base) / "out")) == count
        print(
            f"{count} submissions, 2 jobs: {count / wall:.1f}/s, {1000 * cpu / count:.0f} ms CPU "
            f"each, parent {most['parent'] // 1024} MB, worker {most['worker'] // 1024} MB"
        )


def kill(count: int, kills: int) -> None:
    moment = random.Random(6)
    with tempfile.TemporaryDirectory() as base:
        folder = school(Path(base) / "class", count)
        quiet = subprocess.DEVNULL
        began = time.monotonic()
        plain, out = Path(base) / "plain", Path(base) / "out"
        subprocess.run(command(folder, plain, "--jobs", "2"), stdout=quiet, check=False, cwd=base)
        most = (time.monotonic() - began) / kills * 2
        for _ in range(kills):
            process = subprocess.Popen(command(folder, out, "--jobs", "2"), stdout=quiet, cwd=base)
            time.sleep(moment.uniform(0.5, most))
            process.kill()
            process.wait()
        subprocess.run(command(folder, out, "--jobs", "2"), stdout=quiet, check=False, cwd=base)
        lines = len((out / "results.jsonl").read_bytes().splitlines())
        expected, found = records(plain), records(out)
        different = [s for s in expected if expected[s] != found.get(s)]
        print(f"{count} submissions, killed {kills} times: {len(different)} differ, {lines} lines")
        for student in different[:5]:
            print(json.dumps([expected[student], found.get(student)], indent=1))
        sys.exit(1 if different or lines != count else 0)


def cluster(count: int) -> None:
    with tempfile.TemporaryDirectory() as base:
        folder = school(Path(base) / "class", count, hostile=False)
        figures = [_cluster(Path(base), folder, workers) for workers in (1, 2)]
        for workers, (wall, cpu) in enumerate(figures, 1):
            print(f"{workers} Dask workers: {count / wall:.1f}/s, {1000 * cpu / count:.0f} ms CPU")
        (wall_1, cpu_1), (wall_2, cpu_2) = figures
        print(f"two to one: CPU {cpu_2 / cpu_1:.2f}, time {wall_2 / wall_1:.2f}")


def _cluster(base: Path, folder: Path, workers: int) -> tuple[float, float]:
    place = base / f"dask{workers}"
    place.mkdir()
    with ExitStack() as stack:

        def dask(*arguments: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(
                [BIN / "dask", *arguments, "--no-dashboard", "--scheduler-file", "scheduler.json"],
                cwd=place,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(process.wait)
            stack.callback(process.terminate)
            return process

        dask("scheduler", "--host", "127.0.0.1", "--port", "0")
        while not (place / "scheduler.json").exists():
            time.sleep(0.05)
        arguments = ("--host", "127.0.0.1", "--nthreads", "1", "--nworkers", "1")
        nannies = [dask("worker", *arguments).pid for _ in range(workers)]
        time.sleep(5)  # they start, which is not what is measured
        address = json.loads((place / "scheduler.json").read_text())["address"]
        before = sum(map(seconds, nannies))
        began = time.monotonic()
        subprocess.run(
            command(folder, place / "out", "--scheduler", address),
            stdout=subprocess.DEVNULL,
            check=False,
        )
        wall = time.monotonic() - began
        return wall, sum(map(seconds, nannies)) - before


if __name__ == "__main__":
    name, *numbers = sys.argv[1:]
    {"rate": rate, "kill": kill, "cluster": cluster}[name](*map(int, numbers))
