"""Tells texts from expressions of CloudFormation among what is typed into a form."""

import re

from workbench.model.configuration import Content, Written

_EXPRESSION = re.compile(
    r"!(Ref|GetAtt|Sub|ImportValue|Join|If|Select|FindInMap|Split|Base64|Cidr|GetAZs|Transform|And|Or|Not|Equals)\s+\S.*"
)


class Writer:
    """Makes what is written of what was typed; texts that stood there stay what they were."""

    def __init__(self, content: Content | None = None, *, allowed: bool = True) -> None:
        self._known = {one.text: one for one in texts_of(content)}
        self._allowed = allowed

    def knows(self, text: str) -> bool:
        """Whether that text stood there."""
        return text in self._known

    def written(self, text: str) -> Written:
        """`!Ref Table` is an expression, where the file may have some."""
        known = self._known.get(text)
        if known is not None:
            return known
        return Written(text, self._allowed and _EXPRESSION.fullmatch(text) is not None)


def texts_of(content: Content | None) -> tuple[Written, ...]:
    """The texts of a content, whatever its kind."""
    match content:
        case None:
            return ()
        case Written():
            return (content,)
        case _:
            return tuple(one if isinstance(one, Written) else one[1] for one in content)


def shown_text(content: Content | None) -> str:
    """A content in a line, as notes have it."""
    match content:
        case None:
            return ""
        case Written():
            return content.text
        case _:
            return ", ".join(one.text if isinstance(one, Written) else f"{one[0]}={one[1].text}" for one in content)
