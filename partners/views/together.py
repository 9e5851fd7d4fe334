"""Contacts with a partner and joint actions."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.text.typography import quotable
from cus.workflow import refuse_if
from partners import actions
from partners.forms.origin import PickForm
from partners.forms.together import ContactForm, JointActionForm
from partners.models import JointAction, Partner, PartnerContact
from partners.policies import refusal_to_edit_partner
from partners.views.parts import Words, card_or_404, chosen_partner, part_page, partners_found, pick_page, sent

CONTACT_LEAD = "Krótko: co ustalono i co dalej. Następny krok z terminem przypomni o sobie na stronie startowej."
ACTION_LEAD = "Wypełnia wiersz 13 fiszki: działania, w które partner był zaangażowany."


def contact_or_404(request, pk: int) -> PartnerContact:
    """Return a contact with a partner that the person may see.

    Raises:
        Http404: there is no such contact for this person.
    """
    seen = Partner.objects.visible_to(request.user)
    return get_object_or_404(PartnerContact.objects.select_related("partner").filter(partner__in=seen), pk=pk)


def action_or_404(request, pk: int) -> JointAction:
    """Return a joint action with partners that the person may see.

    Raises:
        Http404: there is no such action for this person.
    """
    seen = Partner.objects.visible_to(request.user)
    return get_object_or_404(JointAction.objects.filter(partners__in=seen).distinct(), pk=pk)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=card_or_404)
def contact_create(request, pk: int):
    """Record a contact."""
    partner = card_or_404(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    kept = keeping(request, "partners.contact_new", key=str(partner.pk))
    form = ContactForm(kept.data, instance=PartnerContact(partner=partner))
    return part_page(
        request,
        form,
        lambda: actions.save_contact(by=request.user, partner=partner, values=form.values(), token=form.token),
        kept=kept,
        words=Words("Nowy kontakt", CONTACT_LEAD, "Zapisz kontakt", "Zapisano kontakt."),
        back=partner,
        context={"partner": partner},
    )


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=contact_or_404)
def contact_edit(request, pk: int):
    """Correct a contact."""
    contact = contact_or_404(request, pk)
    partner = contact.partner
    refuse_if(refusal_to_edit_partner(request.user, partner))
    kept = keeping(request, "partners.contact", contact)
    form = ContactForm(kept.data, instance=contact)
    return part_page(
        request,
        form,
        lambda: actions.save_contact(
            by=request.user, partner=partner, contact=contact, values=form.values(), seen=form.version
        ),
        kept=kept,
        words=Words("Zmiana kontaktu", CONTACT_LEAD, "Zapisz kontakt", "Zapisano kontakt."),
        back=partner,
        context={"partner": partner, "remove": ("partners:contact_remove", contact.pk, "Usuń ten kontakt")},
    )


@require_POST
@requires(Act.PARTNER_EDIT, see=contact_or_404)
def contact_done(request, pk: int):
    """Mark the next step as done."""
    contact = actions.finish_step(by=request.user, contact=contact_or_404(request, pk))
    messages.success(request, f"Wykonano: {contact.next_step}.")
    return redirect(contact.partner)


@require_POST
@requires(Act.PARTNER_EDIT, see=contact_or_404)
def contact_remove(request, pk: int):
    """Take a contact off the card."""
    contact = contact_or_404(request, pk)
    actions.remove_contact(by=request.user, contact=contact)
    messages.success(request, "Usunięto kontakt.")
    return redirect(contact.partner)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=card_or_404)
def action_create(request, pk: int):
    """Record what was done together with this partner."""
    partner = card_or_404(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    kept = keeping(request, "partners.joint_action_new", key=str(partner.pk))
    form = JointActionForm(kept.data)
    return part_page(
        request,
        form,
        lambda: actions.save_joint_action(by=request.user, partner=partner, values=form.values(), token=form.token),
        kept=kept,
        words=Words("Nowe wspólne działanie", ACTION_LEAD, "Zapisz działanie", "Zapisano wspólne działanie."),
        back=partner,
        context={"partner": partner},
    )


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=action_or_404)
def action_edit(request, pk: int):
    """Change a joint action; it is told on the cards of all who took part."""
    action = action_or_404(request, pk)
    took_part = list(action.partners.all())
    kept = keeping(request, "partners.joint_action", action)
    form = JointActionForm(kept.data, instance=action)
    return part_page(
        request,
        form,
        lambda: actions.save_joint_action(by=request.user, action=action, values=form.values(), seen=form.version),
        kept=kept,
        words=Words("Zmiana wspólnego działania", ACTION_LEAD, "Zapisz działanie", "Zapisano wspólne działanie."),
        back=took_part[0],
        context={
            "partner": took_part[0],
            "took_part": took_part,
            "join_url": reverse("partners:joint_action_join", args=[action.pk]),
            "remove": ("partners:joint_action_remove", action.pk, "Usuń to działanie"),
        },
    )


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=action_or_404)
def action_join(request, pk: int):
    """Name one more partner with a card who took part."""
    action = action_or_404(request, pk)
    took_part = list(action.partners.all())
    found = partners_found(request, but=[partner.pk for partner in took_part])

    def act(choice: str) -> str:
        partner = chosen_partner(request, choice)
        actions.join_action(by=request.user, action=action, partner=partner)
        return f"Dopisano partnera „{quotable(partner.name)}”."

    return pick_page(
        request,
        PickForm(sent(request), found=found),
        act,
        words=Words("Kto jeszcze brał udział", action.name, "Dopisz partnera", ""),
        back=action,
        context={"partner": took_part[0], "found": found, "listed": took_part, "asks": "Nazwa partnera z rejestru"},
    )


@require_POST
@requires(Act.PARTNER_EDIT, see=action_or_404)
def action_remove(request, pk: int):
    """Take a joint action off all cards."""
    action = action_or_404(request, pk)
    back = action.partners.first()
    actions.remove_joint_action(by=request.user, action=action)
    messages.success(request, f"Usunięto działanie „{quotable(action.name)}”.")
    return redirect(back)
