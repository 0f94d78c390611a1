from PySide6.QtCore import Qt

from workbench.gui.new_function.blueprint_model import BlueprintModel, language_title
from workbench.project.blueprints import load_blueprints

BLUEPRINTS = load_blueprints()


def titles(model: BlueprintModel) -> list[object]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_each_blueprint_is_a_row() -> None:
    model = BlueprintModel()
    assert model.rowCount() == 0
    model.set_blueprints(BLUEPRINTS)
    assert model.rowCount() == len(BLUEPRINTS)
    index = model.index(0)
    assert index.data() == "Hello"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Hello, Python"
    assert "starter" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert index.data(BlueprintModel.BlueprintRole) is BLUEPRINTS[0]
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(index) == 0


def test_words_filter_the_rows() -> None:
    model = BlueprintModel()
    model.set_blueprints(BLUEPRINTS, "sqs node")
    assert titles(model) == ["SQS queue, partial failures"]
    assert model.row_of("nodejs-sqs-partial-failures") == 0
    assert model.row_of("python-hello") == -1
    model.set_words("")
    assert model.rowCount() == len(BLUEPRINTS)
    assert model.blueprint(len(BLUEPRINTS)) is None


def test_languages_are_written_as_people_do() -> None:
    assert {language_title(blueprint) for blueprint in BLUEPRINTS} == {"Python", "Node.js", "Shell"}
