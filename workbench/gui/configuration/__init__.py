"""A function's configuration as a form."""
