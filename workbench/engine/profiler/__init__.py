"""Turns what a run measured into phases, memory and CPU figures."""
