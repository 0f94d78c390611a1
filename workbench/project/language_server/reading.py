"""All that reads answers, in one place: it is loaded in a thread, with the first server (0.3 s)."""

from workbench.project.language_server.completions import description, is_partial, offers
from workbench.project.language_server.explanations import call_hint, explanation
from workbench.project.language_server.findings import asked_findings, told_findings
from workbench.project.language_server.locations import definitions, references, renaming


class Reading:
    """The functions by which answers are read; they take as long as an answer is large."""

    offers = staticmethod(offers)
    is_partial = staticmethod(is_partial)
    description = staticmethod(description)
    explanation = staticmethod(explanation)
    call_hint = staticmethod(call_hint)
    asked_findings = staticmethod(asked_findings)
    told_findings = staticmethod(told_findings)
    definitions = staticmethod(definitions)
    references = staticmethod(references)
    renaming = staticmethod(renaming)
