"""What the test files share: classes, one of them graded once; hosts; the order of the files."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from commands import PRINT_ORDER, RIGHT, WRONG, autograder, write
from escapes import MARKUP, PRINTS, RAISES
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


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Submissions of every kind; nobody changes them."""
    folder = tmp_path_factory.mktemp("class")
    write(folder / "ada.py", RIGHT)
    write(folder / "bob.py", WRONG)
    write(folder / "eve[red].py", PRINTS)
    write(folder / "joe.py", RAISES)
    write(folder / "kim.py", "x = 1\n")
    write(folder / "liz.py", f"# exercise: {PRINT_ORDER}\n{MARKUP} =\n")
    return folder


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
