"""What takes the place of nbgrader's own steps, so that its commands and formgrader judge.

``settings`` says which step takes the place of which. nbgrader makes one exporter for a run of
``autograde``; that is where the class is judged, all of it first (``exporter``, ``roll``,
``judge``). Then each notebook is put to rights (``restore``), gets its feedback (``show``), and
its scores go to the gradebook (``scores``). No submission's code runs in nbgrader's process.
"""
