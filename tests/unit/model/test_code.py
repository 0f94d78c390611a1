"""What a completion inserts, and what it goes on with."""

from workbench.model.code import Completion


def test_a_completion_is_its_name_unless_it_says_more() -> None:
    plain = Completion("price", "function")
    assert plain.text == "price"
    assert plain.fits("PR")
    assert not plain.fits("rice")
    marked = Completion("• price", "function", insert="price()", match="price")
    assert marked.text == "price()"
    assert marked.fits("pri")
    assert not marked.fits("•")
