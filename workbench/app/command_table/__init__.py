"""The one table of commands; each file lists those of one part of the program."""

from collections.abc import Mapping

from workbench.app.command_table import (
    breakpoints,
    cursor,
    debug,
    deploy,
    edit,
    encoding,
    event,
    event_files,
    event_sending,
    expectation,
    function,
    function_rows,
    groups,
    guides,
    language,
    preferences,
    progress,
    run,
    service,
    text,
    view,
    window,
    workspace,
)
from workbench.app.commands import Command

COMMANDS: tuple[Command, ...] = (
    *workspace.COMMANDS,
    *window.COMMANDS,
    *function.COMMANDS,
    *function_rows.COMMANDS,
    *deploy.COMMANDS,
    *edit.COMMANDS,
    *text.COMMANDS,
    *encoding.COMMANDS,
    *groups.COMMANDS,
    *cursor.COMMANDS,
    *language.COMMANDS,
    *view.COMMANDS,
    *preferences.COMMANDS,
    *run.COMMANDS,
    *debug.COMMANDS,
    *breakpoints.COMMANDS,
    *event.COMMANDS,
    *event_files.COMMANDS,
    *event_sending.COMMANDS,
    *expectation.COMMANDS,
    *service.COMMANDS,
    *progress.COMMANDS,
    *guides.COMMANDS,
)

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}
