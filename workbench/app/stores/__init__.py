"""State that front ends observe and only use cases write."""
