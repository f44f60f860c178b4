"""What lesson 10_fan_out says of threads and of the ORM, and the code that it shows."""

from __future__ import annotations

import asyncio
import contextlib
import io
import re
import threading
from pathlib import Path
from typing import Any

import django
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.exceptions import SynchronousOnlyOperation

LESSON = (Path(__file__).parents[2] / "exercises/10_fan_out/lesson.md").read_text()
SHOWN = re.compile(
    r"```python\n((?:(?!```).)*?)```\n\nIt prints(?: `(.*?)`|:\n\n```text\n(.*?)\n```)", re.DOTALL
)


async def the_code_prints_what_the_lesson_says() -> None:
    shown = SHOWN.findall(LESSON)
    assert len(shown) == 2
    for code, line, block in shown:
        body = "".join(f"    {text}\n" for text in code.splitlines())
        names: dict[str, Any] = {}
        exec(f"async def lesson():\n{body}", names)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            await names["lesson"]()
        assert out.getvalue() == f"{line or block}\n"


async def two_at_work() -> None:
    """Two threads that wait for each other: they would wait for ever on one thread."""
    both = threading.Barrier(2, timeout=30)

    def meet(number: int) -> int:
        both.wait()
        return number

    any_thread = sync_to_async(meet, thread_sensitive=False)
    assert await asyncio.gather(asyncio.to_thread(meet, 1), asyncio.to_thread(meet, 2)) == [1, 2]
    assert await asyncio.gather(any_thread(3), any_thread(4)) == [3, 4]


async def the_orm_has_a_guard_and_async_forms() -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connections

    await sync_to_async(call_command)("migrate", verbosity=0)
    await User.objects.acreate(username="mei")
    try:
        for _ in User.objects.all():
            raise AssertionError("the guard is gone")
    except SynchronousOnlyOperation:
        pass
    assert [user.username async for user in User.objects.all()] == ["mei"]
    assert (await User.objects.aget()).username == "mei"
    await sync_to_async(connections.close_all)()


if __name__ == "__main__":
    settings.configure(
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    )
    django.setup()
    asyncio.run(the_code_prints_what_the_lesson_says())
    asyncio.run(two_at_work())
    asyncio.run(the_orm_has_a_guard_and_async_forms())
