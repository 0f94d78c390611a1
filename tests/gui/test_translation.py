from workbench.gui.translation import later, tr, tr_n


def test_english_is_the_language_of_the_sources() -> None:
    assert tr("Invoke") == "Invoke"
    assert tr(later("Invoke")) == "Invoke"


def test_names_in_braces_are_replaced() -> None:
    assert tr("{name} was saved", name="a {b}") == "a {b} was saved"
    assert tr("${env.NAME} {}") == "${env.NAME} {}"


def test_one_and_many() -> None:
    assert [tr_n("{n} event", "{n} events", n) for n in (0, 1, 2)] == ["0 events", "1 event", "2 events"]
    assert tr_n("{n} file of {all}", "{n} files of {all}", 2, all=5) == "2 files of 5"
