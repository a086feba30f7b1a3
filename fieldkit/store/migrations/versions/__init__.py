"""One script for each revision; frozen once released."""
