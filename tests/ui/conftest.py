"""The window's tests: off the screen, each with the look and the words of a fresh start."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
