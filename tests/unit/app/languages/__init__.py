"""Tests of the clients of processes that read code."""
