"""The walls that a host puts around itself before it loads a student's code.

One file a wall: ``seccomp`` (which system calls), ``landlock`` (which files), ``allowance``
(how much of everything), ``identity`` (who it is, and who ends it). ``enclosure`` has them all
in their order, and ``trial`` tries them. They run inside; how a host is started, and what
bubblewrap adds around it, is ``autograder.sandbox``.

Nothing here imports anything of the judge's.
"""
