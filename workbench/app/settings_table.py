"""The one table of settings: preferences page, settings file and reference are derived from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.app.settings_sections import SECTIONS

_SECONDS = re.compile(r"\s*\d{1,6}\s*(,\s*\d{1,6}\s*)*")

SettingValue = bool | int | float | str | Mapping[str, str]


class SettingKind(StrEnum):
    """What values a setting takes; `MAPPING` is a TOML table of strings, `SECONDS` a text of whole numbers."""

    FLAG = "flag"
    INTEGER = "integer"
    TEXT = "text"
    CHOICE = "choice"
    MAPPING = "mapping"
    SECONDS = "seconds"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `key` is `<table>.<name>` in the file; `minimum` and `maximum` are included.

    `labels` are what the choices are called, where capitals do not do.
    """

    key: str
    kind: SettingKind
    default: SettingValue
    title: str
    help: str
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    labels: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """What the setting's table is called."""
        table = self.key.partition(".")[0]
        return SECTIONS.get(table, table.capitalize())

    def label(self, choice: str) -> str:
        """What a choice is called."""
        if self.labels:
            return self.labels[self.choices.index(choice)]
        return choice.replace("-", " ").capitalize()

    def fault(self, value: object) -> str:
        """Why `value` does not fit this setting, or an empty string."""
        match self.kind:
            case SettingKind.FLAG:
                return "" if isinstance(value, bool) else "It must be true or false."
            case SettingKind.INTEGER:
                return self._integer_fault(value)
            case SettingKind.TEXT:
                return "" if isinstance(value, str) else "It must be text in quotes."
            case SettingKind.CHOICE:
                return "" if value in self.choices else f"It must be one of {', '.join(self.choices)}."
            case SettingKind.MAPPING:
                return "" if _is_mapping(value) else "It must be a table of texts."
            case SettingKind.SECONDS:
                fits = isinstance(value, str) and _SECONDS.fullmatch(value)
                return "" if fits else "It must be text of whole numbers with commas between."

    def _integer_fault(self, value: object) -> str:
        if not isinstance(value, int) or isinstance(value, bool):
            return "It must be a whole number."
        if self.minimum is not None and value < self.minimum:
            return f"It must be at least {self.minimum}."
        if self.maximum is not None and value > self.maximum:
            return f"It must be at most {self.maximum}."
        return ""


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(part, str) for pair in value.items() for part in pair)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "run.executor",
        SettingKind.CHOICE,
        "auto",
        "Executor",
        "Where functions run: docker, process, or auto (Docker when it answers, a child process when not).",
        choices=("auto", "docker", "process"),
    ),
    Setting(
        "run.keep_warm_s",
        SettingKind.INTEGER,
        600,
        "Keep warm",
        "Seconds that an unused execution environment is kept for the next invoke.",
        minimum=0,
        maximum=86_400,
    ),
    Setting(
        "run.spares",
        SettingKind.INTEGER,
        0,
        "Spare environments",
        "How many initialised environments of the last function are kept ready beside the one in use.",
        minimum=0,
        maximum=8,
    ),
    Setting(
        "run.images",
        SettingKind.MAPPING,
        {},
        "Images",
        'Container images used instead of AWS\'s base images, by runtime, such as "python3.13" = "my/image:1".',
    ),
    Setting(
        "run.account_concurrency",
        SettingKind.INTEGER,
        1000,
        "Account concurrency",
        "How many invokes run at once before further ones are throttled; AWS's quota of a new account may be 10.",
        minimum=1,
        maximum=100_000,
    ),
    Setting(
        "async.retry_seconds",
        SettingKind.SECONDS,
        "60,120",
        "Retry delays",
        "Seconds before an asynchronous event that failed runs again: after the first failure, and after the second.",
    ),
    Setting(
        "aws.endpoint_url",
        SettingKind.TEXT,
        "",
        "AWS endpoint",
        "Where other AWS services are, such as http://127.0.0.1:5000: destinations, dead letters, code in S3, logs. "
        "AWS_ENDPOINT_URL in the environment is used when this is empty; without either nothing is sent.",
    ),
    Setting(
        "service.port",
        SettingKind.INTEGER,
        3001,
        "Service port",
        "The port of the local Lambda service; 0 is any that is free.",
        minimum=0,
        maximum=65_535,
    ),
    Setting(
        "service.host",
        SettingKind.TEXT,
        "127.0.0.1",
        "Service address",
        "Where the local Lambda service listens. Any but loopback needs WORKBENCH_ACCESS_KEY_ID and "
        "WORKBENCH_SECRET_ACCESS_KEY in the environment: callers must sign with them.",
    ),
    Setting(
        "service.region",
        SettingKind.TEXT,
        "us-east-1",
        "Service region",
        "The region for callers of the local Lambda service that name none.",
    ),
    Setting(
        "service.start_with_window",
        SettingKind.FLAG,
        False,
        "Start the service",
        "Whether the local Lambda service starts with the window.",
    ),
    Setting(
        "look.theme",
        SettingKind.CHOICE,
        "system",
        "Theme",
        "Colours of the window: those of the system, dark, light, or high contrast.",
        choices=("system", "dark", "light", "high-contrast"),
    ),
    Setting(
        "look.font_scale",
        SettingKind.INTEGER,
        100,
        "Text size",
        "Size of text, rows and icons in percent, over what screen and system ask for. It holds from the next start.",
        minimum=75,
        maximum=200,
    ),
    Setting(
        "look.reduced_motion",
        SettingKind.CHOICE,
        "system",
        "Reduced motion",
        "Whether the caret stands still and panels and menus do not slide or fade: as the system is set, on, or off.",
        choices=("system", "on", "off"),
    ),
    Setting(
        "look.language",
        SettingKind.CHOICE,
        "system",
        "Language",
        "Language of the window: the system's where the program has it, English, or German. It holds from the next "
        "start. Functions, AWS and the terminal speak English.",
        choices=("system", "en", "de"),
        labels=("System", "English", "Deutsch"),
    ),
    Setting(
        "keys.preset",
        SettingKind.CHOICE,
        "default",
        "Keys",
        "Whose keys the commands have: the program's own, or those of an editor you know. Your changes stay over them.",
        choices=("default", "vscode", "jetbrains", "emacs"),
        labels=("Lambda Workbench", "VS Code", "JetBrains", "Emacs"),
    ),
    Setting(
        "editor.font_size_px",
        SettingKind.INTEGER,
        13,
        "Font size",
        "Height of the editor's font in pixels.",
        minimum=8,
        maximum=48,
    ),
    Setting("editor.word_wrap", SettingKind.FLAG, False, "Word wrap", "Whether long lines are folded in the editor."),
    Setting(
        "editor.trim_trailing_spaces",
        SettingKind.FLAG,
        False,
        "Trim trailing spaces",
        "Whether saving takes blanks at the ends of lines away; not in Markdown, where they mean something.",
    ),
    Setting(
        "language.completion_while_typing",
        SettingKind.FLAG,
        True,
        "Complete while typing",
        "Whether names are offered after a dot and two letters; Ctrl+Space offers them in any case.",
    ),
    Setting(
        "language.lint",
        SettingKind.FLAG,
        True,
        "Check Python code",
        "Whether ruff checks open Python files while they are edited, where it is installed.",
    ),
    Setting(
        "language.servers",
        SettingKind.MAPPING,
        {},
        "Language servers",
        'Command lines used instead of what is on the PATH, such as typescript = "typescript-language-server --stdio". '
        "An empty text switches a language's server off. Languages: typescript (JavaScript too), json, yaml, shell, "
        "dockerfile, toml, markdown, go, rust, ruby, java, csharp.",
    ),
    Setting(
        "history.max_runs",
        SettingKind.INTEGER,
        1000,
        "Runs kept",
        "How many runs the history keeps; the oldest leave first.",
        minimum=1,
        maximum=100_000,
    ),
    Setting(
        "log.max_lines",
        SettingKind.INTEGER,
        20_000,
        "Log lines shown",
        "How many log lines of one run the window shows; the oldest leave first.",
        minimum=100,
        maximum=1_000_000,
    ),
    Setting(
        "window.restore_session",
        SettingKind.FLAG,
        True,
        "Restore the session",
        "Whether the window comes back with its workspace, tabs and panels. Text that was not saved always does.",
    ),
    Setting(
        "window.confirm_close",
        SettingKind.FLAG,
        False,
        "Confirm closing",
        "Whether closing the window asks first while a function runs.",
    ),
)

BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS}
