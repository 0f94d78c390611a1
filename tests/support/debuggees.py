"""A function that stands still, for tests of whatever shows it: two frames, locals with a dictionary, and globals."""

from pathlib import Path

from tests.support.fake_debugger import Debuggee
from workbench.model.debug import DebugStop, Scope, StackFrame, Variable

ORDERS = Path("/workspace/hello/orders.py")
HANDLER = StackFrame(1, "handler", ORDERS, 17)
CALLER = StackFrame(2, "main", ORDERS, 30)
BOOTSTRAP = StackFrame(3, "handle_event_request", Path("/opt/bootstrap.py"), 149, subtle=True)
UNKNOWN = StackFrame(4, "<module>", None, 1, subtle=True)
STOP = DebugStop("breakpoint", "", 7, (HANDLER, CALLER, BOOTSTRAP, UNKNOWN))
LATER = DebugStop("step", "", 7, (StackFrame(5, "handler", ORDERS, 18), CALLER))
RAISED = DebugStop("exception", "KeyError: 'total'", 7, (StackFrame(6, "handler", ORDERS, 19),))

LOCALS, GLOBALS, INVOICE = 10, 11, 12
INVOICE_VARIABLE = Variable("invoice", "{'number': 42, 'total': -19.9}", "dict", INVOICE, "invoice")


def a_debuggee(*stops: DebugStop) -> Debuggee:
    """One that stops at these, with the same variables in all frames."""
    scopes = (Scope("Locals", LOCALS), Scope("Globals", GLOBALS, expensive=True))
    return Debuggee(
        stops=stops or (STOP,),
        scopes=dict.fromkeys(range(1, 7), scopes),
        variables={
            LOCALS: (Variable("bucket", "'invoices-dev'", "str", 0, "bucket"), INVOICE_VARIABLE),
            GLOBALS: (Variable("TABLE", "'orders'", "str", 0, "TABLE"),),
            INVOICE: (
                Variable("'number'", "42", "int", 0, "invoice['number']"),
                Variable("'total'", "-19.9", "float", 0, "invoice['total']"),
            ),
        },
        values={
            "bucket": Variable("bucket", "'invoices-dev'", "str"),
            "invoice": INVOICE_VARIABLE,
            "invoice['total'] <= 0": Variable("", "True", "bool"),
            "total = 3": Variable("", "", ""),
        },
    )
