#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image. Beside it lie, if you put them there: the
# kit as a wheel (*.whl), solutions/ with the keys of the questions, exercise with an exercise's id.
set -euo pipefail
root="${AUTOGRADER_ROOT:-/autograder}"
# uv brings a Python that is new enough, whatever the image has.
command -v uv >/dev/null || PIP_BREAK_SYSTEM_PACKAGES=1 python3 -m pip install --quiet uv
shopt -s nullglob
wheels=("$root"/source/*.whl)
uv venv --quiet --python '>=3.11' "$root/kit"
uv pip install --quiet --python "$root/kit/bin/python" "${wheels[0]:-async-middleware-kit}"
