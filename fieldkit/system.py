"""The real world behind the ports: this machine's clock and randomness."""

import os
import time


class SystemClock:
    """The machine's wall clock (`Clock`)."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000


class SystemRandomness:
    """The operating system's random source (`Randomness`)."""

    def bytes(self, count: int) -> bytes:
        return os.urandom(count)
