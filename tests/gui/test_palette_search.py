"""The palette finds what was meant, also among very many."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.palette_entry import Entry
from workbench.gui.palette_search import CANDIDATES, SearchText, rank, search_text


def entry(title: str, detail: str = "") -> Entry:
    return Entry(title, lambda: None, detail)


def many(count: int = 5000) -> list[Entry]:
    return [entry(f"module_{number}.py", f"src/service_{number % 7}") for number in range(count)]


def test_nothing_typed_keeps_the_order() -> None:
    assert [one.title for one, _ in rank([entry("b"), entry("a")], " ")] == ["b", "a"]


def test_the_best_match_comes_first() -> None:
    found = rank([entry("Reopen tab"), entry("Open Folder"), entry("Close")], "open")
    assert [one.title for one, _ in found] == ["Open Folder", "Reopen tab"]


def test_the_detail_matches_too_but_less() -> None:
    found = rank([entry("index.mjs", "checkout"), entry("checkout.py", "src")], "checkout")
    assert [one.title for one, _ in found] == ["checkout.py", "index.mjs"]


def test_words_match_in_any_order_in_title_or_detail() -> None:
    entries = [entry("app.py", "hello"), entry("app.py", "orders")]
    found = rank(entries, "app orders")
    assert [one.detail for one, _ in found] == ["orders"]
    assert rank(entries, "orders app") != []
    assert rank(entries, "orders nope") == []


def found(text: str, entries: list[Entry]) -> list[str]:
    return [one.title for one in search_text(entries).candidates(text)]


def test_nothing_typed_gives_the_first() -> None:
    assert found("", many()) == [one.title for one in many()[:CANDIDATES]]


def test_a_title_that_begins_so_is_never_left_out() -> None:
    entries = [*[entry(f"a_order_{number}.py") for number in range(5000)], entry("order.py")]
    assert found("order", entries)[0] == "order.py"


def test_words_are_found_in_title_and_folder() -> None:
    entries = [*many(), entry("app.py", "orders")]
    assert found("app orders", entries)[0] == "app.py"


def test_letters_in_order_are_found_too() -> None:
    entries = [*many(), entry("template.yaml")]
    assert "template.yaml" in found("tmpl", entries)


def test_there_are_never_more_than_are_worth_a_look() -> None:
    assert len(found("module", many(9000))) == CANDIDATES
    assert found("no such file", many()) == []


def test_letters_that_mean_something_to_patterns_are_letters() -> None:
    assert found("[]^-\\", [entry("x[]^-\\y"), entry("other")]) == ["x[]^-\\y"]


def test_entries_are_made_only_for_what_is_found() -> None:
    made: list[int] = []

    def make(place: int) -> Entry:
        made.append(place)
        return entry(f"file_{place}.py")

    search = SearchText([f"file_{number}.py\nsrc" for number in range(3000)], make)
    assert [one.title for one in search.candidates("file_2999")] == ["file_2999.py"]
    assert made == [2999]


def test_what_was_used_lately_matches_better() -> None:
    used = Entry("order.py", lambda: None, "b", boost=12)
    assert [one.detail for one, _ in rank([entry("order.py", "a"), used], "ord")] == ["b", "a"]


def test_a_command_is_found_by_its_english_words_too() -> None:
    opens = Entry("Ordner öffnen", lambda: None, "Datei", english="Open Folder")
    assert [(one.title, match.positions) for one, match in rank([entry("b"), opens], "open f")] == [
        ("Ordner öffnen", ())
    ]


TEXTS = st.lists(st.text("ab/_", max_size=6).map(lambda text: f"{text}\n{text[::-1]}"), min_size=1, max_size=12)


@given(TEXTS, st.lists(st.text("ab/_", min_size=1, max_size=3), min_size=1, max_size=4))
def test_letter_after_letter_finds_what_a_new_search_finds(texts: list[str], typed: list[str]) -> None:
    kept = SearchText(texts, lambda place: entry(str(place)))
    for length in range(1, len(typed) + 1):
        for text in ("".join(typed[:length]), " ".join(typed[:length])):
            fresh = SearchText(texts, lambda place: entry(str(place)))
            found = [int(one.title) for one in kept.candidates(text)]
            assert found == [int(one.title) for one in fresh.candidates(text)]
            holding = [place for place, held in enumerate(texts) if all(word in held for word in text.split())]
            assert set(holding) <= set(found)


def test_words_of_what_explains_an_entry_lead_to_it_last() -> None:
    entries = [
        Entry("New Function", lambda: None, "File", about="Make a function from a blueprint."),
        Entry("Print", lambda: None, "File", about="Blue or black."),
    ]
    for text in ("blueprint", "new from blueprint", "Blueprin"):
        assert [one.title for one, _ in rank(entries, text)] == ["New Function"], text
    assert rank(entries, "lueprint") == []
    best, _ = rank([*entries, entry("blueprint.md")], "blueprint")[0]
    assert best.title == "blueprint.md"
