"""The people who work: added by headquarters, put on laptops by enrolment codes."""

from collections.abc import Sequence

from fieldkit.errors import Refusal
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.publish import publish
from fieldkit.hq.reasons import HqReason
from fieldkit.records.ids import directory_id


def add_user(
    headquarters: Headquarters, code: str, name: str, roles: Sequence[str], areas: Sequence[str]
) -> bytes | Refusal:
    """Adds or replaces a user by code; their id. Refuses unknown areas or roles."""
    user = directory_id(headquarters.keys.organisation, "user", code)
    with headquarters.node.transaction() as replica:
        known = {fields["code"] for _, fields in replica.directory_fields("area")}
        unknown = sorted(set(areas) - known)
        if unknown:
            return Refusal(HqReason.UNKNOWN_AREA, {"code": unknown[0]})
        before = dict(replica.directory_fields("user")).get(user, {})
        fields = {
            "code": code,
            "name": name,
            "roles": list(roles),
            "areas": list(areas),
            "devices": before.get("devices", []),
        }
        result = publish(headquarters, replica, {("user", user): fields})
    return result if isinstance(result, Refusal) else user


def user_ids(headquarters: Headquarters, codes: Sequence[str]) -> tuple[bytes, ...] | Refusal:
    """The ids of users by their codes. Refuses the first unknown one."""
    with headquarters.node.transaction() as replica:
        known = {fields["code"]: user for user, fields in replica.directory_fields("user")}
    for code in codes:
        if code not in known:
            return Refusal(HqReason.UNKNOWN_USER, {"code": code})
    return tuple(known[code] for code in codes)
