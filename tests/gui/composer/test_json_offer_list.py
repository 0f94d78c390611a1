import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from tests.support.fake_knowledge import MEMBERS
from workbench.gui.composer.json_offer_list import OfferDelegate, OfferModel, detail
from workbench.gui.composer.json_offers import Offer
from workbench.gui.look import ROW, Look


@pytest.fixture
def model(look: Look) -> OfferModel:
    made = OfferModel(look)
    made.show_offers(MEMBERS)
    return made


def test_rows_are_the_offers(model: OfferModel) -> None:
    assert model.rowCount() == len(MEMBERS)
    assert model.rowCount(model.index(0)) == 0
    assert model.offer(1) == MEMBERS[1]
    assert model.offer(99) is None
    assert model.data(model.index(0)) == "eventName"
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert spoken == f"string · required. {MEMBERS[0].help}"


def test_details_name_type_and_need() -> None:
    assert detail(Offer("a", "string", required=True)) == "string · required"
    assert detail(Offer("a")) == ""


def test_rows_are_painted_in_the_colours_of_the_theme(model: OfferModel, look: Look) -> None:
    delegate = OfferDelegate(look, model)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 300, ROW)
    option.state = QStyle.StateFlag.State_Selected
    picture = QPixmap(300, ROW)
    painter = QPainter(picture)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    image = picture.toImage()
    colours = {QColor(image.pixelColor(x, y)).name() for x in range(300) for y in range(ROW)}
    assert {look.color("selection").name(), look.color("text").name()} <= colours
    assert delegate.sizeHint(option, model.index(0)).height() == ROW
