"""No two batches on a machine have hosts of one user, and a batch that has ended keeps none."""

import subprocess
import sys

from autograder.sandbox import spare

CLAIM = """
from autograder.sandbox import spare
print(spare.claim(7), spare.claim(7), flush=True)
input()
"""


def test_a_user_is_taken_once_and_free_when_its_process_has_ended() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CLAIM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        theirs = {int(number) for number in other.stdout.readline().split()}
        ours = spare.claim(7)
        other.communicate("\n")
    assert len(theirs | {ours}) == 3
    assert spare.claim(7) in theirs
