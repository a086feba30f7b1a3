"""`fieldkit bench scan`: from a frame to the codes in it, and on to the verdict of every round.

Without folders of pictures it invents its frames from a seed: desks with lines, frames and noise,
on half of them a card.
"""

import time
from collections.abc import Mapping
from datetime import UTC, date
from pathlib import Path

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image, ImageDraw, ImageFilter

from fieldkit.bench.card_store import CardStore, open_card_store
from fieldkit.bench.must import must
from fieldkit.cards.decode import decode
from fieldkit.cards.frames import PictureFrames
from fieldkit.cards.picture import Grey
from fieldkit.cards.series import Series, sign_series
from fieldkit.cards.symbol import symbol
from fieldkit.hq.seeded import Seeded
from fieldkit.services.judge import judge, rounds_today
from fieldkit.services.shown import Scanned
from fieldkit.services.unlock import Machine
from fieldkit.system import SystemClock, SystemRandomness
from fieldkit.ui.desk import open_desk
from fieldkit.ui.pages.distribute_reading import read_table

WIDTH, HEIGHT = 1280, 720
WARM_UP = 20


def run(params: Mapping[str, object]) -> dict[str, float]:
    """Milliseconds of `decode`: the mean of empty frames, the 95th percentile of frames with cards.
    Then 95th percentiles of the verdict on a text (`verdict`; `verdict_cpu` of the processor's time
    alone, whatever else runs), of all that Distribute reads with it (`table`), and of frame to
    verdict (`total`), on cards of an encrypted store.

    `params`: `people` (1,000,000; built once and kept), `seed` (1), `frames` (100, of each kind),
    `empty` and `cards` (folders of pictures to be used instead of invented ones, for decoding).
    Raises `RefusalError`.
    """
    seed = int(str(params.get("seed", 1)))
    count = int(str(params.get("frames", 100)))
    draw = Seeded(seed, "bench scan")
    empty = _pictures(params.get("empty")) or [_desk(draw) for _ in range(count)]
    cards = _pictures(params.get("cards")) or _desks_with_cards(draw, count)
    decode(empty[0])
    decoded = {
        "empty_mean_ms": float(np.mean(_timed(empty))),
        "decode_p95_ms": float(np.percentile(_timed(cards), 95)),
    }
    machine = Machine(SystemClock(), SystemRandomness())
    store = open_card_store(int(str(params.get("people", 1_000_000))), seed, machine)
    try:
        return decoded | _verdicts(store, draw, count)
    finally:
        store.laptop.close()


def _verdicts(store: CardStore, draw: Seeded, count: int) -> dict[str, float]:
    session = must(open_desk(store.laptop, "", UTC)).session
    rounds = [each.id for each in must(rounds_today(session))]
    texts = [store.text(1 + draw.below(store.cards)) for _ in range(count + WARM_UP)]
    frames = [_desk(draw, text) for text in texts[WARM_UP:]]
    for text in texts[:WARM_UP]:
        must(judge(session, Scanned(text), rounds))
    verdicts, spent, totals = [], [], []
    for frame in frames:
        began = time.perf_counter()
        codes = decode(frame)
        read, busy = time.perf_counter(), time.thread_time()
        if codes:
            judged = must(judge(session, Scanned(codes[0].text), rounds))
            ended = time.perf_counter()
            spent.append((time.thread_time() - busy) * 1000)
            assert judged.household is not None, "every card of the store is somebody's"
            verdicts.append((ended - read) * 1000)
            totals.append((ended - began) * 1000)
    tables = []
    for text in texts[WARM_UP:]:
        began = time.perf_counter()
        must(read_table(session, Scanned(text)))
        tables.append((time.perf_counter() - began) * 1000)
    return {
        "verdict_p95_ms": float(np.percentile(verdicts, 95)),
        "verdict_cpu_p95_ms": float(np.percentile(spent, 95)),
        "table_p95_ms": float(np.percentile(tables, 95)),
        "total_p95_ms": float(np.percentile(totals, 95)),
        "rounds": float(len(rounds)),
    }


def _timed(frames: list[Grey]) -> list[float]:
    spent = []
    for frame in frames:
        began = time.perf_counter()
        decode(frame)
        spent.append((time.perf_counter() - began) * 1000)
    return spent


def _pictures(folder: object) -> list[Grey]:
    if not folder:
        return []
    frames = PictureFrames.of_folder(Path(str(folder)))
    pictures = []
    while (picture := frames.newest()) is not None:
        pictures.append(picture)
    return pictures


def _desks_with_cards(draw: Seeded, count: int) -> list[Grey]:
    key = Ed25519PrivateKey.from_private_bytes(draw.bytes(32))
    series = Series(1, 1, first=1, count=count, expiry=date(2100, 1, 1))
    return [_desk(draw, payload.text()) for payload in sign_series(key, series, draw)]


def _desk(draw: Seeded, text: str = "") -> Grey:
    desk = Image.new("L", (WIDTH, HEIGHT), draw.between(40, 180))
    pen = ImageDraw.Draw(desk)
    for _ in range(14):
        xs = sorted((draw.below(WIDTH), draw.below(WIDTH)))
        ys = sorted((draw.below(HEIGHT), draw.below(HEIGHT)))
        shape = pen.rectangle if draw.chance(500) else pen.ellipse
        shape((xs[0], ys[0], xs[1], ys[1]), outline=draw.between(20, 230), width=6)
    if text:
        card = _card(text, draw)
        desk.paste(card, (draw.below(WIDTH - card.width), draw.below(HEIGHT - card.height)))
    blurred = desk.filter(ImageFilter.GaussianBlur(draw.between(5, 20) / 10))
    noise = np.random.default_rng(draw.below(1000)).normal(0, 4, (HEIGHT, WIDTH))
    return np.asarray(np.clip(np.asarray(blurred) + noise, 0, 255), np.uint8)


def _card(text: str, draw: Seeded) -> Image.Image:
    dark = np.pad(np.array(symbol(text)), 4)
    card = Image.fromarray(np.where(dark, 30, 220).astype(np.uint8))
    side = draw.between(180, 400)
    tone = draw.between(40, 180)
    turned = card.resize((side, side), Image.Resampling.NEAREST)
    return turned.rotate(
        draw.between(-45, 45), Image.Resampling.BICUBIC, expand=True, fillcolor=tone
    )
