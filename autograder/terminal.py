"""What the commands show. Student text is data: markup and control characters come out as typed."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from autograder.catalog import Exercise
from autograder.result import CheckResult, Result
from autograder.verify import Seen

MESSAGE_LIMIT = 1500
"""Characters of one message on the screen; the record has all of it."""

_SIGNS = {
    "passed": ("✓", "green"),
    "not_reached": ("–", "dim"),
    "kit_error": ("!", "magenta"),
}
_WRONG = ("✗", "red")


def plain(text: str) -> str:
    """Text with every control character written out, so that none of them acts."""
    shown = text[:MESSAGE_LIMIT] + ("…" if len(text) > MESSAGE_LIMIT else "")
    return "".join(
        c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in shown.expandtabs(4)
    )


def error(console: Console, text: str) -> None:
    """One line that says what is wrong and what to do."""
    line = plain(text).replace("\n", " ")
    console.print(Text.assemble(("error: ", "bold red"), line), soft_wrap=True)


def result(
    shown: Result, exercise: Exercise | None, traces: dict[str, str], source: str
) -> RenderableType:
    """One result in full: every check, what was seen, where, and what happened."""
    head = Text(f"{shown.exercise or 'unknown exercise'}", style="bold")
    if exercise is not None:
        head.append(f"  {exercise.title}", style="not bold")
    head.append(f"  ·  {plain(shown.submission)}", style="dim not bold")
    parts: list[RenderableType] = [Text(), head, Text()]
    if shown.reason is not None:
        words = "could not be graded: " if shown.status == "ungradable" else "the kit failed: "
        parts.append(Text(f"  ✗ {words}{plain(shown.reason)}", style="red"))
    if shown.status == "review":
        parts.append(_flags(shown))
    told: set[str] = set()
    for check in shown.checks:
        parts.append(_check(check))
        if check.outcome in ("passed", "not_reached"):
            continue
        if check.message in told:
            parts.append(Text("      the same as above", style="dim"))
            continue
        parts += _why(check, source)
        if not told and check.id in traces:
            trace = Text("What happened: ", style="dim")
            trace.append(plain(traces[check.id]), style="default")
            parts.append(Padding(trace, (0, 0, 0, 6)))
        told.add(check.message)
    if shown.quiz is not None:
        parts.append(_quiz(shown))
    parts += [Text(), _score(shown)]
    return Group(*parts)


def _flags(shown: Result) -> Text:
    """What a person has to decide about."""
    return Text(f"  ⚑ A person has to look at it: {', '.join(shown.flags)}", style="yellow")


def _check(check: CheckResult) -> Text:
    sign, style = _SIGNS.get(check.outcome, _WRONG)
    line = Text(f"  {sign} ", style=style)
    line.append(check.title, style="dim" if check.outcome == "not_reached" else "default")
    line.append(f"  {check.points}/{check.max_points}", style="dim")
    return line


def _why(check: CheckResult, source: str) -> Iterable[RenderableType]:
    where = " (in Django)" if check.drive == "django" else ""
    yield Padding(Text(plain(check.message) + where), (0, 0, 0, 6))
    lines = source.splitlines()
    if check.line is not None and 0 < check.line <= len(lines):
        code = lines[check.line - 1].strip()[:200]
        yield Padding(Text(f"line {check.line}:  {plain(code)}", style="cyan"), (0, 0, 0, 6))


def _quiz(shown: Result) -> Text:
    quiz = shown.quiz
    if quiz is None:
        return Text()
    answer = quiz.answer or "no answer that can be read"
    return Text(f"  Question: {answer}  {quiz.points}/{quiz.max_points}")


def _score(shown: Result) -> Text:
    if shown.score is None:
        return Text("  Not scored: this is our mistake, not yours.", style="magenta")
    style = "bold green" if shown.passed else "bold"
    return Text(f"  Score: {shown.score} of {shown.max_score}", style=style)


def class_table(results: Iterable[Result]) -> Table:
    """A row a result: who, what, how many points, and the first thing to know."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    table.add_column("Student", no_wrap=True, overflow="ellipsis", max_width=24)
    table.add_column("Exercise", no_wrap=True)
    table.add_column("Score", justify="right", no_wrap=True)
    table.add_column("Question", justify="right", no_wrap=True)
    table.add_column("What to know", overflow="fold")
    before = None
    for shown in sorted(results, key=lambda r: (r.student.lower(), r.exercise or "", r.submission)):
        student = "" if shown.student == before else plain(shown.student)
        before = shown.student
        table.add_row(
            Text(student),
            Text(shown.exercise or "?"),
            _points(shown),
            Text(f"{shown.quiz.points}/{shown.quiz.max_points}" if shown.quiz else "", "dim"),
            _first(shown),
        )
    return table


def _points(shown: Result) -> Text:
    if shown.score is None:
        return Text("none", style="magenta")
    style = "green" if shown.passed else "yellow" if shown.score else "red"
    return Text(f"{shown.score}/{shown.max_score}", style=style)


def _first(shown: Result) -> Text:
    if shown.status == "kit_error":
        return Text(f"not scored, the kit failed: {plain(shown.reason or '')}", style="magenta")
    if shown.status == "ungradable":
        return Text(f"could not be graded: {plain(shown.reason or '')}")
    if shown.status == "review":
        return Text(f"look at it: {', '.join(shown.flags)}", style="yellow")
    for check in shown.checks:
        if check.outcome not in ("passed", "not_reached"):
            line = f" (line {check.line})" if check.line is not None else ""
            return Text(" / ".join(plain(check.message).split("\n")) + line)
    return Text("all passed", style="green")


def summary(results: list[Result]) -> Text:
    """The class in one line."""
    full = sum(r.passed for r in results)
    ungradable = sum(r.status == "ungradable" for r in results)
    kit = sum(r.status == "kit_error" for r in results)
    students = len({r.student for r in results})
    line = f"{len(results)} submissions of {students} students: {full} with full marks"
    line += f", {len(results) - full - ungradable - kit} with less, {ungradable} not gradable"
    if review := sum(r.status == "review" for r in results):
        line += f", {review} for a person to look at"
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
