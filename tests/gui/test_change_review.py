"""Changes are shown before they are made."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.change_review import ChangeReview, review_changes
from workbench.gui.look import Look
from workbench.model.code import FileChange

ROOT = Path("/w/shop")
LONG = "".join(f"line {number}\n" for number in range(60))
CHANGES = (
    FileChange(ROOT / "orders" / "app.py", "a = 1\n" + LONG + "b = a\n", "c = 1\n" + LONG + "b = c\n"),
    FileChange(Path("/elsewhere/x.py"), "a\n", "a\nb\n"),
)


@pytest.fixture
def agreed() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def review(window: QWidget, look: Look, agreed: list[str]) -> ChangeReview:
    return review_changes(
        look, "Rename a to c", "Rename", CHANGES, lambda: agreed.append("yes"), root=ROOT, parent=window
    )


def test_files_and_how_much_of_them_changes(review: ChangeReview) -> None:
    texts = [review.files.item(row).text() for row in range(review.files.count())]
    assert texts == [f"{Path('orders/app.py')}  +2 −2", f"{Path('/elsewhere/x.py')}  +1 −0"]
    assert "a = 1" in review.left.toPlainText()
    assert "c = 1" in review.right.toPlainText()
    review.files.setCurrentRow(1)
    assert review.right.toPlainText().startswith("a\nb")


def test_folds_open_and_keys_go_from_difference_to_difference(review: ChangeReview) -> None:
    folded = review.left.blockCount()
    assert folded < 20
    QTest.keyClick(review, Qt.Key.Key_F7)
    assert review.right.textCursor().block().text() == "b = c"
    QTest.keyClick(review, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert review.right.textCursor().block().text() == "c = 1"
    fold = next(row for number in range(folded) if (row := review.left._rows[number]).size)
    review.left.fold_opened.emit(fold.left_line)
    assert review.left.blockCount() == review.right.blockCount() > 60


def test_only_the_button_agrees(review: ChangeReview, agreed: list[str]) -> None:
    closed: list[int] = []
    review.finished.connect(closed.append)
    QTest.keyClick(review, Qt.Key.Key_Escape)
    assert (closed, agreed) == ([0], [])


@pytest.mark.parametrize("by_key", [True, False])
def test_agreeing(review: ChangeReview, agreed: list[str], by_key: bool) -> None:
    if by_key:
        QTest.keyClick(review.files, Qt.Key.Key_Return)
    else:
        QTest.mouseClick(review.agree, Qt.MouseButton.LeftButton)
    assert agreed == ["yes"]
