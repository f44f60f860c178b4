"""The picture of a run: what is in it, in which order, and that a student's text stays text."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from autograder import picture, protocol, timeline
from autograder.timeline import Step
from autograder.trace import Trace

SNAPSHOT = protocol.Snapshot(200, "OK", (), (), "")


def run(*events: object) -> Trace:
    return Trace(events)  # type: ignore[arg-type]


def exchange(number: int) -> list[object]:
    return [
        protocol.Called(number, "coroutine", True),
        protocol.ReachedView(number, 0, 1, True),
        protocol.ViewReturned(number, 0, ()),
        protocol.Returned(number, "HttpResponse", True, True),
        protocol.Responded(number, SNAPSHOT),
    ]


def test_only_the_request_that_was_looked_at_and_those_beside_it_are_shown() -> None:
    first, second, third = exchange(1), exchange(2), exchange(3)
    trace = run(*first, second[0], second[1], *third, *second[2:])
    assert {s.lane for s in timeline.steps(trace, 2)} == {1, 2}
    assert len(timeline.steps(trace, 1)) == 5
    assert len(timeline.steps(trace, 2)) == 10


def test_a_request_that_never_gets_anywhere_is_said_to_wait() -> None:
    trace = run(protocol.Called(1, "coroutine", True))
    assert timeline.steps(trace, 1)[-1] == Step(1, "wrong", "still waits")


def test_a_long_run_is_cut_in_the_middle_and_says_so() -> None:
    trace = run(*(protocol.Printed("stdout", f"{n}\n", 1) for n in range(500)))
    steps = timeline.steps(trace, 1)
    assert len(steps) <= timeline.STEPS_LIMIT + 1
    assert any("460 more" in step.words for step in steps)


def test_the_text_of_a_student_is_escaped_in_the_drawing() -> None:
    shown = [Step(1, "print", 'prints "</text><script>alert(1)</script>\x1b[31m\u202e"')]
    drawn = picture.svg(shown, ["<b>&"])
    assert "<script" not in drawn
    assert "\x1b" not in drawn
    assert ET.fromstring(drawn).tag.endswith("svg")


def test_kinds_of_steps_have_different_shapes_without_any_colour() -> None:
    kinds = ("in", "out", "print", "view", "answer", "response", "wrong", "note")
    drawn = set()
    for kind in kinds:
        drawing = picture.svg([Step(1, kind, "x")])
        for colour in set(picture.COLOURS.values()):
            drawing = drawing.replace(colour, "black")
        drawn.add(drawing)
    assert len(drawn) == len(kinds)


def test_the_same_steps_give_the_same_picture() -> None:
    steps = timeline.steps(run(*exchange(1)), 1)
    assert picture.svg(steps, ["a"]) == picture.svg(steps, ["a"])
    assert timeline.text(steps).splitlines()[1] == "◇  the view starts"


def test_what_is_told_before_the_request_is_no_code_that_has_run() -> None:
    before = protocol.Told(1, "who", "", "NoneType", at="before")
    shown = timeline.steps(run(before, *exchange(1)), 1)
    assert shown[0] == Step(1, "note", "before the request, code finds who: None")
    assert shown[1] == Step(1, "in", "the request comes in")


def test_many_requests_have_no_columns_in_characters() -> None:
    few = [Step(lane, "in", "the request comes in") for lane in range(1, 4)]
    assert timeline.text(few).splitlines()[2] == "    →  request 3: the request comes in"
    many = [Step(lane, "in", "the request comes in") for lane in range(1, 21)]
    assert timeline.text(many).splitlines()[19] == "→  request 20: the request comes in"
