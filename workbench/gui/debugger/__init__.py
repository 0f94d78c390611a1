"""The debugger's part of the window: where the code stands, what it has there, and a console."""
