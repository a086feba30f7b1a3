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
    '<select1 ref="/data/roof"><label>Roof</label><itemset nodeset="instance(\'roofs\')//item">'
    '<value ref="name"/><label ref="label"/></itemset></select1></h:body></h:html>'
)
FILES = {"roofs.csv": "name,label\nwhole,Целая\nleaks,Протекает\n".encode()}
PICTURE = b"the bytes of a picture"
CONTENT = (
    "28b52ffd60f400f50900924f3528706d1bfc7b7db6d94388fef111d646b131e90a431d29a174a4c1ffcb"
    "72292b3a31d82e512d44ac0152e603e54f0e65be51c67c9b4cdd897c2a69be4f166550ee64ea69d53c89"
    "52382627baf76f92fb0a959dfb201010b4c54df8eff67842870c88a430765bd9dbe980afa77f61bc6015"
    "e25df0ee5e84a73373afaca4adcb5e87d1b35a2d8c7d688babf3daefa6eedac2e624b1c42e4ee2cb4d18"
    "e96375830ef1bcb3119fe28931f9b12dbe582c0e5ad577b335b338c2604078c4d642c22b789ee75e5130"
    "d6daba1cdd2c13ddb05669d0037864022e282042a7607a213586eee4de01d0f861dc68033f6d26357a1f"
    "7230683868000b840d074f600fa042c94203118e23f1c50e83ab0051f48f305601f05adf577b92f23748"
    "d455b12d66da9b94f51b1d410e200111b4161002d702ffccc0003f7565a5381229a0"
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
