"""The demo's hands on the real window: keys and clicks, never a service."""
