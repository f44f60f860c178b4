"""``python -I -m autograder``: the console script where not even PYTHONPATH is to be trusted."""

from autograder.cli import main

if __name__ == "__main__":
    main()
