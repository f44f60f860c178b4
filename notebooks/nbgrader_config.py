"""The course for nbgrader. Run nbgrader's commands, and formgrader, in this folder."""

from autograder.notebook.nbgrader import settings

c = get_config()  # nbgrader defines it

c.CourseDirectory.course_id = "async-middleware"

# The coding cell of a source notebook is the reference; students get the starter instead.
settings.release(c)

# nbgrader autograde and formgrader's button judge as autograder grade does. Without this line
# they run each notebook in a kernel; docs/nbgrader.md says what that can't promise.
settings.judge(c)
c.Judge.solutions = "../solutions"  # keys of the graded questions; without them, a person grades

# Validate says what the grade will be. This line is for students, too, in a file of this name in
# the folder in which they start JupyterLab.
settings.validate(c)

# Only for kernels: a check cell starts a judge of its own. This is no time limit for students'
# code: the judge has its own limits, and a slow machine must not cost anybody points.
c.ExecutePreprocessor.timeout = 600
