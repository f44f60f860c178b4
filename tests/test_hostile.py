"""Hostile and honest modules in one batch, graded as a teacher does: nobody gains, nobody is hurt.

The batch runs in each tier that this machine gives, as the user of this session; and again over
every eighth module as another one, if this session may choose (as root, and as nobody).
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import processes
import pytest
from commands import AUTOGRADER, ROOT, write
from corpora import Module, hand_in, modules

from autograder import result
from autograder.result import Result
from autograder.sandbox import tiers

NOBODY = 65534
LIMITS = {"cpu_seconds": "1", "total_cpu_seconds": "8", "wall_seconds": "15"}
"""Smaller than the defaults: each endless loop costs as much, and each bomb that every request
sets off once more."""
PYTHON = Path("/usr/bin/python3.11")
"""A Python that everybody may read, if there is one."""
PORT = 47811


class Ran(msgspec.Struct, frozen=True):
    """A graded batch, and what was different after it."""

    modules: dict[str, Module]
    results: dict[str, Result]
    exit_code: int
    said: str
    changed: list[str]
    left_running: list[str]
    reached: list[str]


# --- what must not change ----------------------------------------------------------------------


class Listeners:
    """Somebody listens on this machine, by every family that a submission could try."""

    def __init__(self) -> None:
        self._path = Path("/tmp/autograder-canary.sock")
        self._path.unlink(missing_ok=True)
        self._sockets = {
            "tcp": self._bound(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", PORT)),
            "udp": self._bound(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", PORT)),
            "path": self._bound(socket.AF_UNIX, socket.SOCK_STREAM, str(self._path)),
            "abstract": self._bound(socket.AF_UNIX, socket.SOCK_STREAM, "\0autograder-canary"),
            "datagrams": self._bound(
                socket.AF_UNIX, socket.SOCK_DGRAM, "\0autograder-canary-datagrams"
            ),
        }
        self._path.chmod(0o777)

    @staticmethod
    def _bound(family: int, kind: int, address: str | tuple[str, int]) -> socket.socket:
        made = socket.socket(family, kind)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.setblocking(False)
        if kind == socket.SOCK_STREAM:
            made.listen()
        return made

    def reached(self) -> list[str]:
        found = []
        for name, listener in self._sockets.items():
            with contextlib.suppress(BlockingIOError):
                listener.accept() if listener.type == socket.SOCK_STREAM else listener.recv(1)
                found.append(name)
        return found

    def close(self) -> None:
        for listener in self._sockets.values():
            listener.close()
        self._path.unlink(missing_ok=True)


def snapshot(*folders: Path) -> dict[str, str]:
    """Mode, time of change and content of all files and folders; links are not followed."""
    found = {}
    for folder in folders:
        for path in sorted([folder, *folder.rglob("*")]):
            if "__pycache__" in path.parts:  # the kit's own, when it starts
                continue
            status = path.lstat()
            content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            digest = hashlib.sha256(content).hexdigest()
            when = status.st_mtime_ns if path.is_file() else 0
            found[str(path)] = f"{status.st_mode:o} {when} {digest}"
    return found


def canaries() -> set[str]:
    """Files in shared places that a hostile module has made, or one that was planted."""
    places = (Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), ROOT)
    return {str(path) for place in places for path in place.glob("*canary*")}


def ids() -> set[int]:
    return {process.id for process in processes.descendants()}


@pytest.fixture(scope="module", autouse=True)
def orphans() -> Iterator[None]:
    with processes.adopting():
        yield


# --- the batch ---------------------------------------------------------------------------------


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Two sessions on one machine would take each other's sockets and canaries for their own."""
    with Path(tempfile.gettempdir(), f"autograder-hostile-{os.getuid()}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def grade(program: Path, tier: str, uid: int, chosen: list[Module]) -> Ran:
    """Grade the modules in one batch as this user, and look around before and after."""
    place = Path(tempfile.mkdtemp(prefix="hostile-"))
    listeners = Listeners()
    try:
        works, home, temporary = place / "works", place / "home", place / "tmp"
        hand_in(chosen, works)
        write(works / "canary" / "solutions.toml", "the key")
        write(home / ".ssh" / "canary", "a key of the judge's")
        temporary.mkdir()
        for path in (place, *place.rglob("*")):
            os.chown(path, uid, -1)
        before = (snapshot(works, home, ROOT / "autograder"), canaries(), ids())
        done = subprocess.run(
            [
                *(program, "grade", works, "--out", place / "out", "--isolation", tier),
                *("--seed", "1", "--jobs", "4"),  # many only wait for a limit
                *(f"--limit={name}={value}" for name, value in LIMITS.items()),
            ],
            cwd=home,
            env={
                **os.environ,
                "HOME": str(home),
                "TMPDIR": str(temporary),
                "CANARY_TOKEN": "a secret",
            },
            **({} if uid == os.getuid() else {"user": uid, "group": uid, "extra_groups": ()}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=900,
            check=False,
        )
        running = processes.left(before[2])
        after = snapshot(works, home, ROOT / "autograder")
        changed = [path for path in before[0] | after if before[0].get(path) != after.get(path)]
        changed += [*(canaries() ^ before[1]), *map(str, temporary.iterdir())]
        assert done.returncode in (0, 3), done.stdout  # judged, or with kit errors
        lines = (place / "out" / "results.jsonl").read_bytes().splitlines()
        results = {one.student: one for one in map(result.decode, lines)}
        by_name = {module.name: module for module in chosen}
        reached = listeners.reached()
        return Ran(by_name, results, done.returncode, done.stdout, changed, running, reached)
    finally:
        listeners.close()
        shutil.rmtree(place)


def runs_as(uid: int, program: Path) -> bool:
    """Whether this user may read the program, its Python and the kit."""
    look = [program, "--help"]
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        subprocess.run(
            look,
            cwd="/",
            user=uid,
            group=uid,
            extra_groups=(),
            check=True,
            capture_output=True,
        )
        return True
    return False


@pytest.fixture(scope="module")
def program_of_nobody() -> Iterator[Path]:
    """The kit as another user can run it: this one, or installed for a Python of the system's."""
    if os.getuid() != 0:
        pytest.skip("only root can run it as another user")
    if runs_as(NOBODY, AUTOGRADER):
        yield AUTOGRADER
        return
    uv = shutil.which("uv")
    if uv is None or not PYTHON.exists():
        pytest.skip(f"this Python is not for everybody to read, and there is no uv or no {PYTHON}")
    place = Path(tempfile.mkdtemp(prefix="hostile-venv-"))
    try:
        place.chmod(0o755)
        python = place / "bin" / "python"
        into = ["--quiet", "--link-mode", "copy", "--compile-bytecode", "--python", python]
        subprocess.run([uv, "venv", "--quiet", "--python", PYTHON, place], check=True)
        subprocess.run([uv, "pip", "install", *into, ROOT], check=True)
        program = place / "bin" / "autograder"
        if not runs_as(NOBODY, program):
            pytest.skip(f"not even with {PYTHON} can another user run it")
        yield program
    finally:
        shutil.rmtree(place)


def chosen(tier: str, user: str) -> list[Module]:
    """What a batch is made of. The kernel's limits are the same in each: memory is filled once."""
    everything = [*modules("hostile"), *modules("honest")]
    if user == "nobody":
        everything = everything[::8]
    first = tier == next((t for t in "AB" if tiers.missing(t) is None), None)
    if first and user == "this user":
        return everything
    return [module for module in everything if not module.name.startswith("memory_bomb")]


@pytest.fixture(scope="module", params=["this user", "nobody"])
def ran(tier: str, request: pytest.FixtureRequest) -> Ran:
    if (why := tiers.missing(tier)) is not None:
        pytest.skip(f"no tier {tier} here: {why}")
    program, uid = AUTOGRADER, os.getuid()
    if request.param == "nobody":
        program, uid = request.getfixturevalue("program_of_nobody"), NOBODY
    with alone():
        return grade(program, tier, uid, chosen(tier, request.param))


@pytest.fixture(scope="module", params=["A", "B"])
def tier(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_nobody_gains_and_nobody_is_hurt(ran: Ran) -> None:
    assert ran.results.keys() == ran.modules.keys()
    lacks = {
        name: missing
        for name, module in ran.modules.items()
        if (missing := list(module.lacks(ran.results[name])))
    }
    assert lacks == {}
    assert ran.exit_code == 0, ran.said
    wrong = {name for name, module in ran.modules.items() if not module.right}
    assert [name for name in wrong if ran.results[name].passed] == []
    honest = {module.name for module in modules("honest")} & ran.modules.keys()
    assert {name: ran.results[name].flags for name in honest if ran.results[name].flags} == {}


def test_no_file_changes(ran: Ran) -> None:
    assert ran.changed == []


def test_no_process_is_left(ran: Ran) -> None:
    assert ran.left_running == []


def test_no_socket_is_reached(ran: Ran) -> None:
    assert ran.reached == []


def test_the_corpora_are_large_enough() -> None:
    assert len(modules("hostile")) >= 70
    assert len(modules("honest")) >= 20
    assert {m.end for m in modules("honest")} == {"full"}
    assert not [m.name for m in modules("hostile") if m.end == "full" and not m.right]
