"""The window: presentation only."""

from workbench.gui.quick_imports import read_no_sources

read_no_sources()  # before the first of the many modules below
