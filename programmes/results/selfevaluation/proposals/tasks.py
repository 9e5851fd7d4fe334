"""Chapter 2: what is proposed for a task of the agreement.

A task has one responsible party. Facts of a party that answers for one task are told there; of a party with
several tasks each fact goes to the tasks whose words it shares, otherwise to the party's first one. A task
without a responsible party is told only what shares its words.
"""

from cus.text.plural import plural
from cus.text.search import stems
from partners.models import AgreementParty, AgreementTask
from programmes.models import ServiceContract
from programmes.results.models import DeliveryFigure
from programmes.results.selfevaluation.enums import Aspect
from programmes.results.selfevaluation.facts import Facts
from programmes.results.selfevaluation.outline import Leaf
from programmes.results.selfevaluation.proposals import places, wording
from programmes.results.selfevaluation.sentence import Sentence, ended

# Words that tasks of every partnership share, so they tell nothing (stems, folded).
COMMON = frozenset(
    stems(
        "usługa usług usługi społeczne społecznych zadanie zadania działanie działania partnerstwa partner osoba osób "
        "osoby mieszkaniec mieszkańców gmina gminy rok roku dzień dni ciągu współpraca praca pracy spotkanie organizacja "
        "dla oraz także przez według podczas wszystkich każda każdy"
    )
)


def words_of(text: str) -> frozenset[str]:
    """Return the stems of a text that may tell one task from another."""
    return frozenset(stem for stem in stems(text) if len(stem) >= 4 and stem not in COMMON)


class Assigned:
    """Which facts belong to one task."""

    def __init__(self, facts: Facts, task: AgreementTask) -> None:
        self.facts, self.task = facts, task
        self.party: AgreementParty | None = task.responsible
        siblings = [one for one in facts.tasks if one.responsible_id and one.responsible_id == task.responsible_id]
        self.siblings = {one.pk: words_of(f"{one.description} {one.goal}") for one in siblings or [task]}
        self.words = words_of(f"{task.description} {task.goal}")
        self.is_first = not siblings or siblings[0].pk == task.pk

    def takes(self, text: str) -> bool:
        """Whether a fact told in ``text`` belongs to this task."""
        shared = words_of(text)
        if self.words & shared:
            return True
        if self.party is None:
            return False
        return self.is_first and not any(words & shared for words in self.siblings.values())

    @property
    def is_of_centre(self) -> bool:
        """The centre itself answers for the task."""
        return self.party is not None and self.party.partner_id is None

    def is_ours(self, partner_ids) -> bool:
        """Whether the responsible party is among ``partner_ids``; without one anybody is."""
        return self.party is None or self.party.partner_id in partner_ids

    @property
    def contracts(self) -> list[ServiceContract]:
        """Contracts of the responsible party; of the centre: assignments to its units."""
        found = []
        for contract in self.facts.contracts:
            partners = {row.partner_id for row in contract.providers.all()}
            ours = contract.own_unit_id is not None if self.is_of_centre else self.is_ours(partners)
            if ours and self.takes(" ".join(item.service_name for item in contract.items.all())):
                found.append(contract)
        return found

    @property
    def figures(self) -> list[DeliveryFigure]:
        """Figures of the responsible party."""
        found = []
        for row in self.facts.figures:
            if row.service_id is None:
                continue
            ours = row.own_unit_id is not None if self.is_of_centre else self.party and self.is_ours({row.partner_id})
            if ours and (row.partner_id or row.own_unit_id) and self.takes(row.service.name):
                found.append(row)
        return found

    @property
    def services(self) -> set[int]:
        """Services that the responsible party gives under this task."""
        named = {item.service_id for contract in self.contracts for item in contract.items.all()}
        return named | {row.service_id for row in self.figures}

    @property
    def reports(self):
        """Reports under the contracts of this task."""
        keys = {contract.pk for contract in self.contracts}
        return [report for report in self.facts.reports if report.contract_id in keys]

    @property
    def actions(self):
        """Joint actions of the responsible party."""
        return [
            action
            for action in self.facts.actions
            if (self.is_of_centre or self.is_ours({partner.pk for partner in action.partners.all()}))
            and (not self.is_of_centre or self.words & words_of(f"{action.name} {action.share} {action.result}"))
            and self.takes(f"{action.name} {action.share} {action.result}")
        ]

    @property
    def duties(self):
        """What the committee told the responsible party to do."""
        return [
            one
            for one in self.facts.decisions
            if one.responsible_id
            and (self.party is None or one.responsible_id == self.task.responsible_id)
            and self.takes(f"{one.text} {one.duty}")
        ]

    @property
    def modules(self):
        """Modules of the educational programme that the responsible party teaches, with their annexes."""
        return [
            (annex, module)
            for annex in self.facts.annexes
            for module in annex.modules.all()
            if module.teacher_id and module.teacher_id == self.task.responsible_id
        ]

    @property
    def complaints(self):
        """Complaints about the responsible party; where the task speaks of complaints, all of them."""
        if self.words & words_of("skargi nieprawidłowości"):
            return self.facts.complaints
        if self.party is None or self.is_of_centre:
            return []
        return [row for row in self.facts.complaints if row.partner_id == self.party.partner_id]


def proposed(facts: Facts, leaf: Leaf) -> list[Sentence]:
    """Return the sentences for one leaf of a task."""
    mine = Assigned(facts, leaf.task)
    if leaf.aspect == Aspect.ACTIONS:
        return _actions(mine)
    if leaf.aspect == Aspect.PARTNERS:
        return _partners(mine)
    if leaf.aspect == Aspect.GOALS:
        return _goals(mine)
    if leaf.aspect == Aspect.DIFFICULTIES:
        return _difficulties(mine)
    return wording.of_texts(facts, mine.reports, "needs", lambda who: f"{who} zgłasza w sprawozdaniu potrzebę")


def _actions(mine: Assigned) -> list[Sentence]:
    facts = mine.facts
    found = [wording.of_action(action) for action in mine.actions]
    found += [wording.of_duty(decision, facts.end) for decision in mine.duties]
    found += _modules(mine)
    found += wording.of_delivery(facts, mine.figures, _who(mine))
    found += wording.of_texts(facts, mine.reports, "done", lambda who: f"{who} podaje w sprawozdaniu")
    if mine.is_of_centre and mine.is_first:
        found += _of_centre(facts)
    if mine.is_of_centre and mine.words & words_of("skargi nieprawidłowości"):
        found.append(wording.of_complaints(facts.complaints, "complaints-all"))
    return found


def _who(mine: Assigned) -> str:
    return str(mine.party) if mine.party and mine.party.partner_id else ""


def _modules(mine: Assigned) -> list[Sentence]:
    found = []
    for annex, module in mine.modules:
        hours = f"{module.hours} {plural(module.hours, 'godzina', 'godziny', 'godzin')}"
        text = f"W programie edukacyjnym ({annex}) prowadzi moduł „{module.name}”: {hours}."
        found.append(Sentence(key=f"module-{module.pk}", text=text, value=str(module.hours), **places.of_annex(annex)))
    return found


def _of_centre(facts: Facts) -> list[Sentence]:
    """What the centre did for the whole partnership: contracts and reports."""
    found, count = [], len(facts.contracts)
    if count:
        text = f"Umowy i przydziały obowiązujące w okresie objętym raportem: {count}."
        found.append(Sentence(key="contracts-count", text=text, value=str(count), **places.of_contracts()))
    reports = [report for report in facts.reports if report.received_on]
    if reports:
        many = len(reports)
        text = f"Wykonawcy złożyli {many} {plural(many, 'sprawozdanie', 'sprawozdania', 'sprawozdań')}."
        found.append(Sentence(key="reports-count", text=text, value=str(many), **places.of_contracts()))
    return found


def _partners(mine: Assigned) -> list[Sentence]:
    facts, found = mine.facts, []
    if mine.party:
        text = f"Za zadanie odpowiada {mine.party} ({mine.party.get_role_display()})."
        if mine.is_of_centre:
            text = "Za zadanie odpowiada centrum usług społecznych."
        found.append(Sentence(key=f"responsible-{mine.party.pk}", text=text, **places.of_agreement(facts.agreement)))
        found += of_presence(facts, [mine.party])
    found += [wording.of_contract(contract, facts.end) for contract in mine.contracts]
    for action in mine.actions:
        names = sorted(
            partner.name
            for partner in action.partners.all()
            if partner.pk in facts.partner_ids and not (mine.party and partner.pk == mine.party.partner_id)
        )
        if names:
            text = f"W działaniu „{action.name}” uczestniczyli też partnerzy: {wording.listed(names)}."
            found.append(Sentence(key=f"together-{action.pk}", text=text, **places.of_action(action)))
    return found + _offered(mine)


def _offered(mine: Assigned) -> list[Sentence]:
    if mine.party is None or mine.party.partner_id is None or not mine.is_first:
        return []
    offers = [offer for offer in mine.facts.offers if offer.partner_id == mine.party.partner_id]
    if not offers:
        return []
    names = wording.listed(dict.fromkeys(f"„{offer.service.name}”" for offer in offers))
    text = f"{mine.party} oferuje w rejestrze partnerów: {names}."
    return [
        Sentence(
            key=f"offers-{mine.party.partner_id}",
            text=text,
            value=str(len(offers)),
            **places.of_partner(mine.party.partner),
        )
    ]


def of_presence(facts: Facts, parties) -> list[Sentence]:
    """At how many meetings of the committee each party had somebody."""
    total, found = len(facts.meetings), []
    if not total:
        return []
    for party in parties:
        times = sum(
            any(row.member.party_id == party.pk for row in meeting.presences.all()) for meeting in facts.meetings
        )
        text = f"{party}: obecność na {times} z {total} {plural(total, 'posiedzenia', 'posiedzeń', 'posiedzeń')} komitetu współpracy."
        found.append(
            Sentence(
                key=f"presence-{party.pk}",
                text=text[:1].upper() + text[1:],
                value=f"{times} z {total}",
                **places.of_committee(facts.agreement),
            )
        )
    return found


def _goals(mine: Assigned) -> list[Sentence]:
    facts, found, services = mine.facts, [], mine.services
    if mine.task.goal:
        text = f"Cel zapisany w porozumieniu: {ended(mine.task.goal)}"
        found.append(Sentence(key=f"goal-{mine.task.pk}", text=text, **places.of_agreement(facts.agreement)))
    for programme, series in facts.indicators:
        whole = series.service is None and mine.is_of_centre and mine.is_first
        if whole or (series.service is not None and series.service.pk in services):
            found += wording.of_indicator(facts, programme, series)
    for programme, service, results in facts.quality:
        if service.pk in services:
            found += wording.of_quality(facts, programme, service.name, service.pk, results)
    found += _done_duties(mine)
    if mine.words & words_of("skargi nieprawidłowości"):
        closed = sum(row.closed_on is not None for row in facts.complaints)
        text = f"Zamknięto {closed} z {len(facts.complaints)} spraw wpisanych do rejestru skarg i nieprawidłowości."
        if facts.complaints:
            found.append(
                Sentence(
                    key="complaints-closed",
                    text=text,
                    value=f"{closed} z {len(facts.complaints)}",
                    **places.of_complaints(),
                )
            )
    notes = [
        note
        for note in facts.notes
        if note.service_id in services or (note.service_id is None and mine.is_of_centre and mine.is_first)
    ]
    return found + [wording.of_note(facts, note) for note in notes]


def _done_duties(mine: Assigned) -> list[Sentence]:
    duties = mine.duties
    if not duties:
        return []
    done = sum(one.done_on is not None and one.done_on <= mine.facts.end for one in duties)
    total = len(duties)
    text = f"Wykonano {done} z {total} {plural(total, 'czynności zleconej', 'czynności zleconych', 'czynności zleconych')} przez komitet."
    return [
        Sentence(
            key=f"duties-{mine.task.pk}",
            text=text,
            value=f"{done} z {total}",
            **places.of_committee(mine.facts.agreement),
        )
    ]


def _difficulties(mine: Assigned) -> list[Sentence]:
    facts = mine.facts
    found = wording.of_texts(
        facts, mine.reports, "difficulties", lambda who: f"{who} wskazuje w sprawozdaniu trudność"
    )
    found += wording.of_refusals(facts, mine.figures, of_one=True)
    found += wording.late_duties(mine.duties, facts.end)
    if mine.party and mine.party.partner_id and mine.is_first and mine.contracts:
        about = f" dotycząca strony: {mine.party}" if not mine.complaints else f" dotyczące strony: {mine.party}"
        found.append(wording.of_complaints(mine.complaints, f"complaints-{mine.party.partner_id}", about))
    return found
