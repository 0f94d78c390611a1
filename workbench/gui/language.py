"""The window's language: the setting `look.language`, read before the first widget is made."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from workbench.base.assets import resources
from workbench.gui.early_setting import early_setting

KEY = "look.language"
ENGLISH = "en"
SYSTEM = "system"
TRANSLATED = ("de",)


def speak(qt: QCoreApplication, settings_file: Path) -> None:
    """Let the program speak the language that the settings say."""
    chosen = str(early_setting(settings_file, KEY))
    use_language(qt, chosen_language(chosen, QLocale.system().uiLanguages()))


def chosen_language(setting: str, system: Sequence[str]) -> str:
    """The language of the setting; for the system's, the first of its languages that the window has, else English."""
    if setting != SYSTEM:
        return setting
    languages = (one.partition("-")[0] for one in system)
    return next((one for one in languages if one in (ENGLISH, *TRANSLATED)), ENGLISH)


def use_language(qt: QCoreApplication, language: str) -> None:
    """Load the window's texts and Qt's own in `language`; what has been made before stays as it is.

    Figures are written in one way everywhere: as in English, which AWS's reports are in.
    """
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    if language in TRANSLATED:
        qts = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for file in (qts / f"qtbase_{language}.qm", resources() / "translations" / f"workbench_{language}.qm"):
            translator = QTranslator(qt)
            if translator.load(str(file)):
                qt.installTranslator(translator)
