"""The only room with threads: work that the window must not wait for."""
