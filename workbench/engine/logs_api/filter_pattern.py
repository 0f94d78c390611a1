"""Filter patterns of FilterLogEvents and Live Tail, in all their forms."""

from workbench.engine.logs_api.errors import invalid_pattern
from workbench.engine.logs_api.json_pattern import compile_json
from workbench.engine.logs_api.space_pattern import compile_fields
from workbench.engine.logs_api.term_pattern import Matches, compile_terms, everything

_UNCLOSED = "If a filter pattern starts with '{}' it must end with '{}'"


def compile_pattern(text: str) -> Matches:
    """Whether a message fits the pattern; an empty one fits all. Raises ApiError for one that cannot be read."""
    pattern = text.strip()
    if not pattern:
        return everything
    for opening, closing, compiled in (("{", "}", compile_json), ("[", "]", compile_fields)):
        if pattern.startswith(opening):
            if len(pattern) < 2 or not pattern.endswith(closing):
                raise invalid_pattern(_UNCLOSED.format(opening, closing))
            return compiled(pattern[1:-1])
    return compile_terms(pattern)
