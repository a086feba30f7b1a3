"""Why the rules say no, or raise an eyebrow; the words stand in i18n/messages/rules.yaml."""

from fieldkit.errors import Code


class CardRule(Code):
    """What the card's own record says against it, its number being genuine."""

    NOT_BOUND = "rules.card_not_bound"
    NOT_ACTIVE = "rules.card_not_active"
    LOST = "rules.card_lost"
    REPLACED = "rules.card_replaced"
    REVOKED = "rules.card_revoked"
    OTHER_HOUSEHOLD = "rules.card_other_household"


class Entitlement(Code):
    """Why a household gets nothing in a round."""

    CRITERION = "rules.not_entitled_criterion"
    LEFT = "rules.not_entitled_left"
    JOINED = "rules.not_entitled_joined"
    SPLIT = "rules.not_entitled_split"
    DELETED = "rules.not_entitled_deleted"
    NO_MEMBERS = "rules.not_entitled_no_members"


class Opening(Code):
    """Why a round gives nothing here today."""

    NOT_STARTED = "rules.round_not_started"
    ENDED = "rules.round_ended"
    NOT_HERE = "rules.round_not_here"


class IssueRule(Code):
    """Why a receipt asks for more than is owed."""

    NOT_IN_PACKAGE = "rules.not_in_package"
    MORE_THAN_BALANCE = "rules.more_than_balance"


class StockRule(Code):
    """Why goods cannot leave a place."""

    NOT_ENOUGH = "rules.not_enough_stock"
    SERIALS_NEEDED = "rules.serials_needed"
    SERIAL_UNKNOWN = "rules.serial_unknown"
    SERIAL_NOT_HERE = "rules.serial_not_here"
    SERIAL_ON_THE_WAY = "rules.serial_on_the_way"
    SERIAL_ISSUED = "rules.serial_issued"
    SERIAL_WRITTEN_OFF = "rules.serial_written_off"


class HouseholdRule(Code):
    """What makes no sense in a household or a person."""

    BORN_LATER = "rules.born_later"
    ARRIVED_LATER = "rules.arrived_later"
    LEFT_BEFORE_ARRIVAL = "rules.left_before_arrival"
    HEAD_NOT_MEMBER = "rules.head_not_member"
    MEMBER_OF_ANOTHER = "rules.member_of_another"
    TOO_MANY_MEMBERS = "rules.too_many_members"


class HouseholdNotice(Code):
    """What is worth a second look, and may be so all the same."""

    NO_HEAD = "rules.no_head"
    YOUNG_HEAD = "rules.young_head"
    NO_ADULT = "rules.no_adult"
    VERY_OLD = "rules.very_old"
    SAME_PERSON_TWICE = "rules.same_person_twice"
    AGE_UNKNOWN = "rules.age_unknown"


class DoubleReason(Code):
    """Why two people may be one."""

    SAME_NAME = "rules.same_name"
    SIMILAR_NAME = "rules.similar_name"
    SAME_BIRTH = "rules.same_birth"
    NEAR_BIRTH = "rules.near_birth"
    SAME_PHONE = "rules.same_phone"
