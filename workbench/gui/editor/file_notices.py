"""What a file's notice bar says, and what it offers: nothing that was typed is lost without a choice."""

from collections.abc import Callable

from workbench.gui.editor.notice_bar import NoticeBar
from workbench.gui.translation import tr
from workbench.model.errors import DocumentError

Act = Callable[[], None]


class FileNotices:
    """The notices of the file `name`, shown in `bar`."""

    def __init__(self, bar: NoticeBar, name: str) -> None:
        self._bar = bar
        self._name = name

    def changed_on_disk(self, compare: Act, keep_mine: Act, take_theirs: Act) -> None:
        """Another program wrote the file while there is unsaved text."""
        text = tr("{name} was changed on disk, and has unsaved changes here.", name=self._name)
        self._bar.tell(text, ((tr("Compare"), compare), (tr("Keep mine"), keep_mine), (tr("Take theirs"), take_theirs)))

    def conflict(self, compare: Act, overwrite: Act, take_theirs: Act) -> None:
        """The file was not saved, because it is not the one that was read. That was found while its user went on."""
        text = tr("{name} was not saved: another program changed it since it was opened.", name=self._name)
        choices = ((tr("Compare"), compare), (tr("Overwrite"), overwrite), (tr("Take theirs"), take_theirs))
        self._bar.tell(text, choices, focus=self._bar.page_has_keyboard())

    def gone(self, save_again: Act, close: Act) -> None:
        """The file was deleted or moved."""
        text = tr("{name} is no longer on disk. Its text is still here.", name=self._name)
        self._bar.tell(text, ((tr("Save again"), save_again), (tr("Close tab"), close)))

    def renamed(self, new: str, follow: Act, save_again: Act) -> None:
        """The file has another name."""
        text = tr("{name} was renamed to {new}.", name=self._name, new=new)
        choices = ((tr("Open {name}", name=new), follow), (tr("Save under the old name"), save_again))
        self._bar.tell(text, choices)

    def loses_unsaved(self, encoding: str, reopen: Act) -> None:
        """The file shall be read anew, and has unsaved text."""
        text = tr(
            "{name} has unsaved changes; reading it as {encoding} takes them back.", name=self._name, encoding=encoding
        )
        self._bar.tell(text, ((tr("Reopen"), reopen), (tr("Cancel"), _nothing)), focus=True)

    def outlived(self) -> None:
        """The session has unsaved text of a file that is gone."""
        self._bar.tell(
            tr("{name} is no longer there; saving writes it anew.", name=self._name), ((tr("Understood"), _nothing),)
        )

    def unreadable(self, error: DocumentError) -> None:
        """The file changed and can no longer be read; the text stays as it is."""
        self._bar.tell(str(error), ((tr("Understood"), _nothing),), token="err")

    def unsaved(self, save: Act, discard: Act, cancel: Act) -> None:
        """The tab shall be closed, and has unsaved text."""
        text = tr("{name} has unsaved changes.", name=self._name)
        self._bar.tell(text, ((tr("Save"), save), (tr("Discard"), discard), (tr("Cancel"), cancel)), focus=True)


def _nothing() -> None:
    """A choice that only takes its notice away."""
