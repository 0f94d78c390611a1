"""HTML as Qt's documents understand it, and what a page looks like: sizes and colours of the theme."""

import html
import re
from collections.abc import Iterable, Sequence

from workbench.gui.look import Look

_NOT_WORD = re.compile(r"[^\w.]+")


def escaped(text: str) -> str:
    """Text that is no markup."""
    return html.escape(text, quote=False)


def anchor_of(heading: str) -> str:
    """The name by which a heading is linked to: its words in small letters with hyphens between."""
    return _NOT_WORD.sub("-", heading.casefold()).strip("-")


def heading(level: int, text: str, anchor: str = "") -> str:
    """A heading with an anchor."""
    return f'<h{level}><a name="{anchor or anchor_of(text)}"></a>{escaped(text)}</h{level}>'


def key(text: str) -> str:
    """Keys as they are labelled."""
    return f'<span class="key">&nbsp;{escaped(text).replace(" ", "&nbsp;")}&nbsp;</span>'


def link(target: str, text: str) -> str:
    """A link to `page#anchor`, or to something that the window opens."""
    return f'<a href="{html.escape(target)}">{escaped(text)}</a>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int] = ()) -> str:
    """A table of HTML cells, as wide as the page; `widths` are in percent."""
    sizes = [f' width="{width}%"' for width in widths] or [""] * len(head)
    top = "".join(f'<th align="left"{size}>{cell}</th>' for cell, size in zip(head, sizes, strict=False))
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="rows" width="100%" cellspacing="0"><tr>{top}</tr>{body}</table>'


def page_style(look: Look) -> str:
    """The pages' style sheet (Qt's part of CSS)."""
    tokens = look.theme.tokens
    code = look.code_font().family()
    return f"""
    body {{ color: {tokens["text"]}; }}
    h1 {{ font-size: 20px; font-weight: 600; margin-top: 4px; margin-bottom: 12px; }}
    h2 {{ font-size: 15px; font-weight: 600; margin-top: 28px; margin-bottom: 8px; }}
    h3 {{ font-size: 13px; font-weight: 600; margin-top: 20px; margin-bottom: 6px; }}
    p {{ margin-top: 0px; margin-bottom: 10px; line-height: 140%; }}
    li {{ margin-bottom: 4px; line-height: 140%; }}
    a {{ color: {tokens["accent"]}; text-decoration: none; }}
    code, pre {{ font-family: "{code}"; font-size: 12px; }}
    code {{ background-color: {tokens["raised"]}; }}
    .key {{ font-family: "{code}"; font-size: 12px; background-color: {tokens["raised"]}; color: {tokens["text"]}; }}
    .muted {{ color: {tokens["muted"]}; }}
    table.block {{ background-color: {tokens["panel"]}; margin-top: 4px; margin-bottom: 14px; }}
    table.block td {{ padding: 10px 12px; }}
    table.rows {{ margin-top: 4px; margin-bottom: 14px; border-collapse: collapse; }}
    table.rows th {{ color: {tokens["muted"]}; font-weight: 500; padding: 4px 12px 4px 0px;
        border-bottom: 1px solid {tokens["line"]}; }}
    table.rows td {{ padding: 6px 12px 6px 0px; border-bottom: 1px solid {tokens["line"]}; vertical-align: top; }}
    """
