"""The Lambda service in the status bar: its address while it runs; a click copies it."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolTip, QWidget

from workbench.app.stores.service import ServiceStore
from workbench.gui.look import STATUS_BAR, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, label, name


class ServiceButton(QPushButton):
    """Follows the store; hidden while the service does not run."""

    def __init__(self, service: ServiceStore, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._service = service
        name(self, "status.service", tr("Lambda service"))
        self.setProperty("role", "status")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(STATUS_BAR - 2)
        self._address = label("", "muted", self)
        self._address.setFont(look.number_font(12))
        picture = label("", parent=self)
        follow(look, picture, lambda: picture.setPixmap(look.icon("plug-zap", "muted", 14).pixmap(14, 14)))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(6)
        for part in (picture, self._address):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)
        self.clicked.connect(self._copy)
        self.destroyed.connect(service.changed.connect(self._show))
        self._show()

    def sizeHint(self) -> QSize:
        """As wide as its parts."""
        own = self.layout()
        return own.sizeHint() if own is not None else super().sizeHint()

    def _show(self, _changed: None = None) -> None:
        info = self._service.info
        self.setVisible(info is not None)
        if info is None:
            return
        self._address.setText(info.url.removeprefix("http://"))
        self.setAccessibleName(tr("Lambda service at {url}", url=info.url))
        self.setToolTip(about(info.url))
        self.setAccessibleDescription(self.toolTip())
        self.updateGeometry()

    def _copy(self) -> None:
        if self._service.info is not None:
            QGuiApplication.clipboard().setText(self._service.info.url)
            told = tr("{url} is on the clipboard.", url=self._service.info.url)
            QToolTip.showText(self.mapToGlobal(QPoint(0, -8)), told, self)


def about(url: str) -> str:
    """How the service is used."""
    lines = (
        tr("The Lambda service runs. Click to copy its address."),
        "",
        f"aws lambda list-functions --endpoint-url {url}",
        f'boto3.client("lambda", endpoint_url="{url}")',
    )
    return "\n".join(lines)
