"""What a language server says of a name, and of the call that the cursor is in."""

from typing import Any

from lsprotocol import types

from workbench.model.code import CallHint, Explanation
from workbench.project.language_server.answers import result_of
from workbench.project.language_server.markdown import plain_text, signature_and_text, text_of
from workbench.project.language_server.text_places import own_place


def explanation(raw: Any) -> Explanation | None:
    """What a name stands for; None when the server says nothing."""
    hover = result_of(types.TEXT_DOCUMENT_HOVER, raw)
    if hover is None:
        return None
    signature, documentation = signature_and_text(text_of(hover.contents))
    return Explanation("", signature, documentation) if signature or documentation else None


def call_hint(raw: Any) -> CallHint | None:
    """The call that the cursor is in; None when it is in none."""
    help_ = result_of(types.TEXT_DOCUMENT_SIGNATURE_HELP, raw)
    if help_ is None or not help_.signatures:
        return None
    active = help_.active_signature or 0
    signature = help_.signatures[active if active < len(help_.signatures) else 0]
    parameters = tuple(_parameter(signature.label, one) for one in signature.parameters or ())
    current = signature.active_parameter if signature.active_parameter is not None else help_.active_parameter
    documentation = plain_text(text_of(signature.documentation)).partition("\n\n")[0]
    return CallHint(
        _name(signature.label, parameters),
        parameters,
        current if current is not None and current < len(parameters) else -1,
        " ".join(documentation.split()),
    )


def _parameter(label: str, parameter: types.ParameterInformation) -> str:
    if isinstance(parameter.label, str):
        return parameter.label
    start, end = (own_place((label,), 0, units)[1] for units in parameter.label)
    return label[start:end]


def _name(label: str, parameters: tuple[str, ...]) -> str:
    """What is called: the label up to the bracket before the first parameter."""
    first = label.find(parameters[0]) if parameters else -1
    head = label[:first] if first > 0 else label
    bracket = head.rfind("(") if first > 0 else head.find("(")
    return (head[:bracket] if bracket > 0 else head).strip()
