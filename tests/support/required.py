"""Tests that a run requires: there, what would be a skip is a failure."""

import os
from collections.abc import Mapping

import pytest

REQUIREMENTS = {"docker": "WORKBENCH_REQUIRE_DOCKER", "npm": "WORKBENCH_REQUIRE_NPM"}
"""Marker name to the variable that, set to 1, requires tests with that marker to run."""


def required_marker(item: pytest.Item, environment: Mapping[str, str]) -> str | None:
    """The marker of `item` that this run requires, if any."""
    for marker, variable in REQUIREMENTS.items():
        if environment.get(variable) == "1" and item.get_closest_marker(marker) is not None:
            return marker
    return None


def reason_of(report: pytest.TestReport) -> str:
    """Why a test was skipped, from its report."""
    match report.longrepr:
        case (_, _, str(reason)):
            return reason.removeprefix("Skipped: ")
        case other:
            return str(other)


def fail_required_skips(item: pytest.Item, report: pytest.TestReport) -> pytest.TestReport:
    """`report`, made a failure when it is the skip of a test that this run requires."""
    marker = required_marker(item, os.environ)
    if marker is None or not report.skipped or hasattr(report, "wasxfail"):
        return report
    variable = REQUIREMENTS[marker]
    report.longrepr = f"{variable}=1 requires this test, but it was skipped: {reason_of(report)}"
    report.outcome = "failed"
    return report
