"""Deploying a function: where it goes, what changes there, and the steps."""
