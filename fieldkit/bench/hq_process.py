"""`python -m fieldkit.bench.hq_process DIR`: where a benchmark's headquarters serves.

The same server as `fieldkit hq serve`, without what other commands import.
"""

import os
import sys
from pathlib import Path

from fieldkit.bench.must import must
from fieldkit.hq.headquarters import open_headquarters
from fieldkit.hq.keys import PASSPHRASE_VARIABLE
from fieldkit.hq.serve import serve
from fieldkit.system import SystemClock, SystemRandomness


def main(folder: Path) -> None:
    """Serves on a free loopback port, and prints the URL once it does."""
    passphrase = os.environ[PASSPHRASE_VARIABLE]
    headquarters = must(open_headquarters(folder, passphrase, SystemClock(), SystemRandomness()))
    try:
        serve(headquarters, "127.0.0.1", 0, _tell)
    finally:
        headquarters.close()


def _tell(url: str) -> None:
    sys.stdout.write(url + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
