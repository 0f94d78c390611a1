"""Commands that explain the program; all are the window's own work."""

from workbench.app.commands import Command, Menu
from workbench.app.context import Context


def _is_touring(context: Context) -> bool:
    return context.touring


def _tour(name: str, title: str, help_text: str, icon: str, shortcut: str) -> Command:
    return Command(
        f"help.tour_{name}", title, help_text, icon=icon, shortcut=shortcut, menu=Menu.HELP, enabled=_is_touring
    )


COMMANDS = (
    Command(
        "help.open",
        "Help",
        "Open the help at what has the keyboard.",
        icon="circle-question-mark",
        shortcut="F1",
        menu=Menu.HELP,
    ),
    Command(
        "help.shortcuts",
        "Keyboard Shortcuts",
        "List every key.",
        icon="keyboard",
        shortcut="Ctrl+F1",
        menu=Menu.HELP,
    ),
    Command(
        "help.welcome",
        "Welcome Page",
        "Show the ways in, what was open before, and what this machine can run.",
        icon="house",
        menu=Menu.HELP,
    ),
    Command(
        "help.tour",
        "Take the Tour",
        "Open the sample and learn the program in ten minutes; of a tour that is on, go to its card.",
        icon="locate",
        shortcut="Ctrl+Alt+Home",
        menu=Menu.HELP,
    ),
    _tour("next", "Tour: Next Step", "Go on with the tour, also when the step was not done.", "", "Ctrl+Alt+PgDown"),
    _tour("back", "Tour: Step Back", "Go back to the step before.", "", "Ctrl+Alt+PgUp"),
    _tour("end", "Tour: End", "End the tour; Take the Tour goes on where it was.", "", "Ctrl+Alt+End"),
    Command("help.about", "About", "Version, licence and the folders in use.", icon="info", menu=Menu.HELP),
)
