"""Frozen dataclasses, enums and errors; no I/O, no asyncio."""
