"""Commands that press a key where the keyboard is: for presets in which the arrows have other names, such as Emacs."""

from workbench.app.commands import Command


def _cursor(name: str, title: str, help_text: str) -> Command:
    return Command(f"cursor.{name}", title, help_text)


COMMANDS = (
    _cursor("left", "Cursor Left", "As the left arrow."),
    _cursor("right", "Cursor Right", "As the right arrow."),
    _cursor("up", "Cursor Up", "As the upward arrow."),
    _cursor("down", "Cursor Down", "As the downward arrow."),
    _cursor("word_left", "Cursor a Word Left", "To the beginning of the word."),
    _cursor("word_right", "Cursor a Word Right", "To the next word."),
    _cursor("line_start", "Cursor to Line Start", "As Home."),
    _cursor("line_end", "Cursor to Line End", "As End."),
    _cursor("page_up", "Cursor a Page Up", "As Page Up."),
    _cursor("page_down", "Cursor a Page Down", "As Page Down."),
    _cursor("first", "Cursor to the Beginning", "To the beginning of the text or the list."),
    _cursor("last", "Cursor to the End", "To the end of the text or the list."),
    _cursor("delete", "Delete Right", "Delete what is right of the cursor."),
    _cursor("delete_word", "Delete Word Right", "Delete to the end of the word."),
    _cursor("cut_line", "Cut to Line End", "Cut what is between the cursor and the end of the line."),
    _cursor("escape", "Escape", "As Escape: leave what is open, drop further carets."),
)
