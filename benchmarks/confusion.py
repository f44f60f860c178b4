"""Which misconception is named for the known wrong answers: labelled against named, by family.

Writes ``docs/confusion.md`` and prints how often the first name is the labelled one.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from autograder import catalog, grade
from autograder.authoring import verify
from autograder.diagnosis import texts
from autograder.limits import Limits
from autograder.submission import collect

ROOT = Path(__file__).parents[1]
JOBS = 2
OUT = ROOT / "docs" / "confusion.md"


def family(misconception: str) -> str:
    return misconception.partition(".")[0]


def named() -> list[tuple[str, list[str], str]]:
    """Of each known wrong answer: the labelled family, the named ones, the file."""
    exercises = list(catalog.exercises().values())
    found = []
    for seen in verify.verify(exercises, ROOT / "solutions", Limits(), JOBS):
        for finding in seen.findings:
            print(f"{finding.file}: {finding.text}")
        if seen.kind == "wrong":
            path = ROOT / "solutions" / seen.exercise / "wrong" / seen.result.submission
            names = [family(name) for name in seen.result.misconceptions]
            label = family(verify.label(path).misconception)
            found.append((label, names, f"{seen.exercise}/{path.name}"))
    return sorted(found)


def right() -> int:
    """How many right answers were told a mistake: it should be none."""
    works = collect([ROOT / "tests" / "right"], grade.names())
    judged = grade.judge(works, 0, Limits(), JOBS)
    return sum(bool(one.result.misconceptions) for one in judged)


def table(found: list[tuple[str, list[str], str]]) -> str:
    """The families that are labelled, in rows; what was named first, in words."""
    lines = ["| labelled | answers | named first | among the first three |", "|---|---|---|---|"]
    for name in texts.families():
        mine = [names for label, names, _ in found if label == name]
        if not mine:
            continue
        first = Counter(names[0] if names else "nothing" for names in mine)
        said = ", ".join(f"{seen} {count}" for seen, count in first.most_common())
        among = sum(name in names for names in mine)
        lines.append(f"| {name} | {len(mine)} | {said} | {among} |")
    return "\n".join(lines)


def main() -> None:
    found = named()
    first = sum(names[:1] == [label] for label, names, _ in found)
    among = sum(label in names for label, names, _ in found)
    wrongly = right()
    text = f"""# Labelled against named

Written by `benchmarks/confusion.py`, over the known wrong answers in `solutions/*/wrong`.
A family is named first for {first} of {len(found)}, and among the first three for {among}.
Right answers (`tests/right`) that were told a mistake: {wrongly}.

{table(found)}
"""
    others = [
        f"- `{file}`: {', '.join(n) or 'nothing'}" for label, n, file in found if n[:1] != [label]
    ]
    if others:
        text += "\nWhere another family comes first:\n\n" + "\n".join(others) + "\n"
    OUT.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
