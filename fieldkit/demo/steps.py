"""The steps that the demo tells of, in words."""

from fieldkit.errors import Code


class Step(Code):
    """What is being done; the words stand in resources/i18n/messages/demo.yaml."""

    HEADQUARTERS = "demo.headquarters"
    PEOPLE = "demo.people"
    PEOPLE_SO_FAR = "demo.people_so_far"
    SERVING = "demo.serving"
    ENROLLED = "demo.enrolled"
    FIRST_SYNC = "demo.first_sync"
    STOCK = "demo.stock"
    REGISTERED = "demo.registered"
    ASSESSED = "demo.assessed"
    PRINTED = "demo.printed"
    DECODED = "demo.decoded"
    HANDED_OUT = "demo.handed_out"
    REFUSED = "demo.refused"
    ALREADY_RECEIVED = "demo.already_received"
    RECEIPT = "demo.receipt"
    CUT = "demo.cut"
    SENT = "demo.sent"
    FIGURES_AGREE = "demo.figures_agree"
    FIGURES_DIFFER = "demo.figures_differ"
    LOCKED = "demo.locked"
    NO_CLEAR_TEXT = "demo.no_clear_text"
    CLEAR_TEXT = "demo.clear_text"
    CONTROL_BLIND = "demo.control_blind"
    FOLDER_TAKEN = "demo.folder_taken"
    FOLDER_NOT_WRITABLE = "demo.folder_not_writable"
    STOPPED = "demo.stopped"
