"""Commands on the function that is chosen; in the explorer that is the one of the row."""

from workbench.app.commands import Command, Menu, has_document, has_workspace
from workbench.app.context import Context
from workbench.app.use_cases.change_files import undo_changes
from workbench.app.use_cases.chosen_function import star_chosen


def _has_function(context: Context) -> bool:
    return context.function is not None


def _has_own(context: Context) -> bool:
    """A function of the workspace, which has files here."""
    return _has_function(context) and not context.scope


COMMANDS = (
    Command(
        "function.favourite",
        "Favourite",
        "Star the function, or take its star away. Favourites come first in the explorer.",
        icon="star",
        enabled=_has_function,
        run=star_chosen,
    ),
    Command(
        "function.new_event",
        "New Event for Function",
        "Compose an event of the kind that the function's template has it invoked by.",
        icon="braces",
        menu=Menu.RUN,
        enabled=_has_function,
    ),
    Command(
        "function.open_handler",
        "Go to Handler",
        "Open the function's code where its handler begins.",
        icon="file-code",
        enabled=_has_function,
    ),
    Command(
        "function.open_template",
        "Go to Template",
        "Open the file that names the function where it does.",
        icon="file-cog",
        enabled=_has_own,
    ),
    Command(
        "function.reveal",
        "Reveal in File Manager",
        "Show the folder of the function's code in the file manager.",
        icon="folder-search",
        enabled=_has_function,
    ),
    Command(
        "function.copy_name",
        "Copy Function Name",
        "Put the function's name on the clipboard.",
        icon="copy",
        enabled=_has_function,
    ),
    Command(
        "function.copy_arn",
        "Copy Function ARN",
        "Put the function's ARN on the clipboard; locally it has the account and region that functions see here.",
        icon="link",
        enabled=_has_function,
    ),
    Command(
        "function.invoke_here",
        "Invoke Function of This File",
        "Invoke the function whose handler or code the file in front holds, with the event as composed.",
        icon="circle-play",
        shortcut="Ctrl+Shift+I",
        menu=Menu.RUN,
        enabled=has_document,
    ),
    Command(
        "function.update_handler",
        "Update Handler…",
        "Let the template or workbench.toml ask for a handler by the name that it was given in the code.",
        icon="replace",
        menu=Menu.EDIT,
        enabled=has_workspace,
    ),
    Command(
        "function.configure",
        "Configure Function…",
        "Change what Lambda knows of the function, field by field, where its template or workbench.toml says it.",
        icon="settings",
        menu=Menu.EDIT,
        enabled=_has_own,
    ),
    Command(
        "function.rename",
        "Rename Function…",
        "Give the function another name, in its template with all that refers to it.",
        icon="pencil",
        enabled=_has_own,
    ),
    Command(
        "function.duplicate",
        "Duplicate Function…",
        "Put the function into its template once more, under another name.",
        icon="copy-plus",
        enabled=_has_own,
    ),
    Command(
        "function.delete",
        "Delete Function…",
        "Take the function out of its template; its code stays unless that is asked for.",
        icon="trash-2",
        enabled=_has_own,
    ),
    Command(
        "function.undo_change",
        "Undo Change of Function",
        "Take back what was configured, renamed, duplicated or deleted last.",
        icon="undo-2",
        menu=Menu.EDIT,
        enabled=has_workspace,
        run=undo_changes,
    ),
)
