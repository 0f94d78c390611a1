"""A parent for dialogs, and the account."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from tests.support.fake_account import account
from workbench.gui.look import Look

__all__ = ["account"]


@pytest.fixture
def window(look: Look) -> Iterator[QWidget]:
    """The window that dialogs stand over."""
    made = QWidget()
    made.resize(1400, 900)
    made.show()
    yield made
    delete(made)
