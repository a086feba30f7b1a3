"""The road over HTTP: `requests`, signed with the device's key.

The one adapter of the `Transport` port. Later it also pins the server's certificate by its
fingerprint, whatever the dates say.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from time import monotonic

import requests
from requests.adapters import HTTPAdapter
from requests_http_signature import HTTPSignatureAuth

from fieldkit.ports import Clock, Response, TransportError
from fieldkit.sync.signing import COVERED, LABEL, DeviceKeys, algorithms
from fieldkit.sync.wire import MAX_BODY, MEDIA_TYPE

CONNECT_SECONDS = 10.0
READ_SECONDS = 60.0
SLOWEST = 512
"""Bytes a second. Below it an answer is given up once `READ_SECONDS` are over: each byte that comes
starts the socket's own waiting anew, and the lane of the network would be held for ever.
"""
CHUNK = 65_536
LAST_SECOND = 253_402_300_799


class DeviceAuth(HTTPSignatureAuth):
    """Signs method, path and body digest with a device's key, under headquarters' nonce."""

    def __init__(self, device: bytes, seed: bytes, clock: Clock) -> None:
        name = device.hex()
        super().__init__(
            signature_algorithm=algorithms.ED25519,
            key_id=name,
            key_resolver=DeviceKeys(private={name: seed}),
            covered_component_ids=COVERED,
            label=LABEL,
            include_alg=False,
        )
        self._clock = clock
        self.nonce = ""

    def get_nonce(self, request: requests.PreparedRequest) -> str | None:  # noqa: ARG002
        return self.nonce

    def get_created(self, request: requests.PreparedRequest) -> datetime:  # noqa: ARG002
        seconds = min(max(self._clock.now_ms() // 1000, 0), LAST_SECOND)
        return datetime.fromtimestamp(seconds, tz=UTC)


class HttpTransport:
    """`Transport` to one server. Not thread-safe; raises `TransportError` only."""

    def __init__(
        self,
        url: str,
        auth: DeviceAuth | None = None,
        read_seconds: float = READ_SECONDS,
        connect_seconds: float = CONNECT_SECONDS,
    ) -> None:
        self._url = url.rstrip("/")
        self._auth = auth
        self._timeout = (connect_seconds, read_seconds)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.mount("http://", HTTPAdapter(max_retries=0, pool_maxsize=1))

    def post(self, path: str, headers: Mapping[str, str], body: bytes) -> Response:
        """Sends one request; `headers` may hold the nonce to sign under."""
        sent = {"Content-Type": MEDIA_TYPE}
        if self._auth is not None:
            self._auth.nonce = headers.get("nonce", "")
        try:
            answer = self._session.post(
                self._url + path,
                data=body,
                headers=sent,
                auth=self._auth,
                timeout=self._timeout,
                allow_redirects=False,
                stream=True,
            )
            content = self._content(answer)
        except (requests.RequestException, OSError, ValueError) as error:
            raise TransportError(type(error).__name__) from error
        except Exception as error:
            # urllib3 raises its own errors while a streamed body is cut.
            raise TransportError(type(error).__name__) from error
        return Response(
            answer.status_code,
            {name.lower(): value for name, value in answer.headers.items()},
            content,
        )

    def _content(self, answer: requests.Response) -> bytes:
        """The body, no more of it than `MAX_BODY` and a byte; raises TimeoutError if too slow."""
        begun, chunks, size = monotonic(), list[bytes](), 0
        while size <= MAX_BODY:
            chunk = answer.raw.read1(min(CHUNK, MAX_BODY + 1 - size), decode_content=False)
            if not chunk:
                break
            chunks.append(chunk)
            size += len(chunk)
            if monotonic() - begun > self._timeout[1] + size / SLOWEST:
                raise TimeoutError("too slow")
        return b"".join(chunks)

    def close(self) -> None:
        self._session.close()
