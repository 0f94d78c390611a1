"""The process executor: a function in a child process, where there is no Docker."""
