"""A process of its own that reads Python code with jedi: it may hang or crash, and nobody but its client notices."""
