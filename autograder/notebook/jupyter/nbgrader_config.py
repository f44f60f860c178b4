"""For JupyterLab as a student has it: the Validate button says what the grade will be."""

from autograder.notebook.nbgrader import settings

settings.validate(get_config())  # type: ignore[name-defined]  # nbgrader defines it
