"""JUnit XML, as Jenkins, GitLab and GitHub's actions read it: a suite a submission, a case a
check.
"""

from __future__ import annotations

from collections.abc import Sequence

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from autograder.export import Graded
from autograder.result import CheckResult
from autograder.words import visible


def text(graded: Sequence[Graded]) -> str:
    """The XML document."""
    document = JUnitXml(name="autograder")
    for one in graded:
        document.add_testsuite(_suite(one))
    document.update_statistics()
    return bytes(document.tostring()).decode()


def _suite(graded: Graded) -> TestSuite:
    result = graded.result
    suite = TestSuite(visible(f"{result.student}: {graded.name}"))
    for check in result.checks:
        suite.add_testcase(_case(graded, check))
    if result.reason is not None:  # nothing was judged, or not all of it
        case = TestCase("can be graded", visible(f"{result.student}.{graded.name}"), 0)
        kind = Failure if result.status == "ungradable" else Error
        case.result = [kind(visible(graded.summary), result.status)]
        suite.add_testcase(case)
    return suite


def _case(graded: Graded, check: CheckResult) -> TestCase:
    case = TestCase(visible(check.title), visible(f"{graded.result.student}.{graded.name}"), 0)
    if check.outcome == "passed":
        return case
    if check.outcome == "not_reached":
        case.result = [Skipped("an earlier check has to pass first")]
        return case
    kind = Failure if check.outcome == "failed" else Error
    verdict = kind(visible(check.message.partition("\n")[0]), check.outcome)
    where = f"{graded.file}:{check.line}\n" if check.line is not None else ""
    verdict.text = visible(f"{where}{check.message}")
    case.result = [verdict]
    return case
