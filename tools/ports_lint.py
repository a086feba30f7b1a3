"""Fails where code reaches the outside world other than through its port.

Clock, randomness and network are handed in (fieldkit/ports.py), so that a whole world can run from
one seed. Each forbidden name may be used only in the files named beside it.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "fieldkit"

MODULES = {
    "time": {"system.py", "bench", "sync/transport.py"},
    "uuid": set[str](),
    "random": set[str](),
    "secrets": set[str](),
    "requests": {"sync/transport.py"},
    "urllib.request": set[str](),
    "httpx": set[str](),
}
CALLS = {
    "datetime.now": {"system.py"},
    "datetime.utcnow": set[str](),
    "datetime.today": set[str](),
    "date.today": set[str](),
    "os.urandom": {"system.py"},
    "os.getrandom": set[str](),
}


def allowed(file: str, places: set[str]) -> bool:
    return any(file == place or file.startswith(place + "/") for place in places)


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        return [node.module]
    return []


def findings(path: Path) -> list[str]:
    file = path.relative_to(ROOT).as_posix()
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for name in imported(node):
            for module, places in MODULES.items():
                if (name == module or name.startswith(module + ".")) and not allowed(file, places):
                    found.append(f"{file}:{getattr(node, 'lineno', 0)}: import of {name}")
        if isinstance(node, ast.Attribute):
            call = ".".join(ast.unparse(node).split(".")[-2:])
            if call in CALLS and not allowed(file, CALLS[call]):
                found.append(f"{file}:{node.lineno}: {call}")
    return found


def main() -> int:
    found = [line for path in sorted(ROOT.rglob("*.py")) for line in findings(path)]
    for line in found:
        print(f"{line} (use the port in fieldkit/ports.py)")
    print(f"ports lint: {len(found)} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
