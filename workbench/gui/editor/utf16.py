"""Columns of Qt's texts: what `base.utf16` says of them."""

from workbench.base.utf16 import to_characters, to_units

__all__ = ["to_characters", "to_units"]
