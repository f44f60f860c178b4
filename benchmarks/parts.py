"""``parts.py PART ISOLATION COUNT FILE...``: one part of ``throughput.py``, so many times."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from autograder import checking, grade, protocol
from autograder.app import PLAIN, App
from autograder.catalog import find
from autograder.checks import visits
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.submission import Submission, collect

ROOT = Path(__file__).parents[1]
counts = {"requests": 0, "direct": 0, "django": 0, "items": 0}


def works(files: list[Path], count: int) -> list[Submission]:
    """So many submissions; files are taken again and again, under other names."""
    found = collect(files, grade.names())
    return [
        Submission(**{f: getattr(w, f) for f in w.__struct_fields__} | {"student": f"student {n}"})
        for n, w in zip(range(count), itertools.cycle(found), strict=False)
    ]


def count_requests() -> None:
    """Count what the judge says, by the drive that it is in."""
    say = Judge.say

    def counted(self: Judge, command: protocol.Command) -> None:
        scenes = command.scenes if isinstance(command, protocol.Play) else ()
        sent = sum(len(scene.sends) for scene in scenes) + isinstance(command, protocol.Send)
        counts["requests"] += sent
        if sent:
            counts[self.drive] += sent
        say(self, command)

    Judge.say = counted  # type: ignore[method-assign]


def session(files: list[Path], count: int, limits: Limits) -> None:
    count_requests()
    judged = grade.judge_here(works(files, count), 0, limits)
    assert all(one.result.passed for one in judged)
    counts["items"] = sum(len(one.result.checks) for one in judged)
    counts.update({name: value // count for name, value in counts.items()})
    counts["kilobytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def jobs(files: list[Path], count: int, limits: Limits) -> None:
    judged = list(grade.judge(works(files, count), 0, limits, jobs=2))
    assert all(one.result.passed for one in judged)


def plain(files: list[Path], count: int, limits: Limits) -> None:
    from autograder import sandbox
    from autograder.sandbox import plain

    sandbox.start = plain.start
    session(files, count, limits)


def fresh_pytest(files: list[Path], count: int, _limits: Limits) -> None:
    for file in files[:count]:
        # Without the conftest.py of tests/, which imports what no check needs.
        plugin = ["-p", "autograder.plugin", "--noconftest", "-q", "autograder/checks"]
        command = [sys.executable, "-m", "pytest", *plugin, "--submission", file]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


async def started(work: Submission, limits: Limits) -> Judge:
    exercise = find(work.exercise or "")
    load = protocol.Load(work.source, work.name, exercise.name, exercise.completes_flags)
    return await Judge.start(load, limits, "seed")


def host(files: list[Path], count: int, limits: Limits) -> None:
    async def all_of_them() -> None:
        for work in works(files, count):
            (await started(work, limits)).close()

    asyncio.run(all_of_them())


def requests(drive: str) -> Callable[[list[Path], int, Limits], None]:
    def make(files: list[Path], count: int, limits: Limits) -> None:
        async def all_of_them() -> None:
            judge = await started(works(files, 1)[0], limits)
            for number in range(count):
                await judge.begin(drive)
                app = App(judge, drive, checking.random.Random(number), PLAIN)
                made = await visits.one_by_one(app, [visits.Visit(**p) for p in visits.PLANS])
                assert len(made) == len(visits.PLANS)
            judge.close()

        asyncio.run(all_of_them())

    return make


def items(files: list[Path], count: int, limits: Limits) -> None:
    """Checks that do nothing, of one submission after the other, without a host."""
    from autograder.grading import batch

    async def none(*_: object) -> Judge:
        return Nobody()  # type: ignore[return-value]

    class Nobody:
        def __init__(self) -> None:
            self.passed: set[object] = set()
            self.drive = ""

        def readable(self, text: str) -> str:
            return text

        def close(self) -> None:
            pass

    assert checking.check.__kwdefaults__
    checking.check.__kwdefaults__["drives"] = ()
    batch.Judge.start = none  # type: ignore[method-assign,assignment]
    grade.judge_here(works(files, -(-count // 13)), 0, limits)


def floor(arguments: list[Path], count: int, _limits: Limits) -> None:
    """The same requests in a fork, without a judge."""
    direct, django, file = int(arguments[0].name), int(arguments[1].name), arguments[2]
    from django.http import HttpRequest, HttpResponse
    from django.test import AsyncRequestFactory

    from autograder.host import project

    async def view(_request: HttpRequest) -> HttpResponse:
        return project.respond(protocol.Reply(body="body", headers=(("X-From-View", "x"),)))

    nobody: Callable[..., None] = lambda *_: None  # noqa: E731
    project.set_up(project.Views(view, nobody, lambda: False, nobody))  # type: ignore[arg-type]
    name = find(EXERCISE).name

    async def serve() -> None:
        space: dict[str, object] = {}
        exec(file.read_text("utf-8"), space)
        middleware = space[name]
        handler = middleware(view)  # type: ignore[operator]
        for number in range(direct):
            await handler(AsyncRequestFactory().generic("GET", f"/{number}/"))
        from django.conf import settings
        from django.test import AsyncClient

        project.Floor = adapted(middleware)  # type: ignore[attr-defined]
        neighbour = "autograder.host.project.Neighbour"
        settings.MIDDLEWARE = [neighbour, "autograder.host.project.Floor", neighbour]
        client = AsyncClient(raise_request_exception=False)
        for number in range(django):
            await client.generic("GET", f"/{number}/")

    for _ in range(count):
        child = os.fork()
        if not child:
            asyncio.run(serve())
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0


def adapted(middleware: object) -> Callable[[object], object]:
    def factory(get_response: object) -> object:
        inner = middleware(get_response)  # type: ignore[operator]

        async def instance(request: object) -> object:
            return await inner(request)

        return instance

    factory.async_capable, factory.sync_capable = True, False  # type: ignore[attr-defined]
    return factory


EXERCISE = "05_conditional_header"
PARTS = {
    "session": session,
    "jobs": jobs,
    "plain": plain,
    "pytest": fresh_pytest,
    "host": host,
    "direct": requests("direct"),
    "django": requests("django"),
    "items": items,
    "floor": floor,
}

if __name__ == "__main__":
    part, isolation, number, *names = sys.argv[1:]
    PARTS[part]([Path(name) for name in names], int(number), Limits(isolation=isolation))
    print(json.dumps(counts))
