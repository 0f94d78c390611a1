"""The window: presentation only."""
