"""What the commands show. Student text is data: markup and control characters come out as typed."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from autograder import timeline
from autograder.catalog import Exercise
from autograder.feedback import Feedback, Mistake, feedback
from autograder.result import CheckResult, Result
from autograder.similar import Pair
from autograder.survivors import Tried
from autograder.timeline import Step
from autograder.verify import Finding, Seen
from autograder.words import brief, plural

_SIGNS = {
    "passed": ("✓", "green"),
    "not_reached": ("–", "dim"),
    "kit_error": ("!", "magenta"),
}
_WRONG = ("✗", "red")


def result(
    shown: Result,
    exercise: Exercise | None,
    traces: Mapping[str, str],
    source: str,
    steps: Mapping[str, Sequence[Step]] | None = None,
) -> RenderableType:
    """One result in full: every check, the mistake by its name, what was seen, what happened."""
    told = feedback(shown, source, steps)
    head = Text(f"{shown.exercise or 'unknown exercise'}", style="bold")
    if exercise is not None:
        head.append(f"  {exercise.title}", style="not bold")
    head.append(f"  ·  {brief(shown.submission)}", style="dim not bold")
    parts: list[RenderableType] = [Text(), head, Text()]
    if shown.reason is not None:
        words = "could not be graded: " if shown.status == "ungradable" else "the kit failed: "
        parts.append(Text(f"  ✗ {words}{brief(shown.reason)}", style="red"))
    parts += [_check(check) for check in shown.checks]
    if told.mistake is not None:
        parts += [Text(), *_mistake(told.mistake)]
    if told.failed is not None:
        parts += _seen(told, traces)
    for other in told.others:
        where = f" (line {other.line})" if other.line is not None else ""
        parts.append(Text(f"  This may play a part, too: {other.name}{where}", style="dim"))
    parts += _also(told)
    if shown.quiz is not None:
        parts.append(_quiz(shown))
    if shown.exercise is not None:
        parts += [Text(), _score(shown)]
    return Group(*parts)


def _mistake(mistake: Mistake) -> Iterable[RenderableType]:
    """The mistake: its name, its line, what happens and why, what to try."""
    yield Text(f"  {_words(mistake.name)}", style="bold yellow")
    if mistake.code:
        yield _line(mistake.line, mistake.code)
    yield _indented(f"{_words(mistake.what)} {_words(mistake.why)}")
    if mistake.evidence:
        yield _indented(f"What shows it: {brief(_words(mistake.evidence))}", "dim")
    yield _indented(f"Try this: {_words(mistake.try_)}", "green")


def _seen(told: Feedback, traces: Mapping[str, str]) -> Iterable[RenderableType]:
    """The check that shows it: what was seen, where, and the run behind it."""
    check = told.failed
    assert check is not None  # for mypy: the caller has looked
    yield Text()
    yield Text(f"  What was seen: {brief(check.title)}{check.where}", style="bold")
    yield _indented(brief(check.message))
    if told.code and (told.mistake is None or told.mistake.line != check.line):
        yield _line(check.line, told.code)
    if told.steps:
        yield Padding(Text(brief(timeline.text(told.steps))), (0, 0, 0, 6))
    elif traces.get(check.id):
        yield _indented(f"What happened: {brief(traces[check.id])}", "dim")


def _also(told: Feedback) -> Iterable[RenderableType]:
    """The other checks that failed, each once, without what is told already."""
    said = {told.failed.message} if told.failed is not None else set()
    for check in told.also_failed:
        if check.message in said:
            continue
        said.add(check.message)
        yield Text(f"  ✗ {brief(check.title)}", style="red")
        yield _indented(brief(check.message), "dim")


def _indented(text: str, style: str = "") -> RenderableType:
    return Padding(Text(text, style=style), (0, 0, 0, 6))


def _line(line: int | None, code: str) -> RenderableType:
    return _indented(f"line {line}:  {brief(code)}", "cyan")


def _words(text: str) -> str:
    """Our own words; a terminal needs no backquotes around code."""
    return text.replace("`", "")


def _check(check: CheckResult) -> Text:
    sign, style = _SIGNS.get(check.outcome, _WRONG)
    line = Text(f"  {sign} ", style=style)
    line.append(check.title, style="dim" if check.outcome == "not_reached" else "default")
    line.append(f"  {check.points}/{check.max_points}", style="dim")
    return line


def _quiz(shown: Result) -> Text:
    quiz = shown.quiz
    if quiz is None:
        return Text()
    none = "not answered" if quiz.points is not None else "the answer can't be read"
    return Text(f"  Question: {quiz.answer or none}  {quiz.score}")


def _score(shown: Result) -> Text:
    if shown.score is None:
        return Text("  Not scored: this is our mistake, not yours.", style="magenta")
    style = "bold green" if shown.passed else "bold"
    return Text(f"  Score: {shown.score} of {shown.max_score}", style=style)


ROWS = 1_000
"""Rows of a table, at most: a larger one is read by nobody, and fits no memory well."""


def class_table(results: Collection[Result]) -> RenderableType:
    """A row a result: who, what, how many points, and the first thing to know.

    Results of one student follow each other. Of more than ``ROWS``, those are shown that a person
    has to look at.
    """
    if len(results) <= ROWS:
        return _Class(results)
    rows = list(itertools.islice((r for r in results if r.status != "graded"), ROWS))
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
        return Text(_words(mistake.name) + line)
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
