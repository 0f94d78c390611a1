"""Who asked what: answers find their questions, and nothing else does."""

from typing import Any

import pytest

from workbench.project.language_server.conversation import Answered, Asked, Conversation, Refused, Told


def test_an_answer_finds_its_question_once() -> None:
    talk = Conversation()
    first, message = talk.ask("textDocument/hover", {"a": 1})
    assert message == {"jsonrpc": "2.0", "id": first, "method": "textDocument/hover", "params": {"a": 1}}
    second, bare = talk.ask("shutdown", None)
    assert second != first
    assert "params" not in bare
    assert talk.open == {first, second}
    answer = {"jsonrpc": "2.0", "id": first, "result": None}
    assert talk.hear(answer) == Answered(first, "textDocument/hover", None)
    assert talk.hear(answer) is None
    assert talk.open == {second}


def test_a_refusal_says_why() -> None:
    talk = Conversation()
    first, _ = talk.ask("a", {})
    second, _ = talk.ask("b", {})
    assert talk.hear({"id": first, "error": {"code": -1, "message": "not now"}}) == Refused(first, "a", "not now")
    assert talk.hear({"id": second, "error": "odd"}) == Refused(second, "b", "odd")


def test_what_is_taken_back_is_not_heard_any_more() -> None:
    talk = Conversation()
    number, _ = talk.ask("a", {})
    assert talk.take_back(number) == {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": number}}
    assert talk.take_back(number) is None
    assert talk.hear({"id": number, "result": 1}) is None


def test_the_server_asks_and_tells() -> None:
    talk = Conversation()
    asked = talk.hear({"id": "x-1", "method": "workspace/configuration", "params": {"items": []}})
    assert asked == Asked("x-1", "workspace/configuration", {"items": []})
    assert isinstance(asked, Asked)
    assert talk.answer(asked, [None]) == {"jsonrpc": "2.0", "id": "x-1", "result": [None]}
    assert talk.refuse(asked)["error"]["code"] == -32601
    assert talk.hear({"method": "window/logMessage"}) == Told("window/logMessage", None)


@pytest.mark.parametrize("message", [{}, {"id": 1}, {"id": None, "result": 1}, {"id": [], "result": 1}, {"method": 3}])
def test_what_is_nothing_of_all_this(message: dict[str, Any]) -> None:
    assert Conversation().hear(message) is None
