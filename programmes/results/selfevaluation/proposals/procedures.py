"""Chapter 3: what is proposed for the introductory procedures and the three spheres."""

from cus.text.dates import day
from cus.text.numbers import money, number
from cus.text.plural import plural
from partners.enums import FeatureAnswer, PartyRole, SocialEconomyStatus
from partners.features import BY_KEY
from partners.models import AgreementParty
from programmes.results.figures import totals_of
from programmes.results.reports.enums import ReportState
from programmes.results.selfevaluation.enums import Aspect, Part
from programmes.results.selfevaluation.facts import Facts
from programmes.results.selfevaluation.proposals import places, wording
from programmes.results.selfevaluation.proposals.tasks import of_presence
from programmes.results.selfevaluation.sentence import Sentence


def proposed(facts: Facts, part: Part, aspect: Aspect) -> list[Sentence]:
    """Return the sentences for one leaf of chapter 3; remarks come from partners alone."""
    asked = {
        (Part.OPENING, Aspect.PROCEDURES): _opened,
        (Part.OPENING, Aspect.PARTNERS): lambda facts: of_presence(facts, facts.parties),
        (Part.OPENING, Aspect.DIFFICULTIES): _opening_difficulties,
        (Part.STAFF, Aspect.PROCEDURES): _education,
        (Part.STAFF, Aspect.PARTNERS): _teachers,
        (Part.STAFF, Aspect.DIFFICULTIES): lambda facts: _of_roles(facts, _social(facts)),
        (Part.ENTERPRISES, Aspect.PROCEDURES): _enterprises,
        (Part.ENTERPRISES, Aspect.PARTNERS): _supporters,
        (Part.ENTERPRISES, Aspect.DIFFICULTIES): lambda facts: _of_roles(facts, _founders(facts)),
        (Part.ORDERS, Aspect.PROCEDURES): _ordered,
        (Part.ORDERS, Aspect.PARTNERS): _providers,
        (Part.ORDERS, Aspect.DIFFICULTIES): _order_difficulties,
        (Part.ORDERS, Aspect.REMARKS): lambda facts: wording.of_texts(
            facts, facts.reports, "needs", lambda who: f"{who} zgłasza w sprawozdaniu potrzebę"
        ),
    }.get((part, aspect))
    return asked(facts) if asked else []


def _opened(facts: Facts) -> list[Sentence]:
    agreement, found = facts.agreement, []
    text = f"{agreement} zawarto {day(agreement.concluded_on)} r."
    found.append(Sentence(key="concluded", text=text, **places.of_agreement(agreement)))
    for power in facts.powers:
        text = f"Pełnomocnictwo z {day(power.granted_on)} r. obejmuje reprezentowanie strony: {power.represented}."
        found.append(Sentence(key=f"power-{power.pk}", text=text, **places.of_power(power)))
    for meeting in facts.meetings:
        many = len(meeting.presences.all())
        text = f"{meeting}: {day(meeting.held_on)} r., {many} {plural(many, 'osoba obecna', 'osoby obecne', 'osób obecnych')}."
        found.append(Sentence(key=f"meeting-{meeting.pk}", text=text, value=str(many), **places.of_meeting(meeting)))
    many = len(facts.decisions)
    if many:
        text = f"Komitet współpracy przyjął {many} {plural(many, 'decyzję', 'decyzje', 'decyzji')}."
        found.append(Sentence(key="decisions", text=text, value=str(many), **places.of_committee(agreement)))
    return found + [_check(check) for check in facts.checks]


def _check(check) -> Sentence:
    answers = list(check.answers.all())
    yes = sum(one.answer == FeatureAnswer.YES for one in answers)
    text = f"{check} r.: partnerstwo ma w pełni {yes} z {len(answers)} cech dobrego partnerstwa."
    return Sentence(key=f"check-{check.pk}", text=text, value=f"{yes} z {len(answers)}", **places.of_check(check))


def _opening_difficulties(facts: Facts) -> list[Sentence]:
    found = []
    for check in facts.checks[-1:]:
        answers = list(check.answers.all())
        for one in answers:
            if one.answer == FeatureAnswer.NO:
                note = f" Uwaga: {one.note.rstrip('.')}." if one.note else ""
                text = f"{check} r.: partnerstwo nie ma cechy „{BY_KEY[one.feature].text.rstrip('.')}”.{note}"
                key = f"feature-{check.pk}-{one.feature}"
                found.append(Sentence(key=key, text=text, **places.of_check(check)))
        partly = sum(one.answer == FeatureAnswer.PARTLY for one in answers)
        if partly:
            text = f"{check} r.: cechy dobrego partnerstwa spełnione tylko częściowo: {partly} z {len(answers)}."
            key = f"features-partly-{check.pk}"
            found.append(Sentence(key=key, text=text, value=str(partly), **places.of_check(check)))
    return found + wording.late_duties(facts.decisions, facts.end)


def _social(facts: Facts) -> list[AgreementParty]:
    return [party for party in facts.parties if party.role == PartyRole.SOCIAL_EMPLOYMENT]


def _education(facts: Facts) -> list[Sentence]:
    found = []
    for annex in facts.annexes:
        modules = list(annex.modules.all())
        if not annex.is_programme:
            continue
        hours, many = sum(module.hours for module in modules), len(modules)
        text = f"Program edukacyjny ({annex}, {day(annex.concluded_on)} r.)"
        if many:
            text += f" ma {many} {plural(many, 'moduł', 'moduły', 'modułów')}, razem {number(hours)} {plural(hours, 'godzinę', 'godziny', 'godzin')}"
        found.append(
            Sentence(key=f"education-{annex.pk}", text=f"{text}.", value=str(hours), **places.of_annex(annex))
        )
        for module in modules:
            if module.starts_on and facts.start <= module.starts_on <= facts.end:
                text = f"Moduł „{module.name}” rozpoczęto {day(module.starts_on)} r."
                found.append(Sentence(key=f"began-{module.pk}", text=text, **places.of_annex(annex)))
    return found + _actions_of(facts, _social(facts))


def _actions_of(facts: Facts, parties: list[AgreementParty]) -> list[Sentence]:
    ours = {party.partner_id for party in parties}
    return [
        wording.of_action(action)
        for action in facts.actions
        if ours & {partner.pk for partner in action.partners.all()}
    ]


def _teachers(facts: Facts) -> list[Sentence]:
    found = []
    for annex in facts.annexes:
        by_party: dict = {}
        for module in annex.modules.all():
            if module.teacher:
                by_party.setdefault(module.teacher, []).append(module)
        for party, modules in by_party.items():
            names = wording.listed(f"„{module.name}”" for module in modules)
            text = f"{party} prowadzi {plural(len(modules), 'moduł', 'moduły', 'moduły')}: {names}."
            found.append(Sentence(key=f"teacher-{annex.pk}-{party.pk}", text=text, **places.of_annex(annex)))
    for party in _social(facts):
        text = f"Podmiotem zatrudnienia socjalnego w partnerstwie jest {party}."
        found.append(Sentence(key=f"social-{party.pk}", text=text, **places.of_agreement(facts.agreement)))
    return found


def _founders(facts: Facts) -> list[AgreementParty]:
    """Who may help to found an enterprise: the adviser and the parties of social employment."""
    roles = (PartyRole.SOCIAL_EMPLOYMENT, PartyRole.COORDINATOR)
    return [party for party in facts.parties if party.role in roles]


def _of_roles(facts: Facts, parties: list[AgreementParty]) -> list[Sentence]:
    """Difficulties of parties: what their reports say, and what they were late with."""
    ours = {party.partner_id for party in parties if party.partner_id}
    contracts = {
        contract.pk for contract in facts.contracts if ours & {row.partner_id for row in contract.providers.all()}
    }
    reports = [report for report in facts.reports if report.contract_id in contracts]
    duties = [one for one in facts.decisions if one.responsible_id in {party.pk for party in parties}]
    found = wording.of_texts(facts, reports, "difficulties", lambda who: f"{who} wskazuje w sprawozdaniu trudność")
    return found + wording.late_duties(duties, facts.end)


def _enterprises(facts: Facts) -> list[Sentence]:
    found = []
    for party in facts.parties:
        partner = party.partner
        if partner and partner.social_economy_status != SocialEconomyStatus.NONE:
            text = f"{party}: {partner.get_social_economy_status_display()}."
            found.append(Sentence(key=f"status-{party.pk}", text=text, **places.of_partner(partner)))
    return found + _actions_of(facts, _founders(facts))


def _supporters(facts: Facts) -> list[Sentence]:
    found = []
    for party in facts.parties:
        if party.role == PartyRole.COORDINATOR:
            text = f"Instytucją koordynująco-doradczą jest {party}."
            found.append(Sentence(key=f"coordinator-{party.pk}", text=text, **places.of_agreement(facts.agreement)))
            found += of_presence(facts, [party])
    return found


def _ordered(facts: Facts) -> list[Sentence]:
    found = []
    signed = [one for one in facts.contracts if not one.is_assignment]
    if signed:
        total = sum((one.amount_on(facts.end) or 0 for one in signed), 0)
        text = f"Umowy z wykonawcami obowiązujące w okresie objętym raportem: {len(signed)}, na łączną kwotę {money(total)}."
        found.append(Sentence(key="orders", text=text, value=str(len(signed)), **places.of_contracts()))
    assigned = [one for one in facts.contracts if one.is_assignment]
    if assigned:
        text = f"Przydziały usług jednostkom własnym: {len(assigned)}."
        found.append(Sentence(key="assignments", text=text, value=str(len(assigned)), **places.of_contracts()))
    accepted = sum(report.state == ReportState.ACCEPTED for report in facts.reports)
    if facts.reports:
        text = f"Sprawozdania wykonawców za okres objęty raportem: {len(facts.reports)}, w tym przyjęte przez centrum: {accepted}."
        found.append(
            Sentence(key="reports", text=text, value=f"{accepted} z {len(facts.reports)}", **places.of_contracts())
        )
    for programme in sorted(facts.programmes):
        rows = [row for row in facts.figures if row.programme_id == programme]
        cost = totals_of(rows).cost
        if cost is not None:
            text = (
                f"Koszt usług programu „{facts.programme_name(programme)}” w okresie objętym raportem: {money(cost)}."
            )
            found.append(
                Sentence(key=f"cost-{programme}", text=text, value=money(cost), **places.of_figures(facts, programme))
            )
    return found + wording.of_delivery(facts, facts.figures)


def _providers(facts: Facts) -> list[Sentence]:
    return [wording.of_contract(contract, facts.end) for contract in facts.contracts]


def _order_difficulties(facts: Facts) -> list[Sentence]:
    found = wording.of_texts(
        facts, facts.reports, "difficulties", lambda who: f"{who} wskazuje w sprawozdaniu trudność"
    )
    found += wording.of_refusals(facts, facts.figures)
    if facts.contracts:
        found.append(wording.of_complaints(facts.complaints, "complaints-all"))
    for programme, service, results in facts.quality:
        low = [one for one in results.factors if one.shown and one.mean < 3]
        for one in low:
            text = f"Ocena poniżej 3 w usłudze „{service.name}”: {one.name.lower()}, średnio {number(one.mean, 1)} w skali od 1 do 5."
            key = f"low-{programme}-{service.pk}-{one.code}"
            found.append(
                Sentence(key=key, text=text, value=number(one.mean, 1), **places.of_quality(facts, programme))
            )
    return found
