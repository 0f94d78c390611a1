"""Hovers and calls as a language server tells them."""

from workbench.model.code import CallHint, Explanation
from workbench.project.language_server.explanations import call_hint, explanation


def test_a_hover_is_a_signature_and_its_documentation() -> None:
    told = {"contents": {"kind": "markdown", "value": "```ts\nconst a: 1\n```\nThe first."}}
    assert explanation(told) == Explanation("", "const a: 1", "The first.")
    assert explanation({"contents": ["", {"language": "yaml", "value": "x"}]}) == Explanation("", "x", "")
    assert explanation({"contents": ""}) is None
    assert explanation(None) is None


def test_a_call_has_its_parameters_by_text_or_by_place() -> None:
    label = "f(🐍: string, b?: number): void"
    parameters = [{"label": [2, 12]}, {"label": "b?: number"}]
    told = {
        "signatures": [
            {"label": "g()"},
            {"label": label, "parameters": parameters, "documentation": "Does\nit.\n\nMore."},
        ],
        "activeSignature": 1,
        "activeParameter": 1,
    }
    assert call_hint(told) == CallHint("f", ("🐍: string", "b?: number"), 1, "Does it.")


def test_calls_without_parameters_and_odd_numbers() -> None:
    assert call_hint({"signatures": [{"label": "g(): void"}], "activeSignature": 7, "activeParameter": 3}) == CallHint(
        "g", ()
    )
    signature = {"label": "h(a)", "parameters": [{"label": "a"}], "activeParameter": 0}
    assert call_hint({"signatures": [signature], "activeParameter": 4}) == CallHint("h", ("a",), 0)
    assert call_hint({"signatures": []}) is None
    assert call_hint(None) is None
