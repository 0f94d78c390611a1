"""Tests of the process that reads Python code."""
