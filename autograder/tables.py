"""Tables of many results, as the commands show them. Student text is data here, too."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from autograder.authoring.survivors import Tried
from autograder.authoring.verify import Finding, Seen
from autograder.feedback import feedback
from autograder.result import Result
from autograder.similar import Pair
from autograder.words import brief, plural, unquoted

ROWS = 1_000
"""Rows of a table, at most: a larger one is read by nobody, and fits no memory well."""


def class_table(results: Collection[Result]) -> RenderableType:
    """A row a result: who, what, how many points, and the first thing to know.

    Results of one student follow each other. Of more than ``ROWS``, those are shown that a person
    has to look at.
    """
    if len(results) <= ROWS:
        return _Class(results)
    rows = list(itertools.islice((r for r in results if r.needs_a_person), ROWS))
    told = Text(
        f"{len(results) - len(rows):,} of {len(results):,} results are left out here: these are "
        "for a person to look at. --csv FILE and --html FILE show all."
    )
    return Group(_Class(rows), Text(), told) if rows else told


NARROW = 80
"""Columns of a terminal below which a table would have no room for the points."""


class _Class:
    """Results as a table, or one below the other where that is too wide."""

    def __init__(self, results: Iterable[Result]) -> None:
        self._results = results

    def __rich_console__(
        self, _console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        if options.max_width >= NARROW:
            yield _class_table(self._results)
            return
        for shown in self._results:
            name = f"{brief(shown.student)}  {shown.exercise or '?'}  "
            asked = "  question " if shown.quiz is not None else ""
            yield Text.assemble((name, "bold"), _points(shown), asked, _question(shown))
            yield Padding(_first(shown), (0, 0, 0, 4))


def _class_table(results: Iterable[Result]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    table.add_column("Student", no_wrap=True, overflow="ellipsis", max_width=24)
    table.add_column("Exercise", no_wrap=True)
    table.add_column("Score", justify="right", no_wrap=True)
    table.add_column("Question", justify="right", no_wrap=True)
    table.add_column("What to know", overflow="fold")
    before = None
    for shown in results:
        student = "" if shown.student == before else brief(shown.student)
        before = shown.student
        table.add_row(
            Text(student),
            Text(shown.exercise or "?"),
            _points(shown),
            _question(shown),
            _first(shown),
        )
    return table


def _question(shown: Result) -> Text:
    return Text(shown.quiz.score if shown.quiz is not None else "", style="dim")


def _points(shown: Result) -> Text:
    if shown.exercise is None:  # of nothing known, there are no points to have
        return Text("–", style="red")
    if shown.score is None:
        return Text("none", style="magenta")
    style = "green" if shown.passed else "yellow" if shown.score else "red"
    return Text(f"{shown.score}/{shown.max_score}", style=style)


def _first(shown: Result) -> Text:
    if shown.status == "kit_error":
        return Text(f"not scored, the kit failed: {brief(shown.reason or '')}", style="magenta")
    if shown.status == "ungradable":
        return Text(f"could not be graded: {brief(shown.reason or '')}")
    if shown.status == "review":
        return Text(f"look at it: {', '.join(shown.flags)}", style="yellow")
    mistake = feedback(shown).mistake
    if mistake is not None:
        line = f" (line {mistake.line})" if mistake.line is not None else ""
        return Text(unquoted(mistake.name) + line)
    for check in shown.checks:
        if check.went_wrong:
            line = f" (line {check.line})" if check.line is not None else ""
            return Text(" / ".join(brief(check.message).split("\n")) + line)
    return Text("all passed", style="green")


def summary(results: Collection[Result]) -> Text:
    """The class in one line."""
    found: Counter[str] = Counter()
    students = set()
    for result in results:
        students.add(result.student)
        found[result.status] += 1
        found["full"] += result.passed
    full, ungradable, kit = found["full"], found["ungradable"], found["kit_error"]
    line = f"{plural(len(results), 'submission')} of {plural(len(students), 'student')}: "
    line += f"{full} with full marks"
    line += f", {len(results) - full - ungradable - kit} with less, {ungradable} not gradable"
    if found["review"]:
        line += f", {found['review']} for a person to look at"
    if kit:
        line += f", {kit} not scored because the kit failed"
    return Text(line)


def verified(seen: Iterable[Seen]) -> Table:
    """What ``verify`` has judged, a row an exercise."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Exercise", "Starter", "Reference", "Wrong answers", "To mend"):
        table.add_column(name, justify="left" if name == "Exercise" else "right")
    rows: dict[str, list[Seen]] = {}
    for one in seen:
        rows.setdefault(one.exercise, []).append(one)
    for exercise in sorted(rows):
        of = {
            kind: [s for s in rows[exercise] if s.kind == kind]
            for kind in ("starter", "reference", "wrong")
        }
        cells = ["fails" if not any(s.findings for s in of["starter"]) else "?"]
        cells.append("passes" if not any(s.findings for s in of["reference"]) else "?")
        cells.append(str(len(of["wrong"])))
        cells.append(str(sum(bool(s.findings) for s in rows[exercise])))
        table.add_row(exercise, *cells)
    return table


def mutated(tried: Iterable[Tried], findings: Iterable[Finding]) -> Table:
    """What ``verify --mutate`` has judged, a row an exercise."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Exercise", "Mutants", "Fail", "Do the same", "To mend"):
        table.add_column(name, justify="left" if name == "Exercise" else "right")
    rows: dict[str, list[Tried]] = {}
    for one in tried:
        rows.setdefault(one.exercise.id, []).append(one)
    wrong = Counter(finding.file.partition("/")[0] for finding in findings)
    for exercise in sorted(rows):
        survived = sum(one.survived for one in rows[exercise])
        cells = (len(rows[exercise]), len(rows[exercise]) - survived)
        explained = max(0, survived - wrong[exercise])
        table.add_row(exercise, *(str(n) for n in (*cells, explained, wrong[exercise])))
    return table


def pairs(found: Iterable[Pair]) -> Table:
    """Submissions that are alike, a row a pair."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Alike", "Exercise", "Student", "Student"):
        table.add_column(name, justify="right" if name == "Alike" else "left")
    for pair in found:
        both = (pair.one, pair.other)
        cells = [Text(f"{brief(work.student)} ({brief(work.name)})") for work in both]
        table.add_row(Text(f"{100 * pair.share:.0f} %"), Text(pair.exercise), *cells)
    return table
