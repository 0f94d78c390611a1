"""What a server is told of texts."""

from pathlib import Path
from typing import Any

from workbench.app.languages.served_texts import ServedTexts
from workbench.project.language_server.abilities import CHANGES_SYNC, FULL_SYNC, Abilities

A, B = Path.cwd() / "a.js", Path.cwd() / "b.js"
CHANGES, FULL = Abilities(sync=CHANGES_SYNC, saves=True), Abilities(sync=FULL_SYNC)


def put(texts: ServedTexts, path: Path, text: str, abilities: Abilities = CHANGES) -> list[tuple[str, dict[str, Any]]]:
    return texts.put(path, "javascript", text, abilities)


def test_a_text_is_opened_once_and_changed_after() -> None:
    texts = ServedTexts()
    document = {"uri": A.as_uri(), "version": 1, "languageId": "javascript", "text": "a\nb\n"}
    assert put(texts, A, "a\nb\n") == [("textDocument/didOpen", {"textDocument": document})]
    assert put(texts, A, "a\nb\n") == []
    ((method, told),) = put(texts, A, "a\nc\n")
    assert method == "textDocument/didChange"
    assert told["textDocument"] == {"uri": A.as_uri(), "version": 2}
    assert told["contentChanges"][0]["text"] == "c\n"
    ((_, told),) = put(texts, A, "d", FULL)
    assert told["contentChanges"] == [{"text": "d"}]
    assert put(texts, A, "e", Abilities()) == []
    known = texts.of(A)
    assert known is not None
    assert (known.text, known.lines, known.version) == ("e", ["e"], 4)


def test_saving_is_told_to_who_wants_to_know() -> None:
    texts = ServedTexts()
    put(texts, A, "a")
    assert [method for method, _ in texts.saved(A, CHANGES)] == ["textDocument/didSave"]
    assert texts.saved(A, FULL) == texts.saved(B, CHANGES) == []


def test_closing() -> None:
    texts = ServedTexts()
    put(texts, A, "a")
    assert texts.drop(A) == [("textDocument/didClose", {"textDocument": {"uri": A.as_uri()}})]
    assert texts.drop(A) == []
    assert not texts


def test_the_next_server_is_told_all_and_versions_go_on() -> None:
    texts = ServedTexts()
    put(texts, A, "a")
    put(texts, B, "b")
    assert set(texts) == {A, B}
    assert texts.forget() == {A: ("javascript", "a"), B: ("javascript", "b")}
    assert A not in texts
    ((method, told),) = put(texts, A, "a")
    assert method == "textDocument/didOpen"
    assert told["textDocument"]["version"] == 3
