from workbench.model.difference import Difference, DifferenceKind
from workbench.model.verdict import Verdict

DIFFERENCE = Difference(("a",), DifferenceKind.MISSING, 1, None, "/a is missing; 1 was expected.")


def test_nothing_in_it_is_as_expected() -> None:
    assert Verdict().as_expected
    assert not Verdict(("It failed.",)).as_expected
    assert not Verdict(differences=(DIFFERENCE,)).as_expected


def test_reasons_come_before_differences() -> None:
    assert Verdict(("It failed.",), (DIFFERENCE,)).sentences == ("It failed.", DIFFERENCE.text)
