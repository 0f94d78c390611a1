import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from workbench.gui.composer.form_chips import ValuePainter, outcome, pieces, tint
from workbench.gui.look import Look
from workbench.gui.theme import contrast, theme_names

VALUES = {"env.BUCKET": "invoices-dev", "env.STAGE": "dev", "now": "2026"}


def resolve(expression: str) -> str:
    return VALUES.get(expression, "")


def test_variables_are_pieces_of_their_own() -> None:
    found = pieces("a/${env.STAGE}/$${env.NO}/${foo}/${=counter:a}")
    assert [piece.expression for piece in found if piece.expression] == ["env.STAGE", "counter:a"]
    assert found[1].text == "${env.STAGE}"


@given(st.text("ab${}.:=env now"))
def test_pieces_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("${env.BUCKET}", "invoices-dev"),
        ("${now}", "2026"),
        ("a/${env.STAGE}/b", "a/dev/b"),
        ("a/${now}", ""),
        ("${env.MISSING}", ""),
        ("plain", ""),
    ],
)
def test_what_is_known_of_the_outcome(text: str, result: str) -> None:
    assert outcome(pieces(text), resolve) == result


def painted(look: Look, text: str, width: int = 240) -> QImage:
    image = QImage(width, 28, QImage.Format.Format_RGB32)
    image.fill(look.color("editor"))
    painter = QPainter(image)
    values = ValuePainter(look)
    values.resolve = resolve
    values.paint(painter, QRect(8, 0, width - 16, 28), text)
    painter.end()
    return image


def test_texts_chips_and_results_are_painted(look: Look) -> None:
    images = [painted(look, text) for text in ("x", "${env.BUCKET}", "${env.OTHERS}", "a\nb", "a b", "")]
    assert all(images[one] != images[two] for one in range(6) for two in range(one))


def test_a_long_text_stays_in_its_box(look: Look) -> None:
    image = painted(look, "x" * 1_000_000, 100)
    ground = look.color("editor")
    assert all(image.pixelColor(x, y) == ground for x in range(94, 100) for y in range(28))


def test_chips_can_be_read_in_every_theme(look: Look) -> None:
    for theme in theme_names():
        look.choose(theme)
        assert contrast(look.theme.tokens["accent"], tint(look).name()) >= 4.5
