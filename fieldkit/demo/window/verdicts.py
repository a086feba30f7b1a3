"""Pictures of the verdicts that a single day does not bring, on the real page over a sample."""

from pathlib import Path

from fieldkit.demo.samples import CARD, RARE, table
from fieldkit.demo.window.album import SIZE
from fieldkit.demo.window.sitting import Sitting
from fieldkit.errors import FaultError, Refusal
from fieldkit.rules.verdict import Verdict
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.shown import Scanned
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_reading import Shelf
from fieldkit.ui.pages.distribute_services import DistributeServices


def picture_verdicts(sitting: Sitting) -> None:
    """Each of them, in every guise."""
    for kind, verdict in RARE.items():
        page = DistributePage(sitting.tools, _over(verdict))
        page.retranslate()
        page.resize(*SIZE)
        page.show()
        page.begin(Scanned(CARD))
        sitting.hands.until(page.panel.isVisible, "the verdict")
        sitting.picture(f"verdict-{kind.__name__}", page)
        page.release()
        page.close()
        page.deleteLater()


def _over(verdict: Verdict) -> DistributeServices:
    """Services that know one family with one verdict, and do nothing else."""
    return DistributeServices(
        rounds=lambda: 1,
        table=lambda _: table(verdict),
        shelf=lambda _, __: Shelf({}, {}),
        give=lambda _, __: Refusal(ServiceReason.HOUSEHOLD_UNKNOWN),
        void=lambda _, __, ___: Refusal(ServiceReason.RECEIPT_UNKNOWN),
        picture=_no_picture,
    )


def _no_picture(path: Path) -> tuple[str, ...]:
    raise FaultError(f"nobody shows {path.name} to a sample")
