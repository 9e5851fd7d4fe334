"""Invented data never reach a real centre."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from cus.accounts.models import User
from partners.models import Partner

pytestmark = pytest.mark.django_db


def test_a_real_centre_never_gets_demo_data(settings):
    settings.DEMO_MODE = False

    with pytest.raises(CommandError, match="tylko w trybie pokazowym"):
        call_command("load_demo")

    assert not User.objects.exists()
    assert not Partner.objects.exists()
