"""Headquarters as a process: the sync router on a port, until it is told to stop."""

import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from fieldkit.errors import Refusal
from fieldkit.hq.cards_cancelled import publish_all_cancelled
from fieldkit.hq.elsewhere import admit
from fieldkit.hq.enrol import answer_enrolment
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.reasons import HqReason
from fieldkit.hq.take_in import exchange_of
from fieldkit.sync.server import SyncServer, application


def web_application(headquarters: Headquarters) -> FastAPI:
    """The web application that serves this headquarters' laptops."""
    server = SyncServer(
        headquarters.keys.organisation,
        exchange_of(headquarters),
        lambda body: answer_enrolment(headquarters, body),
        headquarters.randomness,
        lambda replica, device, people: admit(headquarters, replica, device, people),
    )
    return application(server)


def serve(
    headquarters: Headquarters, host: str, port: int, ready: Callable[[str], None]
) -> Refusal | None:
    """Serves until interrupted; `ready` gets the URL once connections are taken.

    Port 0 takes a free one. Refuses a port that is taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        return Refusal(HqReason.PORT_TAKEN, {"port": port})
    publish_all_cancelled(headquarters)
    listener.listen(128)
    config = uvicorn.Config(
        web_application(headquarters),
        log_level="warning",
        server_header=False,
        date_header=False,
        access_log=False,
        timeout_graceful_shutdown=5,
    )
    ready(f"http://{host}:{listener.getsockname()[1]}")
    uvicorn.Server(config).run(sockets=[listener])
    return None
