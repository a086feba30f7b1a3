"""The HTTP router of headquarters, and later of a hub: envelopes and signatures, nothing else."""

import base64
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from fieldkit.errors import Refusal
from fieldkit.journal.codec import MalformedError
from fieldkit.journal.replica import Replica
from fieldkit.ports import Randomness
from fieldkit.sync.elsewhere import MAX_QUESTION, Admit, Search, pack_alike, read_question
from fieldkit.sync.exchange import Exchange
from fieldkit.sync.files import give_files
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.signing import Request as SignedRequest
from fieldkit.sync.signing import key_id, verify_request
from fieldkit.sync.wire import MAX_BODY, MEDIA_TYPE, pack, refusal_body, unpack

MAX_ENROLMENT = 16 * 1024
"""An enrolment comes from nobody known: hardly anything is taken from it."""
Body = dict[str, Any]
Enrol = Callable[[Body], Body]


class SyncServer:
    """Binds an `Exchange` to HTTP. `enrol` answers an enrolment; it differs from node to node.

    `elsewhere`: whether a laptop may ask about other areas; headquarters alone is asked that.
    """

    def __init__(
        self,
        organisation: bytes,
        exchange: Exchange,
        enrol: Enrol,
        randomness: Randomness,
        elsewhere: Admit | None = None,
    ) -> None:
        self._organisation = organisation
        self._exchange = exchange
        self._enrol = enrol
        self._randomness = randomness
        self._admit = elsewhere

    def router(self) -> APIRouter:
        router = APIRouter(prefix="/v1")
        router.add_api_route("/enrol", self.enrol, methods=["POST"])
        router.add_api_route("/push", self.push, methods=["POST"])
        router.add_api_route("/pull", self.pull, methods=["POST"])
        router.add_api_route("/files", self.files, methods=["POST"])
        if self._admit is not None:
            router.add_api_route("/elsewhere", self.elsewhere, methods=["POST"])
        return router

    async def enrol(self, request: Request) -> Response:
        """A laptop with a one-time code; signed in the body, since its key is not known yet."""
        data = await _body(request, MAX_ENROLMENT)
        return await run_in_threadpool(self._enrolled, data)

    def _enrolled(self, data: bytes | None) -> Response:
        body = unpack(data, self._organisation) if data is not None else _too_large()
        if isinstance(body, Refusal):
            return self._answer(refusal_body(body))
        try:
            return self._answer(self._enrol(body))
        except MalformedError:
            return self._answer(refusal_body(Refusal(SyncReason.GARBAGE)))

    async def push(self, request: Request) -> Response:
        return await self._signed(
            request, lambda replica, _, body: self._exchange.push(replica, body)
        )

    async def pull(self, request: Request) -> Response:
        return await self._signed(request, self._exchange.pull)

    async def files(self, request: Request) -> Response:
        return await self._signed(request, give_files)

    async def elsewhere(self, request: Request) -> Response:
        """Yes or no; every answer is of one length."""
        data = await _body(request, MAX_QUESTION)
        return await run_in_threadpool(self._looked, request, data)

    def _looked(self, request: Request, data: bytes | None) -> Response:
        searches: list[Search] = []

        def admit(replica: Replica, device: bytes, body: Body) -> Body:
            assert self._admit is not None, "the route stands for headquarters alone"
            search = self._admit(replica, device, read_question(body))
            if isinstance(search, Refusal):
                return refusal_body(search)
            searches.append(search)
            return {}

        answer = self._checked(request, data, admit)
        for search in searches:
            answer = {**answer, "elsewhere": search()}
        content = pack_alike(self._organisation, answer, self._randomness)
        return Response(content, media_type=MEDIA_TYPE)

    async def _signed(
        self, request: Request, act: Callable[[Replica, bytes, Body], Body]
    ) -> Response:
        data = await _body(request)
        return await run_in_threadpool(lambda: self._answer(self._checked(request, data, act)))

    def _checked(
        self,
        request: Request,
        data: bytes | None,
        act: Callable[[Replica, bytes, Body], Body],
    ) -> Body:
        if data is None:
            return refusal_body(_too_large())
        found = self._who(request, data)
        if isinstance(found, Refusal):
            return refusal_body(found)
        body = unpack(data, self._organisation)
        if isinstance(body, Refusal):
            return refusal_body(body)
        device, nonce = found
        fresh = base64.b64encode(self._randomness.bytes(12)).decode()
        return self._exchange.meet(device, nonce, fresh, lambda replica: act(replica, device, body))

    def _who(self, request: Request, data: bytes) -> tuple[bytes, str] | Refusal:
        """The device that signed the request, and the nonce it signed under."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        name = key_id(headers)
        try:
            device = bytes.fromhex(name or "")
        except ValueError:
            return Refusal(SyncReason.BAD_SIGNATURE)
        public = self._exchange.device_key(device) if name else None
        if name is None or public is None:
            return Refusal(SyncReason.UNKNOWN_DEVICE)
        signed = SignedRequest(request.method, str(request.url), headers)
        nonce = verify_request(signed, data, name, public)
        if nonce is None:
            return Refusal(SyncReason.BAD_SIGNATURE)
        return device, nonce

    def _answer(self, body: Body) -> Response:
        return Response(pack(self._organisation, body), media_type=MEDIA_TYPE)


def _too_large() -> Refusal:
    return Refusal(SyncReason.TOO_LARGE)


async def _body(request: Request, limit: int = MAX_BODY) -> bytes | None:
    """The request's body, None past the limit or where the line was cut: then nobody hears what is
    answered. Never more than the limit in memory.
    """
    chunks, size = [], 0
    with suppress(ClientDisconnect):
        async for chunk in request.stream():
            size += len(chunk)
            if size > limit:
                return None
            chunks.append(chunk)
        return b"".join(chunks)
    return None


def application(server: SyncServer) -> FastAPI:
    """The web application of a node that serves sync alone."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(server.router())
    return app
