"""The cooperation committee of an agreement (point 5): members, meetings, decisions.

Each party has one vote, however many members it sends (point 6: equal votes).
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from cus.text.dates import day as polish_day
from partners.enums import MeetingState
from partners.models.agreement import AgreementParty, CooperationAgreement
from partners.querysets import DecisionQuerySet, MeetingQuerySet, MemberQuerySet


@tracked()
class CommitteeMember(models.Model):
    """A person whom a party sends to the committee.

    A member from ``joined_on`` until the day before ``left_on``; who left may come back, in a row of its own.
    """

    agreement = models.ForeignKey(CooperationAgreement, on_delete=models.CASCADE, related_name="members")
    party = models.ForeignKey(AgreementParty, on_delete=models.CASCADE, related_name="members", verbose_name="strona")
    person = models.CharField("imię i nazwisko", max_length=200)
    post = models.CharField("funkcja", max_length=200, blank=True)
    joined_on = models.DateField("w komitecie od")
    left_on = models.DateField("odejście z komitetu", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = "członek komitetu"
        verbose_name_plural = "członkowie komitetu"
        ordering = ["agreement", "party__position", "joined_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                F("agreement"),
                Upper("person"),
                condition=Q(left_on__isnull=True),
                name="committee_member_once",
                violation_error_message="Ta osoba jest już w komitecie.",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="committee_member_dates_in_order",
                violation_error_message="Nie można odejść z komitetu, zanim się do niego weszło.",
            ),
        ]

    def __str__(self) -> str:
        return self.person


@tracked(exclude=["token"])
class CommitteeMeeting(models.Model):
    """A meeting with its minutes; closed minutes are frozen, get the next number in the year and change no more."""

    agreement = models.ForeignKey(CooperationAgreement, on_delete=models.CASCADE, related_name="meetings")
    held_on = models.DateField("data posiedzenia")
    place = models.CharField("miejsce", max_length=200, blank=True)
    agenda = models.TextField("porządek posiedzenia", blank=True)
    chair = models.CharField("prowadzi", max_length=200, blank=True)
    recorder = models.CharField("protokołuje", max_length=200, blank=True)
    guests = models.TextField("goście", blank=True)
    minutes = models.TextField("przebieg", blank=True)
    present = models.ManyToManyField(CommitteeMember, through="MeetingPresence", related_name="meetings")
    state = models.CharField(
        "stan", max_length=10, choices=MeetingState.choices, default=MeetingState.OPEN, editable=False
    )
    number = models.PositiveIntegerField("numer w roku", null=True, editable=False)
    closed_at = models.DateTimeField("protokół zamknięto", null=True, editable=False)
    closed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto zamknął",
    )
    closed_under = models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one meeting.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "posiedzenie komitetu"
        verbose_name_plural = "posiedzenia komitetu"
        ordering = ["agreement", "-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state=MeetingState.OPEN, number__isnull=True, closed_at__isnull=True, closed_by__isnull=True
                )
                | Q(state=MeetingState.CLOSED, number__isnull=False, closed_at__isnull=False, closed_by__isnull=False),
                name="meeting_closed_with_number_and_person",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False) | Q(closed_under__isnull=True),
                name="meeting_closed_under_when_closed",
            ),
            models.UniqueConstraint(
                F("agreement"), F("held_on__year"), F("number"), name="meeting_number_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        if self.number:
            return f"Posiedzenie nr {self.number}/{self.held_on.year}"
        return f"Posiedzenie {polish_day(self.held_on)}"

    def get_absolute_url(self) -> str:
        """Page of the meeting."""
        return reverse("partners:meeting_detail", args=[self.agreement_id, self.pk])

    @property
    def closer(self) -> str:
        """Who closed the minutes, and under which authorisation, if not by their own role."""
        return signed(self.closed_by, self.closed_under)


@tracked()
class MeetingPresence(models.Model):
    """That a member was at a meeting."""

    meeting = models.ForeignKey(CommitteeMeeting, on_delete=models.CASCADE, related_name="presences")
    member = models.ForeignKey(
        CommitteeMember, on_delete=models.PROTECT, related_name="presences", verbose_name="członek komitetu"
    )

    class Meta:
        verbose_name = "obecność na posiedzeniu"
        verbose_name_plural = "obecności na posiedzeniu"
        ordering = ["meeting", "member__party__position", "member", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="meeting_presence_once")]

    def __str__(self) -> str:
        return str(self.member)


@tracked()
class CommitteeDecision(models.Model):
    """A decision taken at a meeting, how the parties voted, and who must do what by when.

    It is carried when more parties are for it than against. Its number in the year comes when the
    minutes are closed.
    """

    meeting = models.ForeignKey(CommitteeMeeting, on_delete=models.CASCADE, related_name="decisions")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    number = models.PositiveIntegerField("numer w roku", null=True, editable=False)
    decided_on = models.DateField("podjęto dnia")
    text = models.TextField("treść")
    votes_for = models.PositiveSmallIntegerField("za", default=0)
    votes_against = models.PositiveSmallIntegerField("przeciw", default=0)
    votes_abstained = models.PositiveSmallIntegerField("wstrzymało się", default=0)
    responsible = models.ForeignKey(
        AgreementParty,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="duties",
        verbose_name="kto wykonuje",
    )
    duty = models.CharField("co ma zrobić", max_length=500, blank=True)
    due_on = models.DateField("do kiedy", null=True, blank=True)
    done_on = models.DateField("wykonano dnia", null=True, blank=True)
    done_note = models.CharField("jak wykonano", max_length=500, blank=True)
    done_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto odnotował",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "decyzja komitetu"
        verbose_name_plural = "decyzje komitetu"
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(responsible__isnull=True, duty="", due_on__isnull=True)
                | Q(responsible__isnull=False, due_on__isnull=False) & ~Q(duty=""),
                name="decision_duty_is_whole",
                violation_error_message="Wpisz razem: kto wykonuje, co ma zrobić i do kiedy. Albo zostaw puste.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("decided_on")),
                name="decision_due_after_decided",
                violation_error_message="Termin wykonania nie może być wcześniejszy niż decyzja.",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True, done_note="")
                | Q(done_on__isnull=False, done_by__isnull=False, responsible__isnull=False),
                name="decision_done_with_its_person",
            ),
        ]

    def __str__(self) -> str:
        if self.number:
            return f"Decyzja nr {self.number}/{self.decided_on.year}"
        return f"Decyzja {self.position + 1}"

    @property
    def is_carried(self) -> bool:
        """More parties for than against; a tie carries nothing."""
        return self.votes_for > self.votes_against

    @property
    def votes(self) -> int:
        """How many parties voted."""
        return self.votes_for + self.votes_against + self.votes_abstained

    @property
    def is_open(self) -> bool:
        """Carried, and somebody still has something to do."""
        return self.is_carried and self.responsible_id is not None and self.done_on is None
