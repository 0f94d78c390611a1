"""The steps of the tour, in one table. `[command.id]` in a text stands for the command's keys."""

from dataclasses import dataclass

from workbench.gui.runs.panel import Tab
from workbench.gui.tour import checks
from workbench.gui.tour.checks import Check
from workbench.gui.translation import later


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `target` is the object name of what it speaks of, `part` the text of a row or tab of it.

    `tab` is the tab of the runs that leads to the target where it is not to be seen.
    """

    id: str
    title: str
    text: str
    done: Check
    target: str = ""
    part: str = ""
    tab: str = ""


STEPS = (
    Step(
        "open",
        later("Open a handler"),
        later("Choose Hello in the explorer, or press [file.quick_open] and type its name. Its code opens."),
        checks.opened("hello/app.py"),
        "explorer.tree",
        "Hello",
    ),
    Step(
        "invoke",
        later("Invoke it"),
        later("The event {} at the right is enough for Hello. Press [run.invoke], or the button."),
        checks.invoked("Hello"),
        "composer.invoke",
    ),
    Step(
        "log",
        later("Find its REPORT line"),
        later(
            "Open the tab Logs. REPORT has the billed duration and the memory used, as Lambda writes it. The first run"
            " of an environment is a cold start: it has an Init Duration too."
        ),
        checks.shows(Tab.LOGS),
        "runs.tabs",
        "Logs",
    ),
    Step(
        "warm",
        later("Invoke it again"),
        later("[run.invoke] once more. The environment is warm now: no Init, and less is billed."),
        checks.invoked("Hello", that=checks.is_warm),
        "composer.invoke",
    ),
    Step(
        "event",
        later("Change the event"),
        later(
            'Go to the event with [view.focus_composer] and make it {"name":\u00a0"you"}. Invoke with [run.invoke]: the'
            " Result greets you."
        ),
        checks.invoked_with_another_event("Hello"),
        "composer.json",
    ),
    Step(
        "save",
        later("Save the event"),
        later("[event.save], a name, Enter. It becomes a file below events/ and stands in the explorer."),
        checks.saved_an_event,
        "composer.save",
    ),
    Step(
        "orders",
        later("Send a real event"),
        later(
            "Choose Orders, then the event orders-uploaded.json: what S3 sends when a file is stored. Invoke with"
            " [run.invoke]."
        ),
        checks.invoked("Orders"),
        "explorer.tree",
        "orders-uploaded.json",
    ),
    Step(
        "timeline",
        later("See where the time went"),
        later("Open the tab Timeline. Init ran the imports once; only the Invoke bar is there in each run."),
        checks.shows(Tab.TIMELINE),
        "runs.tabs",
        "Timeline",
    ),
    Step(
        "memory",
        later("Give it less memory"),
        later(
            "Choose Orders and run Configure Function from the palette ([view.palette]), or open template.yaml. Set the"
            " memory size from 512 to 128 and save."
        ),
        checks.changed_memory("Orders"),
        "explorer.tree",
        "Orders",
    ),
    Step(
        "cpu",
        later("See what that costs"),
        later(
            "Invoke Orders with [run.invoke]. On Lambda memory is CPU: 1,769 MB are one virtual CPU. The REPORT line"
            " shows the new Memory Size, and the duration grows as it would there."
        ),
        checks.invoked_with_its_memory("Orders"),
        "composer.invoke",
    ),
    Step(
        "variable",
        later("Set a variable"),
        later(
            "Configure Orders again, or edit template.yaml: under Environment, make CURRENCY USD, and save. The next"
            " run starts a new environment that has it."
        ),
        checks.changed_variables("Orders"),
        "explorer.tree",
        "Orders",
    ),
    Step(
        "failure",
        later("Read a failure"),
        later(
            "Choose Refund and the event refund-negative.json, and invoke. The Result shows the error; its stack trace"
            " leads to the line."
        ),
        checks.invoked("Refund", that=checks.failed),
        "explorer.tree",
        "refund-negative.json",
    ),
    Step(
        "expect",
        later("Make it a test"),
        later(
            "A negative refund has to fail. Choose that run and Save Result as Expectation, in the Result or in the"
            " palette."
        ),
        checks.saved_an_expectation,
        "runs.expectation.save",
        tab="Result",
    ),
    Step(
        "test",
        later("Run the tests"),
        later("Run Event Tests in the palette ([view.palette]) sends each event of which something is expected."),
        checks.ran_tests,
    ),
    Step(
        "end",
        later("That is the main thing"),
        later(
            "[help.open] explains what has the keyboard, [view.palette] finds every command. Open a folder of yours"
            " with [workspace.open]."
        ),
        checks.by_next,
    ),
)
