"""What the commands show. Student text is data: markup and control characters come out as typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from autograder import timeline
from autograder.catalog import Exercise
from autograder.feedback import Feedback, Mistake, feedback
from autograder.result import CheckResult, Result
from autograder.timeline import Step
from autograder.words import brief, unquoted, visible

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
    if any(check.outcome == "not_reached" for check in shown.checks):
        parts.append(Text("  (–: this comes later, when the others pass.)", style="dim"))
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
    yield Text(f"  {unquoted(mistake.name)}", style="bold yellow")
    if mistake.code:
        yield _line(mistake.line, mistake.code)
    yield _indented(f"{unquoted(mistake.what)} {unquoted(mistake.why)}")
    if mistake.evidence:
        yield _indented(f"What shows it: {brief(unquoted(mistake.evidence))}", "dim")
    yield _indented(f"Try this: {unquoted(mistake.try_)}", "green")


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
        yield Padding(Text(visible(timeline.text(told.steps))), (0, 0, 0, 6))
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
