"""Conversion of workbooks apart from this process, in bounded time and memory, remembered by hash.

A workbook comes from anywhere; what it makes pyxform and its readers do is not ours to foresee.
"""

import hashlib
import json
import multiprocessing
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import version
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar, cast

from fieldkit.errors import Refusal
from fieldkit.forms.codes import FormReason
from fieldkit.forms.workbook import Converted, as_form, convert, read_file
from fieldkit.forms.xform import Form, load_xform

SECONDS = 60.0
"""How long a conversion may take; the largest form in use needs 3."""
MEMORY_BYTES = 2 * 1024**3
_Answer = TypeVar("_Answer")


def load_workbook_apart(
    path: Path,
    files: Mapping[str, bytes] | None = None,
    cache: Path | None = None,
    seconds: float = SECONDS,
) -> Form | Refusal:
    """As `load_workbook`, with the conversion in a process of its own that is ended when it takes
    too long (`form.too_slow`) or too much memory (`form.too_large`).

    `cache` is a folder where conversions are kept by the hash of the workbook; nothing in it is
    personal, and it may be deleted at any time. Blocks for as long as the conversion takes: call it
    from a worker thread.
    """
    data = read_file(path)
    if isinstance(data, Refusal):
        return data
    if data.lstrip()[:1] == b"<":
        return load_xform(data, files)
    kept = None if cache is None else cache / f"{_fingerprint(data, path.name)}.json"
    converted = _recalled(kept) or convert_apart(data, path.name, seconds)
    if isinstance(converted, Refusal):
        return converted
    if kept is not None:
        _keep(kept, converted)
    return as_form(converted, path.name, files)


def convert_apart(data: bytes, name: str, seconds: float = SECONDS) -> Converted | Refusal:
    """As `convert`, in a process of its own, for at most that many seconds."""
    return run_apart(convert, (data, name), name, seconds)


def run_apart(
    work: Callable[..., _Answer], arguments: tuple[object, ...], name: str, seconds: float = SECONDS
) -> _Answer | Refusal:
    """What `work`, a function of a module, answers in a process of its own, ended when it takes
    longer (`form.too_slow`) or too much memory (`form.too_large`). Refuses what `work` breaks down
    at, too (`form.not_a_form`). `name` is the file's.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(theirs, name, work, arguments), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            return Refusal(FormReason.TOO_SLOW, {"file": name, "seconds": int(seconds)})
        return cast(_Answer, ours.recv())
    except (EOFError, OSError):
        return Refusal(FormReason.TOO_LARGE, {"file": name})
    finally:
        ours.close()
        child.kill()
        child.join()


def _work(
    answer: Connection, name: str, work: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    _limit_memory()
    with suppress(MemoryError):
        answer.send(_outcome(name, work, arguments))
    answer.close()


def _outcome(name: str, work: Callable[..., object], arguments: tuple[object, ...]) -> object:
    try:
        return work(*arguments)
    except MemoryError:
        raise
    except Exception as error:  # Whatever a file from anywhere makes libraries do is its fault.
        detail = f"{name}, {type(error).__name__}: {error}"
        return Refusal(FormReason.NOT_A_FORM, {"detail": detail})


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _fingerprint(data: bytes, name: str) -> str:
    made_by = f"{version('pyxform')}\x00{name}\x00".encode()
    return hashlib.sha256(made_by + data).hexdigest()


def _recalled(kept: Path | None) -> Converted | None:
    if kept is None or not kept.is_file():
        return None
    try:
        found = json.loads(kept.read_bytes())
        external = found["external"]
        return Converted(
            xform=str(found["xform"]).encode(),
            external=None if external is None else str(external).encode(),
            warnings=tuple(map(str, found["warnings"])),
        )
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _keep(kept: Path, converted: Converted) -> None:
    entry = asdict(converted)
    entry["xform"] = converted.xform.decode()
    entry["external"] = None if converted.external is None else converted.external.decode()
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        new = kept.with_suffix(".new")
        new.write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")
        new.replace(kept)
