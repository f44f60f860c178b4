"""Results on disk: nothing is lost, nothing half-written is left, the last line counts."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from msgspec.structs import replace

from autograder.grading.batch import Judged
from autograder.grading.store import Store
from autograder.result import CheckResult, Result, encode

RESULT = Result(
    student="ada",
    submission="ada.py",
    exercise="03_print_order",
    status="graded",
    score=2,
    max_score=14,
    checks=(CheckResult("test_a", "A title", "failed", 2, message="ü \x1b[31m\n\r\u2028"),),
    content_sha256="1" * 64,
)


def opened(folder: Path, *, seed: int | None = None, fresh: bool = False) -> Store:
    store = Store(folder)
    store.open(seed, fresh=fresh)
    return store


def lines(store: Store) -> list[bytes]:
    return (store.folder / "results.jsonl").read_bytes().splitlines(keepends=True)


def add(store: Store, result: Result, **traces: str) -> None:
    store.add(Judged(result, traces))


# --- records ---------------------------------------------------------------------------------


def test_a_result_is_appended_as_one_line(tmp_path: Path) -> None:
    store = opened(tmp_path / "deep" / "out")
    add(store, RESULT)
    add(store, replace(RESULT, student="bob"))
    assert lines(store) == [encode(r) + b"\n" for r in (RESULT, replace(RESULT, student="bob"))]
    assert store.results() == {r.key: r for r in (RESULT, replace(RESULT, student="bob"))}


def test_the_last_line_of_a_work_counts(tmp_path: Path) -> None:
    store = opened(tmp_path)
    better = replace(RESULT, score=14, content_sha256="2" * 64)
    for result in (RESULT, replace(RESULT, student="bob"), better):
        add(store, result)
    assert store.results()[RESULT.key] == better
    assert len(store.results()) == 2
    assert len(lines(store)) == 3


@pytest.mark.parametrize("field", ["student", "submission", "exercise"])
def test_another_work_has_a_result_of_its_own(tmp_path: Path, field: str) -> None:
    store = opened(tmp_path)
    add(store, RESULT)
    add(store, replace(RESULT, **{field: "other"}))
    assert len(store.results()) == 2


def test_a_later_run_goes_on_where_the_file_ends(tmp_path: Path) -> None:
    add(opened(tmp_path), RESULT)
    add(opened(tmp_path), replace(RESULT, student="bob"))
    assert [r.student for r in Store(tmp_path).results().values()] == ["ada", "bob"]


@pytest.mark.parametrize("cut", [1, 10, len(encode(RESULT))])
def test_a_torn_last_line_is_cut_off_on_open(tmp_path: Path, cut: int) -> None:
    add(opened(tmp_path), RESULT)
    with (tmp_path / "results.jsonl").open("ab") as file:
        file.write(encode(replace(RESULT, student="bob"))[:cut])
    store = opened(tmp_path)
    assert lines(store) == [encode(RESULT) + b"\n"]
    add(store, replace(RESULT, student="eve"))
    assert [r.student for r in store.results().values()] == ["ada", "eve"]


def test_a_file_that_is_one_torn_line_becomes_empty(tmp_path: Path) -> None:
    (tmp_path / "results.jsonl").write_bytes(encode(RESULT)[:-1])
    assert opened(tmp_path).results() == {}


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"not json",
        b"{}",
        b"[1, 2]",
        b"null",
        b'{"student": "ada"}',
        encode(RESULT)[:-1],
        encode(RESULT).replace(b'"graded"', b'"splendid"'),
        encode(RESULT).replace(b'"score":2', b'"score":"2"'),
        b"\xff\xfe\x00",
        encode(RESULT).replace(b"ada.py", b"\xff"),
        b'{"diagnoses":' + b"[" * 100_000,
    ],
)
def test_a_foreign_line_does_not_count(tmp_path: Path, line: bytes) -> None:
    store = opened(tmp_path)
    add(store, RESULT)
    with (tmp_path / "results.jsonl").open("ab") as file:
        file.write(line + b"\n")
    add(store, replace(RESULT, student="bob"))
    assert [r.student for r in store.results().values()] == ["ada", "bob"]


# --- seed ------------------------------------------------------------------------------------


def test_a_seed_is_drawn_and_kept(tmp_path: Path) -> None:
    seed = Store(tmp_path).open(None, fresh=False)
    assert (tmp_path / "seed").read_text() == f"{seed}\n"
    assert Store(tmp_path).open(None, fresh=False) == seed
    assert Store(tmp_path / "other").open(None, fresh=False) != seed


def test_a_seed_that_is_given_is_kept(tmp_path: Path) -> None:
    assert Store(tmp_path).open(7, fresh=False) == 7
    assert Store(tmp_path).open(None, fresh=False) == 7
    assert Store(tmp_path).open(8, fresh=False) == 8


def test_fresh_draws_another_seed_and_forgets_the_results(tmp_path: Path) -> None:
    add(opened(tmp_path, seed=7), RESULT)
    assert Store(tmp_path).open(None, fresh=True) != 7
    assert Store(tmp_path).results() == {}
    assert Store(tmp_path).open(7, fresh=True) == 7


@pytest.mark.parametrize("text", ["", "seven\n", "-1\n", "7 8\n"])
def test_a_seed_that_is_none_is_drawn_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / "seed").write_text(text)
    seed = Store(tmp_path).open(None, fresh=False)
    assert (tmp_path / "seed").read_text() == f"{seed}\n"


# --- a full disk -----------------------------------------------------------------------------

ADD_UNDER_A_LIMIT = """
import resource, sys
from pathlib import Path
from test_store import RESULT, add, opened

store = opened(Path(sys.argv[1]), seed=7)
size = (store.folder / "results.jsonl").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, size + 100))
try:
    add(store, RESULT)
except OSError as error:
    print(error.strerror, error.filename)
"""


def test_a_full_disk_leaves_no_half_written_record(tmp_path: Path) -> None:
    add(opened(tmp_path), replace(RESULT, student="bob"))
    before = (tmp_path / "results.jsonl").read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", ADD_UNDER_A_LIMIT, tmp_path],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"File too large {tmp_path / 'results.jsonl'}\n"
    assert (tmp_path / "results.jsonl").read_bytes() == before


# --- traces ----------------------------------------------------------------------------------


def trace_files(folder: Path) -> list[Path]:
    return sorted((folder / "traces").glob("*"))


def test_the_traces_of_failed_checks_are_kept(tmp_path: Path) -> None:
    store = opened(tmp_path)
    add(store, RESULT, test_a='printed "ü" · reached the view')
    assert store.traces(RESULT) == {"test_a": 'printed "ü" · reached the view'}
    assert store.traces(replace(RESULT, student="bob")) == {}


def test_a_result_without_traces_takes_the_older_ones_away(tmp_path: Path) -> None:
    store = opened(tmp_path)
    add(store, RESULT, test_a="reached the view")
    add(store, replace(RESULT, student="bob"), test_a="nothing")
    add(store, replace(RESULT, score=14, content_sha256="2" * 64))
    assert store.traces(RESULT) == {}
    assert len(trace_files(tmp_path)) == 1


def test_newer_traces_take_the_place_of_older_ones(tmp_path: Path) -> None:
    store = opened(tmp_path)
    add(store, RESULT, test_a="old")
    add(store, replace(RESULT, content_sha256="2" * 64), test_a="new")
    assert len(trace_files(tmp_path)) == 1
    assert store.traces(RESULT) == {"test_a": "new"}


@pytest.mark.parametrize("name", ["../../evil", "a/b", "ä b", "x" * 300, "\\x1b", ""])
def test_a_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    store = opened(tmp_path / "out")
    result = replace(RESULT, student=name)
    add(store, result, test_a="seen")
    add(store, replace(result, student=name + "?"), test_a="other")
    assert len(trace_files(tmp_path / "out")) == 2
    assert store.traces(result) == {"test_a": "seen"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a": 1}', b"\xff"])
def test_traces_that_are_broken_are_none(tmp_path: Path, content: bytes) -> None:
    store = opened(tmp_path)
    add(store, RESULT, test_a="seen")
    store.trace_file(RESULT).write_bytes(content)
    assert store.traces(RESULT) == {}


# --- a second writer -------------------------------------------------------------------------

HOLD = """
import sys
from pathlib import Path
from autograder.grading.store import Store

store = Store(Path(sys.argv[1]))
store.open(7, fresh=False)
print("open", flush=True)
sys.stdin.read()
"""


def test_two_processes_do_not_write_at_once(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(BlockingIOError, match="another autograder grade writes into"):
            opened(tmp_path)
        other.kill()  # the lock goes with its process, however that ends
        other.wait()
        opened(tmp_path)


# --- many records ----------------------------------------------------------------------------


def test_records_are_on_disk_not_in_memory(tmp_path: Path) -> None:
    line = encode(RESULT)
    with (tmp_path / "results.jsonl").open("wb") as file:
        file.writelines(line.replace(b'"ada"', b'"ada %d"' % n) + b"\n" for n in range(2000))
    Store(tmp_path).results()  # what is imported and cached is not counted
    tracemalloc.start()
    try:
        records = Store(tmp_path).results()
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [records["ada 7", "ada.py", "03_print_order"].student, len(records)] == ["ada 7", 2000]
    assert kept / 2000 < 600
    assert most < kept + 200_000


def test_records_can_be_chosen_and_ordered(tmp_path: Path) -> None:
    store = opened(tmp_path)
    results = [replace(RESULT, student=name) for name in ("ada", "bob", "eve")]
    for result in results:
        add(store, result)
    records = store.results().only([results[2].key, results[0].key])
    add(store, replace(RESULT, student="later"))
    assert list(records.values()) == list(records.values()) == [results[2], results[0]]
    with pytest.raises(KeyError):
        records.only([results[1].key])
