"""Qt's file of a translation (TS): each text with its translation, sorted, without places: changes stay small."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from workbench.gui.translation import CONTEXT

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
_UNFINISHED = "unfinished"


def read_ts(path: Path) -> dict[str, str]:
    """The translations of a file by their text, empty where there is none yet; nothing when there is no file."""
    if not path.is_file():
        return {}
    messages = ET.parse(path).getroot().iter("message")
    return {one.findtext("source", ""): one.findtext("translation", "") for one in messages}


def ts_text(texts: Iterable[str], translations: Mapping[str, str], language: str) -> str:
    """The file with all `texts` and the translations there are; others are dropped."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in sorted(set(texts)):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if translations.get(text):
            translation.text = translations[text]
        else:
            translation.set("type", _UNFINISHED)
    ET.indent(root, "")
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"
