"""Completions as a language server tells them."""

from typing import Any

import pytest

from workbench.model.errors import CodeReaderError
from workbench.project.identifiers import NameRules
from workbench.project.language_server.completions import MOST_COMPLETIONS, description, is_partial, offers

RULES = NameRules("JavaScript", "$")


def edit(start: int, end: int, text: str) -> dict[str, Any]:
    span = {"start": {"line": 4, "character": start}, "end": {"line": 4, "character": end}}
    return {"range": span, "newText": text}


def names(raw: Any, line: str, column: int) -> list[str]:
    return [one.completion.name for one in offers(raw, line, column, RULES)]


def test_what_goes_on_with_what_is_typed_in_the_server_s_order() -> None:
    items = [
        {"label": "event", "kind": 6, "sortText": "2"},
        {"label": "Evil", "sortText": "1"},
        {"label": "other"},
        {"label": "evening", "sortText": "9", "preselect": True},
        {"label": "event", "kind": 3, "sortText": "3"},
        {"label": "ev()", "insertTextFormat": 2},
    ]
    assert names(items, "  ev", 4) == ["evening", "Evil", "event"]
    assert names({"isIncomplete": True, "items": items}, "  $ev", 5) == []
    found = offers(items, "  ev", 4, RULES)
    assert found[2].completion.kind == "variable"
    assert found[2].item is items[0]
    assert offers(None, "", 0, RULES) == []


def test_edits_that_reach_beyond_the_name() -> None:
    item = {"label": "charAt", "filterText": ".charAt", "textEdit": edit(4, 5, ".charAt")}
    (found,) = offers([item], "'🐍'.", 4, RULES)
    assert (found.completion.before, found.completion.after, found.completion.text) == (1, 0, ".charAt")
    assert found.completion.fits("ch")
    quoted = {"label": '"name"', "textEdit": edit(2, 6, '"name": ')}
    (found,) = offers([quoted], '  "na"', 5, RULES)
    assert (found.completion.before, found.completion.after, found.completion.text) == (1, 1, '"name": ')
    assert found.completion.fits("na")
    later = {"label": "bar", "textEdit": edit(4, 6, "bar")}
    (found,) = offers([later], "foo-ba", 6, NameRules("YAML", "-"))
    assert (found.completion.before, found.completion.text) == (0, "foo-bar")
    assert found.completion.fits("foo-ba")


def test_inserted_text_may_be_another_than_the_label() -> None:
    (found,) = offers([{"label": " price ", "insertText": "price()", "kind": 99}], "pr", 2, RULES)
    assert (found.completion.name, found.completion.text, found.completion.kind) == ("price", "price()", "")


def test_there_is_a_limit() -> None:
    items = [{"label": f"a{number}"} for number in range(MOST_COMPLETIONS + 7)]
    found = offers(items, "a", 1, RULES)
    assert len(found) == MOST_COMPLETIONS
    assert is_partial(items, found)
    assert not is_partial(items, found[1:])
    assert not is_partial(None, [])


@pytest.mark.parametrize(("said", "partial"), [(True, True), (False, False), (None, False)])
def test_an_answer_may_say_that_there_is_more(said: object, partial: bool) -> None:
    raw = {"isIncomplete": said, "items": [{"label": "event"}]}
    assert is_partial(raw, []) is partial


def test_a_description_has_signature_and_documentation() -> None:
    told = {"label": "f", "detail": "f(): void", "documentation": {"kind": "markdown", "value": "Does `it`."}}
    assert description(told) == "f(): void\n\nDoes it."
    assert description({"label": "f"}) == ""
    with pytest.raises(CodeReaderError):
        description(3)
