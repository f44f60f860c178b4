"""What a student handed in: the code and the graded answer, found and read, nothing executed."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from autograder import source
from autograder.notebook.cells import read_notebook

if TYPE_CHECKING:
    from autograder.catalog import Exercise

_MARKER = re.compile(r"^#\s*exercise:\s*(\S+)\s*$", re.MULTILINE)
_SKIPPED_FOLDERS = {"__pycache__", "node_modules", "site-packages", "venv", "env", "build", "dist"}
_SUFFIXES = (".py", ".ipynb")
_KEPT = re.compile(r".*\.mine\d*\.py")
"""What ``autograder reset`` keeps of older work."""


class Submission(msgspec.Struct, frozen=True):
    """One student's work on one exercise.

    ``problem`` says why it can't be graded, if it can't; ``exercise`` is None if nobody can tell
    which one it is for. ``answer`` is the letter chosen in the graded question; ``asked`` is
    whether there was a question (a .py file has none).
    """

    student: str
    name: str
    exercise: str | None
    source: str = ""
    cell: bool = False
    answer: str | None = None
    asked: bool = False
    problem: str | None = None
    elsewhere: tuple[str, ...] = ()
    """Names that other cells of the notebook define."""
    unread: str | None = None
    """Why the notebook's answer can't be read. None if it can be, or if there is no answer."""

    @property
    def key(self) -> tuple[str, str, str | None]:
        """That of the results of this work."""
        return (self.student, self.name, self.exercise)

    @property
    def content_sha256(self) -> str:
        """Over the extracted code and answer."""
        content = f"{self.source}\0{self.answer}\0{self.problem}"
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


class Names(msgspec.Struct, frozen=True):
    """How to tell for which exercise a file is."""

    exercises: dict[str, str]
    """Exercise ids, and for each the name of the class or function that it asks for."""
    forced: str | None = None
    """The exercise that every file is for which says nothing else (``--exercise``)."""
    given: frozenset[str] = frozenset()
    """Names of files that students are given to play with: nobody hands them in."""

    @classmethod
    def of(cls, exercises: Iterable[Exercise], forced: str | None = None) -> Names:
        """Those of a course; ``forced`` is an exercise's id."""
        known = list(exercises)
        given = frozenset(path.name for exercise in known for path in exercise.beside)
        return cls({exercise.id: exercise.name for exercise in known}, forced, given)

    def of_path(self, parts: Iterable[str]) -> str | None:
        """The exercise that a part of the path names; the innermost part counts."""
        for part in reversed(list(parts)):
            for exercise in self.exercises:
                if exercise in part:
                    return exercise
        return None

    def of_source(self, source: str) -> str | None:
        """The exercise that the code names: by its first line, or by the one name it defines."""
        marked = _marked(source)
        if marked in self.exercises:
            return marked
        defined = [
            exercise
            for exercise, name in self.exercises.items()
            if re.search(rf"^(class|def|async def)\s+{name}\b|^{name}\s*=", source, re.MULTILINE)
        ]
        return defined[0] if len(defined) == 1 else None


def collect(paths: Iterable[Path], names: Names) -> list[Submission]:
    """All submissions in files and folders, in a fixed order.

    A folder holds a file or a folder for each student, or a folder for each exercise with those in
    it, or is nbgrader's ``submitted`` tree, or is one student's own. Raises FileNotFoundError for
    a path that is not there, FileExistsError if two works could not be told apart.
    """
    found: list[Submission] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"there is no file or folder {path}")
        if path.is_dir():
            found += _folder(path, names)
        else:
            found += _read(
                path, path.name, _student((path.name,), path.absolute().parent, names), names
            )
    seen: set[tuple[str, str, str | None]] = set()
    for work in found:
        key = work.key
        if key in seen:  # the results of both would be one
            raise FileExistsError(f"{work.student} has {work.name} twice: grade one path at a time")
        seen.add(key)
    return found


def _folder(folder: Path, names: Names) -> list[Submission]:
    found: dict[str, list[Submission]] = {}
    for path in sorted(p for p in _files(folder) if p.name not in names.given):
        parts = path.relative_to(folder).parts
        whose = parts[1:] if _is_a_class(folder / parts[0], names) else parts
        student = _student(whose, folder.absolute(), names)
        found.setdefault(student, []).extend(_read(path, "/".join(parts), student, names))
    kept: list[Submission] = []
    for submissions in found.values():
        kept += _without_helpers(submissions, names)
    return kept


def _is_a_class(folder: Path, names: Names) -> bool:
    """Whether a folder that is named by an exercise has all students' work on it, not one's own."""
    own = ("middleware.py", f"{folder.name}.py", f"{folder.name}.ipynb")
    return folder.name in names.exercises and not any((folder / name).exists() for name in own)


def _without_helpers(submissions: list[Submission], names: Names) -> list[Submission]:
    """A student's works without the modules beside them, which are not one work more."""
    sure = {s.exercise for s in submissions if _tells(s, names)}
    told = [
        s
        for s in submissions
        if s.exercise is not None and (s.exercise not in sure or _tells(s, names))
    ]
    return told or submissions[:1]


def _tells(work: Submission, names: Names) -> bool:
    """Whether the file itself says what it is for, not its folder or ``--exercise``."""
    file = work.name.rsplit("/", 1)[-1]
    told = (names.of_path([file]), names.of_source(work.source))
    return work.cell or file == "middleware.py" or work.exercise in told


def left_out(paths: Iterable[Path]) -> list[Path]:
    """What lies in these folders and holds nothing that could be read: somebody may have handed
    it in. A link to a folder is not followed, and so is one of them.
    """
    return [
        path
        for folder in paths
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if not _is_skipped(path) and not any(_files_of(path))
    ]


def _is_skipped(path: Path) -> bool:
    return path.name.startswith(".") or path.name in _SKIPPED_FOLDERS


def _files(folder: Path) -> Iterable[Path]:
    for path in folder.iterdir():
        if not _is_skipped(path):
            yield from _files_of(path)


def _files_of(path: Path) -> Iterable[Path]:
    try:
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
            return
    except PermissionError:  # one folder that is closed must not end the class
        yield path
        return
    if path.suffix.lower() in _SUFFIXES and not _KEPT.fullmatch(path.name):
        yield path


def _student(parts: tuple[str, ...], folder: Path, names: Names) -> str:
    """The student's name: the first part of the path, without the exercise's id."""
    first = parts[0] if len(parts) > 1 else Path(parts[0]).stem
    for exercise in names.exercises:
        first = first.replace(exercise, "")
    first = first.strip(" _-.")
    if not first or (len(parts) == 1 and first == "middleware"):
        first = folder.name if not names.of_path([folder.name]) else folder.parent.name
    return plain(first)


def plain(text: str) -> str:
    """A name as text that can be written anywhere: no lone surrogates, no control characters."""
    text = text.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def _read(path: Path, name: str, student: str, names: Names) -> list[Submission]:
    """The submissions in one file: one, or one for each exercise in a notebook."""
    name = plain(name)
    by_path = names.of_path(path.absolute().parts[-3:])
    exercise = by_path or names.forced
    try:
        data = source.content(path)
    except (OSError, ValueError) as error:
        return [Submission(student, name, exercise, problem=str(error))]
    if source.is_notebook(path):
        return _notebook(data, name, student, by_path, names)
    try:
        code = source.text(data)
    except ValueError as error:
        return [Submission(student, name, exercise, problem=str(error))]
    exercise = by_path or names.of_source(code) or names.forced
    problem = None if exercise else _unknown(_marked(code), names)
    return [Submission(student, name, exercise, code, problem=problem)]


UNKNOWN = (
    "nobody can tell which exercise this is for: put the exercise's id into the file's name, "
    "or give it with --exercise"
)


def _marked(source: str) -> str | None:
    """What the code says that it is for, whether there is such an exercise or not."""
    found = _MARKER.search(source[:2000])
    return found[1] if found else None


def _unknown(marked: str | None, names: Names) -> str:
    """Why nobody can tell the exercise: perhaps its id is misspelt."""
    near = difflib.get_close_matches(marked or "", names.exercises, n=1)
    return f"there is no exercise {marked}; did you mean {near[0]}?" if near else UNKNOWN


def _notebook(
    data: bytes, name: str, student: str, by_path: str | None, names: Names
) -> list[Submission]:
    known = list(names.exercises)
    try:
        if not data.strip():
            raise ValueError("the file is empty")
        works = read_notebook(data, known, by_path) or read_notebook(data, known, names.forced)
    except ValueError as error:
        exercise = by_path or names.forced
        return [Submission(student, name, exercise, problem=str(error), asked=True)]
    if not works:
        return [Submission(student, name, None, problem=UNKNOWN)]
    return [
        Submission(
            student,
            name,
            work.exercise,
            work.source,
            cell=True,
            answer=work.answer,
            asked=work.asked,
            problem=work.problem or _too_large(work.source),
            elsewhere=work.elsewhere,
            unread=work.unread,
        )
        for work in works
    ]


def _too_large(code: str) -> str | None:
    large = len(code.encode("utf-8", "surrogatepass")) > source.SIZE_LIMIT
    return "the coding cell is larger than 200 kilobytes" if large else None
