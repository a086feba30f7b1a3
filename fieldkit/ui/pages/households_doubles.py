"""Looks, while one types, whether somebody of the family is registered here already."""

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Token
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_form import FamilyForm
from fieldkit.ui.pages.households_seen import Doubles
from fieldkit.ui.pages.households_services import HouseholdsServices
from fieldkit.ui.pages.households_typed import person_details


class DoublesWatch:
    """Asks for the people of a form and shows it the answer; what was asked before is dropped.

    `paused` while the form is being saved, which asks for itself.
    """

    def __init__(self, tools: Tools, form: FamilyForm, services: HouseholdsServices) -> None:
        self._runner, self._form, self._services = tools.runner, form, services
        self._token: Token | None = None
        self.paused = False

    def look(self) -> None:
        if self._token is not None:
            self._token.cancel()
        today = self._services.today()
        people = [person_details(each, today) for each in self._form.questions.new_people()]
        phone, others = self._form.phone.text or None, frozenset(self._form.questions.others)
        if people:
            self._token = self._runner.submit(
                self._form,
                lambda _: self._services.doubles(people, phone, others),
                self._take,
            )

    def _take(self, found: Doubles | Refusal) -> None:
        # A telephone half typed is refused; the field itself says so once it is left.
        if not isinstance(found, Refusal) and not self.paused:
            self._form.show_doubles(found)
