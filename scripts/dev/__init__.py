"""What `dev.py` does: set-up, checks and starts. Standard library only: it runs before anything is installed."""
