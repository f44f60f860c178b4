pytest_plugins = ["autograder.plugin"]
