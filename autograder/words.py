"""How things that were seen are called in a message."""

from __future__ import annotations

import difflib
import re

from autograder.protocol import Error, Fatal, LoadFailed
from autograder.verdicts import StudentError

_OURS = re.compile(r"/autograder/host/\w+\.py(:\d+)?")
_ADDRESS = re.compile(r"0x[0-9a-f]{6,16}\b")


MESSAGE_LIMIT = 1500
"""Characters of one message that are shown."""


def student_error(error: Error) -> StudentError:
    """The verdict on an exception of the student's."""
    text = f"{error.type}: {error.text}" if error.text else error.type
    return StudentError(f"Your code raised {text}{_walls(error)}", error.line)


def _walls(error: Error) -> str:
    """What to know about an exception that the walls around a host have caused."""
    if error.type == "MemoryError":
        return ". It needs more memory than it may use"
    if "can't start new thread" in error.text:
        return ". It has more threads than it may have"
    if "Too many open files" in error.text:
        return ". It has more files, sockets or event loops open than it may have"
    if error.type == "PermissionError":
        return ". Code that is checked can't write files, start programs or use the network"
    return ""


def visible(text: str) -> str:
    """Text with every control character, every lone surrogate and every mark that turns the
    direction of writing spelled out, so that none of them acts. Line ends stay.
    """
    return "\n".join(map(written_out, text.expandtabs(4).split("\n")))


def written_out(text: str) -> str:
    r"""The text with what can't be told by looking spelled out: a no-break space as ``\xa0``, and
    line ends, too.
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def brief(text: str) -> str:
    """The same, cut to what is shown of one message; the record has all of it."""
    return visible(text[:MESSAGE_LIMIT] + ("…" if len(text) > MESSAGE_LIMIT else ""))


def unquoted(text: str) -> str:
    """Our own words for a terminal, which needs no backquotes around code."""
    return text.replace("`", "")


def plural(count: int, noun: str) -> str:
    """A number of things: "1 pair", "2 pairs"."""
    return f"{count:,} {noun}" + "s" * (count != 1)


def a(kind: str) -> str:
    """A type's name with its article."""
    if kind == "NoneType":
        return "None"
    if kind == "coroutine":
        return "a coroutine (a call that nobody has awaited)"
    return f"{'an' if kind[:1].lower() in 'aeiou' or kind.startswith('Http') else 'a'} {kind}"


def told(event: Fatal) -> str:
    """What ended the host's event loop."""
    return f"{event.error.type} ended the program: {event.error.text}".rstrip(": ")


def not_loaded(failed: LoadFailed) -> str:
    """Why a file could not be loaded."""
    error = failed.error
    where = f" in line {error.line}" if error.line is not None else ""
    if error.type == "SystemExit":
        return f"your file ends the program while it is loaded{where}: take out sys.exit()"
    text = f"your file can't be loaded: {error.type}{where}: {error.text}".rstrip(": ")
    return text + _walls(error)


def not_found(name: str, names: tuple[str, ...]) -> str:
    """That a name is missing, and the nearest one that is there."""
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f"there is no {name} in your file; did you mean {near[0]}? Names must match exactly"
    return f"there is no {name} in your file"


def duration(seconds: float) -> str:
    """A number of seconds as a person says it."""
    if seconds == float("inf"):
        return "for ever"
    for unit, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        count = round(seconds / size)
        if seconds >= 2 * size or (seconds >= size and unit != "minute"):
            return (
                f"{count} {unit}s" if count > 1 else ("an hour" if unit == "hour" else f"a {unit}")
            )
    return "more than a minute"


def without_places(text: str) -> str:
    """The text without places in memory and in the kit, which differ from machine to machine."""
    text = _ADDRESS.sub("0x…", text)
    if "/autograder/host/" not in text:
        return text
    # Word by word: a pattern that begins with any number of characters takes hours to search a
    # student's line of a megabyte.
    return re.sub(r"\S+", lambda word: _without_ours(word[0]), text)


def _without_ours(word: str) -> str:
    end = max((found.end() for found in _OURS.finditer(word)), default=None)
    return word if end is None else f"the kit{word[end:]}"
