"""How many mutants are made and judged in a second, an exercise a row.

uv run python benchmarks/mutants.py [--jobs 2]
"""

from __future__ import annotations

import time
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from autograder import catalog
from autograder.authoring import survivors
from autograder.limits import Limits

SOLUTIONS = Path(__file__).parents[1] / "solutions"


@click.command()
@click.option("--jobs", default=2, show_default=True, help="processes that judge")
def main(jobs: int) -> None:
    """Measure and print."""
    table = Table(title=f"Mutants of the references, {jobs} jobs")
    for column in ("", "mutants", "made, ms", "judged, s", "a second"):
        table.add_column(column, justify="right" if column else "left")
    exercises = list(catalog.exercises().values())
    for name, some in [*((e.id, [e]) for e in exercises), ("all", exercises)]:
        began = time.perf_counter()
        planned = survivors.plan(some, SOLUTIONS)
        made = time.perf_counter()
        count = len(list(survivors.judged(planned, Limits(isolation="any"), jobs)))
        ended = time.perf_counter()
        rate = f"{count / (ended - made):.1f}"
        table.add_row(name, str(count), f"{(made - began) * 1000:.0f}", f"{ended - made:.1f}", rate)
    Console().print(table)


if __name__ == "__main__":
    main()
