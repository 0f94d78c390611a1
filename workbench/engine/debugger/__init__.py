"""Debugging an invoke: the Debug Adapter Protocol, spoken with the debugger in the sandbox."""
