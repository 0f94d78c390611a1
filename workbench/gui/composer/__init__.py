"""The event composer."""
