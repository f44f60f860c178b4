"""Names the mistake behind a submission that failed.

Two kinds of evidence are laid side by side: what happened in the runs of the failed checks
(``seen``), and what the source says (``reader``, which never executes it). Each rule knows one
family of mistakes, and says how well it would explain what was seen. What is said to the
student about a mistake is in ``texts.toml``. A right submission is never diagnosed.
"""

from __future__ import annotations

import re

from autograder.diagnosis import (
    answers,
    asked,
    awaits,
    contexts,
    contract,
    early,
    handed,
    headers,
    hooks,
    libraries,
    loading,
    measures,
    overlaps,
    prints,
    shapes,
    slips,
    streams,
    tasks,
    waits,
    ways,
)
from autograder.diagnosis.case import Case, Diagnosis, Run
from autograder.diagnosis.look import LAST, LIKELY, POSSIBLE, Guess, Look

__all__ = ["Case", "Diagnosis", "Run", "diagnose"]

_DRAWN = re.compile(r"\bk[0-9a-f]{15}\b")
"""What ``App.token`` gives: another text in each run, and evidence is the same in all."""

MOST = 3
"""Mistakes that are named: more would help nobody."""

RULES = (
    *loading.RULES,
    *shapes.RULES,
    *libraries.RULES,
    *slips.RULES,
    *awaits.RULES,
    *tasks.RULES,
    *waits.RULES,
    *contexts.RULES,
    *handed.RULES,
    *overlaps.RULES,
    *answers.RULES,
    *headers.RULES,
    *prints.RULES,
    *early.RULES,
    *asked.RULES,
    *contract.RULES,
    *ways.RULES,
    *hooks.RULES,
    *streams.RULES,
    *measures.RULES,
)


def diagnose(case: Case) -> tuple[Diagnosis, ...]:
    """The mistakes of a submission that failed, most likely first, one of each family.

    Never raises: a mistake of ours in here must not cost a student the grade.
    """
    try:
        return named(case)
    except Exception:  # noqa: BLE001  # whatever it is: then no mistake has a name
        return ()


def named(case: Case) -> tuple[Diagnosis, ...]:
    """``diagnose`` without the net."""
    look = Look(case)
    guesses = [guess for rule in RULES for guess in rule(look)]
    guesses.sort(key=lambda guess: -guess.weight)
    if guesses and guesses[0].weight >= LIKELY:  # then what is only possible misleads
        guesses = [guess for guess in guesses if guess.weight >= POSSIBLE]
    guesses = [guess for guess in guesses if guess.weight > LAST] or guesses
    found: dict[str, Guess] = {}
    for guess in guesses:
        found.setdefault(guess.id.partition(".")[0], guess)
    first = list(found.values())[:MOST]
    return tuple(Diagnosis(g.id, g.line, _DRAWN.sub("…", g.evidence)) for g in first)
