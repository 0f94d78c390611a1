import inspect

import pytest

from workbench.model import errors
from workbench.model.errors import InvalidJsonError, RequestTooLargeError, WorkbenchError

ALL = [found for _name, found in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("kind", ALL)
def test_one_tree_that_its_docstring_draws(kind: type[Exception]) -> None:
    assert issubclass(kind, WorkbenchError)
    assert kind.__name__ in (errors.__doc__ or "")


def test_what_the_user_reads() -> None:
    assert str(WorkbenchError("It broke.", "", "Mend it.")) == "It broke. Mend it."
    assert str(WorkbenchError("It broke.")) == "It broke."
    error = WorkbenchError("What.", "Why.", "Next.")
    assert (error.what, error.why, error.next_step) == ("What.", "Why.", "Next.")


def test_a_json_fault_says_where() -> None:
    error = InvalidJsonError("The event is not JSON", 2, 5, 17)
    assert str(error).startswith("The event is not JSON at line 2, column 5.")
    assert (error.line, error.column, error.offset) == (2, 5, 17)


def test_an_event_that_is_too_large_is_told_with_both_sizes() -> None:
    error = RequestTooLargeError(7, 6)
    assert error.what == "Request must be smaller than 6 bytes for the InvokeFunction operation"
    assert error.why == "The event has 7 bytes."
    assert error.next_step
