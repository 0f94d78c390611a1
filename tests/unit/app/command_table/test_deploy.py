"""Deploying is offered for functions of the workspace."""

from dataclasses import replace

from workbench.app.command_table import BY_ID
from workbench.app.context import Context


def test_for_functions_that_have_files_here() -> None:
    own = Context(function="Orders")
    for name in ("function.deploy", "function.compare"):
        enabled = BY_ID[name].enabled
        assert enabled(own)
        assert not enabled(replace(own, scope="111122223333:eu-west-1"))
        assert not enabled(Context())
