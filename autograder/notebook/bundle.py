"""What a student gets: the notebooks to work in, and each exercise for those who use an editor.

No solution and no key is in it: all of it comes from ``exercises/`` and ``notebooks/release/``.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import msgspec

from autograder import starter
from autograder.catalog import CatalogError, Course
from autograder.files import replace
from autograder.notebook import progress

_README = """# {title}

1. Install [uv](https://docs.astral.sh/uv/), or Python 3.11 or newer with the kit:
   `pip install 'async-middleware-kit[lab]'`.
2. Go to this folder and type `autograder lab .`: JupyterLab opens on the start page.

Rather an editor? Read `exercises/{first}/lesson.md`, edit the `middleware.py` beside it, and type
`autograder check exercises/{first}`.
"""


def files(course: Course) -> dict[str, bytes]:
    """The content of each file, by its path in the student's folder.

    Raises CatalogError if a notebook has not been built.
    """
    found = {}
    for exercise in course.exercises.values():
        notebook = starter.notebook(exercise)
        if not notebook.is_file():
            raise CatalogError(f"there is no {notebook}: run autograder build")
        found[f"{exercise.id}.ipynb"] = notebook.read_bytes()
        found[f"exercises/{exercise.id}/lesson.md"] = exercise.lesson.read_bytes()
        found[f"exercises/{exercise.id}/middleware.py"] = starter.of(exercise)
        for module in exercise.beside:
            for place in (module.name, f"exercises/{exercise.id}/{module.name}"):
                found[place] = module.read_bytes()
    return found


def put(course: Course, folder: Path) -> None:
    """Put into the folder what is not there yet, and the start page.

    A file that the student has changed stays as it is. One that is still as it was put there is
    replaced when the kit has a newer one. Raises OSError, CatalogError.
    """
    manifest = folder / progress.KEPT / "files.json"
    manifest.parent.mkdir(parents=True, exist_ok=True)
    before = _manifest(manifest)
    put = {}
    for name, content in files(course).items():
        path, new = folder / name, hashlib.sha256(content).hexdigest()
        if not path.exists() or _sha256(path) == before.get(name):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, content)  # an empty one would be taken for the student's
            put[name] = new
        else:
            put[name] = before.get(name, "")
    replace(manifest, msgspec.json.format(msgspec.json.encode(put)))
    progress.show(course, folder)


def _manifest(path: Path) -> dict[str, str]:
    """What was put there, and its digest then."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return {}  # then whatever is there is the student's


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def release(course: Course, out: Path) -> int:
    """Write the bundle that a teacher hands out; returns how many files it has.

    The same course gives the same bytes. Raises OSError, CatalogError.
    """
    content = files(course)
    content["start.md"] = progress.page(course, {}).encode()
    first = next(iter(course.exercises))
    content["README.md"] = _README.format(title=course.syllabus.title, first=first).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(content.items()):
            archive.writestr(zipfile.ZipInfo(f"{out.stem}/{name}"), data, zipfile.ZIP_DEFLATED)
    out.parent.mkdir(parents=True, exist_ok=True)
    replace(out, packed.getvalue())
    return len(content)
