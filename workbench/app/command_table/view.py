"""Commands that arrange the window; all are the window's own work."""

from workbench.app.commands import Command, Menu


def _view(name: str, title: str, help_text: str, icon: str = "", shortcut: str = "") -> Command:
    return Command(f"view.{name}", title, help_text, icon=icon, shortcut=shortcut, menu=Menu.VIEW)


COMMANDS = (
    _view("palette", "Command Palette…", "Find and run any command.", "command", "Ctrl+Shift+P"),
    _view("toggle_explorer", "Show Explorer", "Show or hide the explorer.", "panel-left", "Ctrl+B"),
    _view("toggle_composer", "Show Event Composer", "Show or hide the event composer.", "panel-right", "Ctrl+Alt+B"),
    _view("toggle_runs", "Show Runs", "Show or hide the runs.", "panel-bottom", "Ctrl+J"),
    _view("focus_explorer", "Go to Explorer", "Move the keyboard to the explorer.", "", "Ctrl+1"),
    _view("focus_editor", "Go to Editor", "Move the keyboard to the editor.", "", "Ctrl+2"),
    _view("focus_composer", "Go to Event Composer", "Move the keyboard to the event composer.", "", "Ctrl+3"),
    _view("focus_runs", "Go to Runs", "Move the keyboard to the runs.", "", "Ctrl+4"),
    _view("focus_notice", "Go to Notice", "Move the keyboard to what a notice offers.", "", "Ctrl+5"),
    _view("theme_system", "Theme: System", "Use the colours of the system.", "monitor"),
    _view("theme_dark", "Theme: Dark", "Use dark colours.", "moon"),
    _view("theme_light", "Theme: Light", "Use light colours.", "sun"),
    _view("theme_high_contrast", "Theme: High Contrast", "Use black, white and strong colours.", "contrast"),
    _view("layout_edit", "Layout: Edit", "Arrange the panels for writing code.", "", "Ctrl+Shift+F6"),
    _view("layout_compose", "Layout: Compose", "Arrange the panels for writing events.", "", "Ctrl+Shift+F7"),
    _view("layout_profile", "Layout: Profile", "Arrange the panels for looking at timings.", "", "Ctrl+Shift+F8"),
    _view("layout_debug", "Layout: Debug", "Arrange the panels for following a run.", "", "Ctrl+Shift+F9"),
    _view("layouts", "Layouts…", "Choose a layout of the panels, also one of your own.", "layout-panel-left"),
    _view("save_layout", "Save Layout As…", "Keep the panels as they stand, under a name."),
    _view("rename_layout", "Rename Layout…", "Call your own layout, which is in force, otherwise."),
    _view("delete_layout", "Delete Layout", "Forget your own layout, which is in force."),
    _view("reset_layout", "Reset Layout", "Put every panel back to where the layout in force has it.", "rotate-ccw"),
    _view("float_explorer", "Float Explorer", "Give the explorer a window of its own, or put it back."),
    _view("float_composer", "Float Event Composer", "Give the event composer a window of its own, or put it back."),
    _view("float_runs", "Float Runs", "Give the runs a window of their own, or put them back."),
    _view("notices", "Show Notices", "Show what the program told, the newest first.", "bell"),
    _view("zoom_in", "Larger Text", "Make the editor's text larger.", "zoom-in", "Ctrl+="),
    _view("zoom_out", "Smaller Text", "Make the editor's text smaller.", "zoom-out", "Ctrl+-"),
    _view("zoom_reset", "Usual Text Size", "Make the editor's text as large as at first.", "", "Ctrl+0"),
    _view("word_wrap", "Word Wrap", "Fold long lines in the editor, or no longer.", "wrap-text", "Alt+Z"),
)
