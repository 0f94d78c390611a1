from workbench.base.signal import Signal


def test_listeners_are_called_in_order() -> None:
    signal: Signal[int] = Signal()
    heard: list[tuple[str, int]] = []
    signal.connect(lambda value: heard.append(("a", value)))
    signal.connect(lambda value: heard.append(("b", value)))
    signal.emit(1)
    assert heard == [("a", 1), ("b", 1)]


def test_a_listener_can_leave_twice_and_while_called() -> None:
    signal: Signal[int] = Signal()
    heard: list[int] = []

    def once(value: int) -> None:
        heard.append(value)
        leave()

    leave = signal.connect(once)
    signal.connect(heard.append)
    signal.emit(1)
    signal.emit(2)
    leave()
    assert heard == [1, 1, 2]
