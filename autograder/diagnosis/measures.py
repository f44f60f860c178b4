"""Mistakes with the one line about a body: where it went, how many bytes, and how it ended.

What happens to the body itself is for ``streams``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from autograder.diagnosis.look import FAINT, LIKELY, STRONG, Guess, Look
from autograder.diagnosis.streams import print_of, told_lines

_MEASURE = re.compile(r"(.+) (\d+) (done|aborted)")


def wrong_lines(look: Look) -> Iterator[Guess]:
    """The line says something else than where, how many bytes, and how it ended."""
    seen = look.seen
    where = look.line_of("print", "log")
    if "was printed before the view had answered" in seen.messages:
        yield Guess(STRONG, "wrong_print.extra", where, "something is printed before the view")
    for expected, found in told_lines(seen.messages):
        wanted, measured = _MEASURE.fullmatch(expected), _MEASURE.fullmatch(found)
        if wanted is None or (wanted[3] == "aborted" and (found == "nothing" or "done" in found)):
            continue  # what is said about a client that has left is ``disconnect``'s
        if found == "nothing":
            if seen.any_failed("plain_response"):
                yield from _nothing(look)
        elif " · " in found:
            text = "more than one line is printed for a request"
            line = print_of(look, wanted[3])
            yield Guess(LIKELY, "wrong_print.extra", line, text)
        elif measured is None:
            text = f"printed {found!r}; the task says {expected!r}"
            line = print_of(look, wanted[3])
            yield Guess(LIKELY, "wrong_print.text", line, text)
        else:
            pairs = zip(("path", "count", "word"), wanted.groups(), measured.groups(), strict=True)
            detail = next((name for name, one, other in pairs if one != other), "text")
            text = f"printed {found!r}; the task says {expected!r}"
            line = print_of(look, measured[3])
            mixed = seen.only_failed("streams_overlap")  # the count is right for one stream alone
            yield Guess(FAINT if mixed else LIKELY, f"wrong_print.{detail}", line, text)


def _nothing(look: Look) -> Iterator[Guess]:
    logged = look.line_of("log")
    if any(p.stream == "stdout" for p in look.seen.printed):
        text = "other responses have their line, and this one has none"
        line = print_of(look, "done")
        yield Guess(LIKELY, "wrong_print.not_always", line, text)
    elif any(p.stream == "stderr" for p in look.seen.printed):
        line = look.line_of("print")
        yield Guess(LIKELY, "wrong_print.stream", line, "it is printed to stderr")
    elif logged is not None:
        yield Guess(LIKELY, "wrong_print.logging", logged, "it is logged, not printed")
    else:
        yield Guess(LIKELY, "wrong_print.missing", None, "nothing is printed")


RULES = (wrong_lines,)
