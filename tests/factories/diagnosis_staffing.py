"""Staffing balances for tests."""

import datetime as dt
from decimal import Decimal

import factory

from diagnosis.enums import FillingManner
from diagnosis.models import FillingPlan, StaffingBalance, StaffingRow
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import CatalogueServiceFactory, DiagnosisFactory


class BalanceFactory(factory.django.DjangoModelFactory):
    """A balance without rows."""

    class Meta:
        model = StaffingBalance

    diagnosis = factory.SubFactory(DiagnosisFactory)
    opened_by = factory.SubFactory(UserFactory, worker=True)


class StaffingRowFactory(factory.django.DjangoModelFactory):
    """Forty persons, one of staff for ten of them: four are needed."""

    class Meta:
        model = StaffingRow

    balance = factory.SubFactory(BalanceFactory)
    service = factory.SubFactory(CatalogueServiceFactory)
    planned_own = 40
    norm_staff = Decimal(1)
    norm_units = Decimal(10)
    norm_source = "Ustalenie zespołu centrum"


class FillingPlanFactory(factory.django.DjangoModelFactory):
    """A school prepares and the centre employs two people in years to come."""

    class Meta:
        model = FillingPlan

    row = factory.SubFactory(StaffingRowFactory)
    number = 2
    manner = FillingManner.TRAIN_AND_HIRE
    trainer_other = "Klub integracji społecznej"
    employer_other = "Centrum Usług Społecznych"
    due_on = dt.date(2031, 6, 30)
