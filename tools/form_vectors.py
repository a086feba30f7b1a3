"""The example of a form in the directory, for tools/make_vectors.py.

A packed form is a zstd frame, whose bytes another release of zstd may choose otherwise, while its
hash names it: the sample is kept here, and must unpack to what stands beside it.
"""

from hashlib import sha256

from vector_world import NOON, ORGANISATION, Json

from fieldkit.forms.package import Package
from fieldkit.journal.codec import encode
from fieldkit.journal.manifest import record_hash
from fieldkit.records.ids import directory_id

XFORM = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
    '<h:head><h:title>Visit</h:title><model><instance><data id="visit" version="1"><roof/></data>'
    '</instance><instance id="roofs" src="jr://file-csv/roofs.csv"/></model></h:head><h:body>'
    '<select1 ref="/data/roof"><label>Roof</label><itemset nodeset="instance(\'roofs\')/root/item">'
    '<value ref="name"/><label ref="label"/></itemset></select1></h:body></h:html>'
)
FILES = {"roofs.csv": "name,label\nwhole,Целая\nleaks,Протекает\n".encode()}
PICTURE = b"the bytes of a picture"
CONTENT = (
    "28b52ffd60f800050a00924f3528706d1bfc7bfd81bdc38afef111d646b131e90a431d29a174a4c1ffcb"
    "72292b3a31d82e512d44ac0152e603654f0e65be51c67c9b4cdd897c2a693e4f166550ee64ea69d53c89"
    "52382627baf76f92fb0a959de3412020688b9bf0dfedf1840e19104961ecb6b2b7d3015f4fffc278c12a"
    "c4bbe0ddbd084f67e65e59495b97bd0ea367b55a18fbd01657e7b5df4dddb585cd4962895d9cc4979b30"
    "d2c7ea061de27967233ec51363f2635b7cb1581cb4aaef666b667184c180f088ad858457f03ccfbda260"
    "acb57539ba5926ba61add2e007f0c8042f28204286a0f5313986cce4de01d0fc9037e28ca724d31abd11"
    "21408838a802edc167010fc102c04ae9408b0feb315038166087c629401b9d45685605f05fdfab3d49f2"
    "13247be5d86e33e9a6deba8bee2117d08328b52610526b41ff6660809fe5b22c8e442e28"
)


def form() -> Json:
    """The records of a form with a choice file and a picture, and the request for the picture."""
    content = bytes.fromhex(CONTENT)
    digest, picture = sha256(content).digest(), sha256(PICTURE).digest()
    media = [{"name": "roof.jpg", "sha256": picture.hex(), "size": len(PICTURE)}]
    fields = {
        "code": "visit",
        "version": "1",
        "title": "Visit",
        "sha256": digest,
        "size": len(content),
        "published_ms": NOON,
        "withdrawn": False,
        "media": media,
    }
    return {
        "plain": encode([XFORM.encode(), FILES]).hex(),
        "form": _record("form", "visit/1", fields),
        "form_content": _record(
            "form_content", digest.hex(), {"sha256": digest, "content": content}
        ),
        "picture": PICTURE.hex(),
        "asks": encode({"v": 1, "org": ORGANISATION, "files": [picture]}).hex(),
        "answers": encode({"v": 1, "org": ORGANISATION, "files": [PICTURE]}).hex(),
    }


def _record(kind: str, code: str, fields: Json) -> list[str]:
    """Kind, code, id, body and hash, as the manifest lists it."""
    record, body = directory_id(ORGANISATION, kind, code), encode(fields)
    return [kind, code, record.hex(), body.hex(), record_hash(kind, record, body).hex()]


if __name__ == "__main__":
    print(Package(XFORM.encode(), FILES).pack().hex())
