"""Ways to start a sandbox for an execution environment."""
