"""The course for nbgrader. Run nbgrader's commands in this folder."""

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions

from autograder.notebook.starters import InsertStarters

c = get_config()  # nbgrader defines it

c.CourseDirectory.course_id = "async-middleware"

# The coding cell of a source notebook is the reference; students get the starter instead.
c.GenerateAssignment.preprocessors = [
    InsertStarters if step is ClearSolutions else step
    for step in GenerateAssignment.preprocessors.default_args[0]
]

# A check cell starts a judge of its own. This is no time limit for students' code: the judge has
# its own limits, and a slow machine must not cost anybody points.
c.ExecutePreprocessor.timeout = 600
