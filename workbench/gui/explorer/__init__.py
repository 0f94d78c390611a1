"""The function explorer."""
