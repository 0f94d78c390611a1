"""The file of the logs, `logs.db`: its tables, and how it changed from version to version."""

from workbench.engine.sqlite_file import SqliteFile

FILE_NAME = "logs.db"

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE log_groups (
            id INTEGER PRIMARY KEY AUTOINCREMENT, account_id TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
            created_ms INTEGER NOT NULL, retention_days INTEGER, class TEXT NOT NULL, kms_key TEXT NOT NULL,
            tags TEXT NOT NULL, events INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
            UNIQUE (account_id, region, name))""",
        """CREATE TABLE log_streams (
            id INTEGER PRIMARY KEY AUTOINCREMENT, group_id INTEGER NOT NULL, name TEXT NOT NULL,
            created_ms INTEGER NOT NULL, first_ms INTEGER, last_ms INTEGER, ingested_ms INTEGER,
            events INTEGER NOT NULL DEFAULT 0, UNIQUE (group_id, name))""",
        """CREATE TABLE log_events (
            id INTEGER PRIMARY KEY AUTOINCREMENT, group_id INTEGER NOT NULL, stream_id INTEGER NOT NULL,
            time_ms INTEGER NOT NULL, ingested_ms INTEGER NOT NULL, size INTEGER NOT NULL, message TEXT NOT NULL)""",
        "CREATE INDEX log_events_of_stream ON log_events (stream_id, time_ms)",
        "CREATE INDEX log_events_of_group ON log_events (group_id, time_ms)",
    ),
)
"""The columns `events` and `bytes` count what a group or stream has, so that nothing needs to be counted."""

LOG_FILE = SqliteFile(
    "The file of the logs", MIGRATIONS, "Update the program, or name another data folder.", durable=False
)
