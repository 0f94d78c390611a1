"""What can stand at the cursor, as a language server tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

from workbench.model.code import Completion
from workbench.project.identifiers import NameRules
from workbench.project.language_server.answers import read, result_of
from workbench.project.language_server.markdown import plain_text, text_of
from workbench.project.language_server.text_places import own_place

MOST_COMPLETIONS = 500
_ADDS = types.InsertTextFormat.Snippet
_KINDS = {kind.value: kind.name.lower() for kind in types.CompletionItemKind}


@dataclass(frozen=True, slots=True)
class Offered:
    """A completion, and the server's own words for it, by which it can be asked for more."""

    completion: Completion
    item: Any


def offers(raw: Any, line: str, column: int, rules: NameRules) -> list[Offered]:
    """The completions of an answer that go on with what stands left of `column` in `line`, the likeliest first."""
    result = result_of(types.TEXT_DOCUMENT_COMPLETION, raw)
    items = result.items if isinstance(result, types.CompletionList) else result or ()
    given = raw["items"] if isinstance(raw, dict) else raw or ()
    start = rules.start_of(line, column)
    typed = line[start:column]
    ranked = sorted(range(len(items)), key=lambda index: _rank(items[index]))
    found: dict[str, Offered] = {}
    for index in ranked:
        made = _completion(items[index], line, start, column)
        if made.name not in found and made.fits(typed) and items[index].insert_text_format is not _ADDS:
            found[made.name] = Offered(made, given[index])
        if len(found) == MOST_COMPLETIONS:
            break
    return list(found.values())


def is_partial(raw: Any, found: Sequence[Offered]) -> bool:
    """Whether the answer `raw`, of which `found` was made, may lack what fits when more is typed."""
    return (isinstance(raw, dict) and raw.get("isIncomplete") is True) or len(found) == MOST_COMPLETIONS


def description(raw: Any) -> str:
    """Signature and documentation of a completion that was asked for."""
    item = read(raw, types.CompletionItem)
    documentation = plain_text(text_of(item.documentation))
    return "\n\n".join(part for part in ((item.detail or "").strip(), documentation) if part)


def _rank(item: types.CompletionItem) -> tuple[bool, str]:
    return not item.preselect, item.sort_text or item.label


def _completion(item: types.CompletionItem, line: str, start: int, column: int) -> Completion:
    kind = _KINDS.get(int(item.kind or 0), "")
    first, end, insert = _edit(item, line, start, column)
    match = item.filter_text or item.label.strip()
    if first < start:
        match = match.removeprefix(line[first:start])
    elif first > start:
        insert = line[start:first] + insert
        match = line[start:first] + match
    name = item.label.strip()
    return Completion(
        name,
        kind,
        insert if insert != name else "",
        match if match != name else "",
        before=max(start - first, 0),
        after=max(end - column, 0),
    )


def _edit(item: types.CompletionItem, line: str, start: int, column: int) -> tuple[int, int, str]:
    """The stretch of the line that is replaced, and its new text."""
    edit = item.text_edit
    if edit is None:
        return start, column, item.insert_text or item.label
    span = edit.range if isinstance(edit, types.TextEdit) else edit.insert
    lines: Sequence[str] = (line,)
    if span.start.line != span.end.line:
        return start, column, edit.new_text
    return own_place(lines, 0, span.start.character)[1], own_place(lines, 0, span.end.character)[1], edit.new_text
