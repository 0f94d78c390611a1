"""The preferences: every setting of the table to choose, and the keys of every command."""
