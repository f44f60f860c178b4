"""What the test files share: a class that is graded once, hosts, and the order of the files."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from commands import autograder
from hosts import Hosts
from school import COPIES, records, school


@pytest.fixture(scope="session")
def graded_class(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """The folder of a class, and its records when nothing disturbs its grading."""
    base = tmp_path_factory.mktemp("undisturbed")
    folder = school(base / "class")
    done = autograder("grade", folder, "--out", base / "out", "--jobs", "2", "--seed", "7")
    assert done.returncode == 0, done.stderr
    found = records(base / "out")
    assert len(found) == 5 * COPIES
    return folder, found


@pytest.fixture
async def hosts() -> AsyncIterator[Hosts]:
    made = Hosts()
    yield made
    made.close()


LONGEST = ("test_hostile", "test_corpus", "test_django_range", "test_nbgrader", "test_agreement")
"""Files that are begun first: one that takes minutes would have everybody wait in the end."""


def pytest_configure(config: pytest.Config) -> None:
    """xdist would give out the files with few tests last, and those are the long ones; and Ctrl-C
    has to be what it is at a terminal.
    """
    config.option.loadscopereorder = False
    # A shell that starts this in the background has Ctrl-C ignored, by all that is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, in this order."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(LONGEST)))
