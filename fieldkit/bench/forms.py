"""`fieldkit bench forms`: how fast a large form opens and answers, and what it holds in memory.

Two forms: one invented here, of a thousand questions with a thousand expressions, and a workbook
given with `--form`. Each is measured in processes of its own, so that nothing else is counted.
"""

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from fieldkit.bench.first_sync import largest_mb
from fieldkit.bench.interview import interview
from fieldkit.bench.must import must
from fieldkit.errors import FaultError, Refusal, RefusalError
from fieldkit.forms import Form, Session, load_xform
from fieldkit.forms.conversion import convert_apart
from fieldkit.forms.instances import EXTERNAL_CHOICES
from fieldkit.forms.workbook import Converted, read_file
from fieldkit.hq.seeded import Seeded
from fieldkit.system import SystemClock, SystemRandomness

QUESTIONS = 1000
PARTS = 50
Beside = Mapping[str, bytes]


def run(params: Mapping[str, object]) -> dict[str, float]:
    """Per form `load_ms` (after conversion), `answer_p95_ms`, `answer_worst_ms`, `open_page_ms`,
    `memory_mb`, each name after the form's: `thousand_…` and, with the parameter `form` (a
    workbook), `given_…`. Raises `RefusalError`.
    """
    seed = int(str(params.get("seed", 1)))
    figures = _figures("thousand", thousand().encode(), {}, seed)
    if params.get("form"):
        found = must(_converted(Path(str(params["form"]))))
        beside = {} if found.external is None else {EXTERNAL_CHOICES: found.external}
        figures |= _figures("given", found.xform, beside, seed)
    return figures


def _converted(path: Path) -> Converted | Refusal:
    data = read_file(path)
    return data if isinstance(data, Refusal) else convert_apart(data, path.name)


def _figures(name: str, xform: bytes, beside: Beside, seed: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for work in (_speed, _page, _memory):
        found |= _apart(work, xform, beside, seed)
    return {f"{name}_{metric}": value for metric, value in found.items()}


Work = Callable[[bytes, Beside, int], dict[str, float]]


def _apart(work: Work, xform: bytes, beside: Beside, seed: int) -> dict[str, float]:
    """The figures of a measurement made in a process of its own."""
    context = multiprocessing.get_context("spawn")
    near, far = context.Pipe(duplex=False)
    process = context.Process(target=_told, args=(work, xform, dict(beside), seed, far))
    process.start()
    far.close()
    try:
        found = near.recv()
    except EOFError:
        raise FaultError("a measurement ended without its figures") from None
    finally:
        process.join()
    if isinstance(found, Refusal):
        raise RefusalError(found)
    assert isinstance(found, dict)
    return found


def _told(work: Work, xform: bytes, beside: Beside, seed: int, told: Connection) -> None:
    try:
        told.send(work(xform, beside, seed))
    except RefusalError as error:
        told.send(error.refusal)


def _session(form: Form) -> Session:
    return Session(form, SystemClock(), SystemRandomness())


def _speed(xform: bytes, beside: Beside, seed: int) -> dict[str, float]:
    # As in the window, where garbage is collected between events and at no other time.
    gc.disable()
    began = time.perf_counter()
    form = must(load_xform(xform, beside))
    loaded = time.perf_counter() - began
    spent: list[float] = []

    def timed(answer: Callable[[], object]) -> None:
        start = time.perf_counter()
        answer()
        spent.append(time.perf_counter() - start)

    interview(_session(form), Seeded(seed, "bench forms"), timed, largest=True)
    spent.sort()
    return {
        "load_ms": loaded * 1000,
        "answers": float(len(spent)),
        "answer_p95_ms": spent[int(len(spent) * 0.95)] * 1000,
        "answer_worst_ms": spent[-1] * 1000,
    }


def _page(xform: bytes, beside: Beside, seed: int) -> dict[str, float]:
    """Until the questions are drawn, off the screen; the window itself is there before."""
    del seed
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from fieldkit.ui.form_window import FormWindow

    form = must(load_xform(xform, beside))
    window = FormWindow("en")
    window.show()
    window.settle()
    began = time.perf_counter()
    window.begin(_session(form))
    window.settle()
    spent = time.perf_counter() - began
    os.environ.pop("QT_QPA_PLATFORM")
    return {"open_page_ms": spent * 1000}


def _memory(xform: bytes, beside: Beside, seed: int) -> dict[str, float]:
    """Megabytes that the form and a session on it, filled in, add to the process."""
    before = _resident_mb()
    form = must(load_xform(xform, beside))
    session = _session(form)
    interview(session, Seeded(seed, "bench forms"), largest=True)
    gc.collect()
    return {"memory_mb": _resident_mb() - before}


def _resident_mb() -> float:
    """What this process holds in memory now, in megabytes; the most that it held, off Linux."""
    status = Path("/proc/self/status")
    if not status.exists():
        return largest_mb()
    lines = status.read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) / 1024


def thousand() -> str:
    """The XForm of a thousand questions, each with one expression: conditions that depend on the
    question before, sums, limits and labels that tell an answer, in fifty parts.
    """
    names = [f"q{number}" for number in range(QUESTIONS)]
    each = QUESTIONS // PARTS
    parts = [names[at : at + each] for at in range(0, QUESTIONS, each)]
    data = "".join(
        f"<p{at}>{''.join(f'<{n}/>' for n in part)}</p{at}>" for at, part in enumerate(parts)
    )
    paths = [f"/data/p{number // each}/{name}" for number, name in enumerate(names)]
    binds = "".join(_bind(number, paths) for number in range(QUESTIONS))
    body = "".join(
        f'<group ref="/data/p{at}"><label>Part {at + 1}</label>'
        + "".join(_control(number, paths) for number in range(at * each, (at + 1) * each))
        + "</group>"
        for at in range(PARTS)
    )
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
        "<h:head><h:title>A thousand</h:title><model><instance>"
        f'<data id="thousand" version="1">{data}</data></instance>{binds}</model></h:head>'
        f"<h:body>{body}</h:body></h:html>"
    )


def _bind(number: int, paths: list[str]) -> str:
    path, before = paths[number], paths[number - 1]
    match number % 5:
        case 1:
            logic = f'type="int" relevant="{before} != \'\'"'
        case 2:
            logic = f'type="int" constraint=". &lt;= {before} + 2000"'
        case 3:
            total = f"sum({paths[0]} | {paths[5]} | {before}) + 1"
            logic = f'type="string" readonly="true()" calculate="{total}"'
        case 4:
            logic = f'type="string" required="{before} &gt; 10"'
        case _:
            logic = f'type="int" constraint=". &gt;= count({path}/..) - 1"'
    return f'<bind nodeset="{path}" {logic}/>'


def _control(number: int, paths: list[str]) -> str:
    return f'<input ref="{paths[number]}"><label>Question {number + 1}</label></input>'
