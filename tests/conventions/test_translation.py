"""Every text that the window shows goes through the translation."""

from tests.support.sources import listing, source_of, sources
from tests.support.untranslated import unmarked

FILES = {
    "workbench/gui/picture_": "what the pictures are filled with",
    "workbench/gui/pictures.py": "the same",
    "workbench/gui/fonts.py": "names of fonts",
    "workbench/gui/look.py": "the name of Qt's style",
    "workbench/gui/style.py": "what is logged",
    "workbench/gui/help/html_text.py": "style sheets",
    "workbench/gui/editor/languages.py": "names of languages",
    "workbench/gui/tour/steps.py": "what the steps point at; their texts are marked",
}
"""Sources (or how they begin) whose texts are not words of the window, and why."""

NAMES = {
    "CloudWatch Logs", "Docker", "EventBridge", "Firehose", "Kafka", "Kinesis", "Lambda Workbench", "Mac OS 9",
    "Node.js", "Python", "Shell", "Unix, macOS", "Windows", "$LATEST",
}  # fmt: skip
"""Names, which are the same in every language."""

WRITTEN = {
    "true", "false", "key is {key}", "python3.13, nodejs, image", "running, warm, problem", "Root=1-…;Sampled=1",
    "aws lambda list-functions --endpoint-url {}", 'boto3.client("lambda", endpoint_url="{}")',
}  # fmt: skip
"""Examples of what is typed: code, JSON, commands, filters, headers."""

READ = {
    "Active": "a state of Lambda's API",
    "Error": "an error without a type",
    'File "{}", line {}, in {}': "a traceback as Python writes it",
    "Record": "how the event's form begins the titles of records",
    "Task timed out after": "a log line of Lambda",
    "The document %s cannot be read: %s": "what is logged",
    "color: {}; text-decoration: none": "style",
}
"""What programs write or read."""


def test_every_text_is_marked_for_translation() -> None:
    allowed = NAMES | WRITTEN | READ.keys()
    found = [
        f"{literal.place} {literal.text!r}"
        for source in sources("workbench/gui")
        if not str(source.path).startswith(tuple(FILES))
        for literal in unmarked(source)
        if literal.text not in allowed
    ]
    assert not found, listing(found)


def test_what_is_allowed_is_there() -> None:
    there = {literal.text for source in sources("workbench/gui") for literal in unmarked(source)}
    assert not (NAMES | WRITTEN | READ.keys()) - there


def literals(code: str) -> list[str]:
    return [literal.text for literal in unmarked(source_of("workbench/gui/a.py", code))]


def test_words_are_found_wherever_they_are() -> None:
    assert literals('title = "Open Folder"') == ["Open Folder"]
    assert literals('def f() -> str:\n    return "no words" if x else f"{n} files are left"') == [
        "no words",
        "{} files are left",
    ]
    assert literals('_TITLES = {Kind.A: ("Create", "muted")}') == ["Create"]
    assert literals('button(look, "file", tip="Reload the file")') == ["Reload the file"]
    assert literals("x = f\"{'Answer' if whole else tr('Streaming')} · {size}\"") == ["Answer"]


def test_whatever_reaches_a_control_is_found() -> None:
    assert literals('button.setText("stop")') == ["stop"]
    assert literals('name(button, "a.b", "stop", "now")') == ["stop", "now"]
    assert literals('label("now", "muted", self); push_button("go", "primary")') == ["now", "go"]
    assert literals('notices.warn(f"{name}: gone")') == ["{}: gone"]


def test_what_is_marked_is_not_found() -> None:
    assert literals('button.setText(tr("Stop now")); x = later("Stop it"); tr_n("One", "Many", n)') == []
    assert literals('button.setText(tr("Stop now" if x else "Go on"))') == []
    assert literals('tr("{a} is", a="No file")') == ["No file"]


def test_what_is_not_shown_is_not_found() -> None:
    code = '''
"""A docstring with words."""
class A:
    """Another one."""
    kept: "SomeType | None" = None
    def f(self, editor: "JsonEditor") -> "Other":
        """A third."""
        self.setObjectName("Some Name")
        self.setStyleSheet("QPushButton { color: red; }")
        re.compile("No Words")
        if kind == "Text only" or kind in ("Some Thing", "Other Thing"):
            raise RuntimeError("The loop was stopped.")
        menu.add(QKeySequence("Ctrl+Shift+P"))
        x = "<b>a</b>", "a-b.c", "primary", values["A Key"], {"Some Key": 1}
'''
    assert literals(code) == []
