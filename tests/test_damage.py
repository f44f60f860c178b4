"""A damaged notebook is read, or refused with a ValueError of one sentence."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from handouts import CODE, CODING, IDS, ONE, QUESTION, WORK, handed_in, read

from autograder.notebook.cells import Work, read_notebook


@pytest.mark.parametrize("metadata", ["text", None, 7, ["grade_id"], {"grade_id": ["x"]}, {}])
def test_strange_nbgrader_metadata_is_like_none(metadata: object) -> None:
    notebook = handed_in()
    notebook["cells"][QUESTION - 1]["metadata"] = {"nbgrader": metadata}
    notebook["cells"][CODING]["metadata"] = {"nbgrader": metadata}
    assert read(notebook) == [WORK]


@pytest.mark.parametrize("depth", [10, 500, 900, 950, 100_000])
def test_deeply_nested_metadata_is_read_or_refused(depth: int) -> None:
    text = json.dumps(handed_in()).replace(f'"{ONE}"', "[" * depth + "]" * depth, 1)
    try:
        works = read_notebook(text.encode(), IDS, ONE)
    except ValueError:
        return
    assert works == [WORK]


def test_cells_need_no_id_and_no_outputs() -> None:
    notebook = handed_in()
    for cell in notebook["cells"]:
        del cell["id"]
        cell.pop("outputs", None)
    assert read(notebook) == [WORK]


def test_byte_order_mark_is_no_matter() -> None:
    data = json.dumps(handed_in()).encode("utf-8-sig")
    assert read_notebook(data, IDS, None) == [WORK]


def test_reading_a_strange_notebook_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    notebook = handed_in()
    notebook["cells"].append({**notebook["cells"][0], "unknown": 1})
    del notebook["cells"][1]["id"]
    assert read(notebook) == [WORK]
    assert capfd.readouterr() == ("", "")


V3 = {
    "nbformat": 3,
    "nbformat_minor": 0,
    "metadata": {},
    "worksheets": [{"cells": [{"cell_type": "code", "input": CODE, "outputs": []}]}],
}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not JSON",
        b'{"cells": [',
        b"\xff\xfe\xfa",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"[" * 100_000,
        b"9" * 10_000,
        b"null",
        b"7",
        b'"text"',
        b"[]",
        b"{}",
        b'{"cells": {}}',
        b'{"cells": "code"}',
        b'{"cells": null, "nbformat": 4}',
        b'{"cells": ["a", "b"], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        b'{"cells": [{"cell_type": "code", "metadata": {}}], "nbformat": 4}',
        b'{"cells": [{"cell_type": "code", "metadata": "text", "source": ""}], "nbformat": 4}',
        b'{"cells": [{"cell_type": "code", "metadata": {}, "source": 7}], "nbformat": 4}',
        b'{"cells": [{"cell_type": "code", "metadata": {}, "source": [7]}], "nbformat": 4}',
        json.dumps([handed_in()]).encode(),
        json.dumps(V3).encode(),
    ],
    ids=range(22),
)
def test_what_is_no_notebook_is_a_value_error_of_one_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^the file is not a notebook: [^\n]+$"):
        read_notebook(data, IDS, ONE)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each container in a JSON value with each of its keys."""
    keys: Any = list(value) if isinstance(value, dict) else ()
    for key in range(len(value)) if isinstance(value, list) else keys:
        yield value, key
        yield from places(value[key])


STRANGE: list[Any] = [
    None,
    True,
    -1,
    1e400,
    "",
    "text",
    "\ud800",
    [],
    ["a"],
    [None],
    {},
    {"a": []},
    [[[]]],
]


def mutated(draw: random.Random) -> bytes:
    notebook = handed_in("%%time\n" + CODE)
    for _ in range(draw.randint(1, 3)):
        where, key = draw.choice(list(places(notebook)))
        match draw.randrange(3):
            case 0:
                where[key] = draw.choice(STRANGE)
            case 1:
                del where[key]
            case 2:
                other, other_key = draw.choice(list(places(notebook)))
                where[key] = json.loads(json.dumps(other[other_key]))
    data = bytearray(json.dumps(notebook).encode())
    if draw.random() < 0.2:
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data)


@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_notebook_is_read_or_refused_with_a_value_error(seed: int) -> None:
    draw = random.Random(seed)
    found: list[Work] = []
    for _ in range(100):
        data = mutated(draw)
        try:
            found += read_notebook(data, IDS, draw.choice([ONE, None]))
        except ValueError:
            continue
    assert len(found) > 20
    assert {(type(work), type(work.source)) for work in found} == {(Work, str)}
