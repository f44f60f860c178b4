"""Takes the place of nbgrader's ReleaseFeedback, which ends at the first submission that did not
come through the exchange and so has no secret: those behind it would get no feedback.
"""

from __future__ import annotations

import glob
import re
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

NEEDED = ("timestamp.txt", "submission_secret.txt")
"""Files that the exchange puts beside a submission; a student's feedback is found by them."""


class ReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's own, for those who can get it; the others are named."""

    def copy_files(self) -> None:
        """Release what can be released."""
        before = self.coursedir.student_id_exclude
        left_out = [name for name in (before or "").split(",") if name]
        for folder in sorted(Path(name) for name in glob.glob(self.src_path)):  # noqa: PTH207  # nbgrader's
            missing = [name for name in NEEDED if not (folder / name).is_file()]
            if missing:
                student = self._student(folder)
                self.log.warning(
                    "%s did not hand in through the exchange: hand out %s yourself", student, folder
                )
                left_out.append(student)
        self.coursedir.student_id_exclude = ",".join(left_out)
        try:
            super().copy_files()
        finally:
            self.coursedir.student_id_exclude = before

    def _student(self, folder: Path) -> str:
        pattern = self.coursedir.format_path(
            self.coursedir.feedback_directory,
            "(?P<student>.*)",
            self.coursedir.assignment_id,
            escape=True,
        )
        found = re.match(pattern, str(folder))
        assert found is not None  # it was found by the same pattern
        return found["student"]
