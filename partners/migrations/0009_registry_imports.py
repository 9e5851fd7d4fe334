"""Tables of partners that wait for their preview to be accepted."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0008_life_of_agreements"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RegistryImport",
            fields=[
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="kiedy")),
                ("name", models.CharField(max_length=200, verbose_name="plik")),
                ("content", models.BinaryField(verbose_name="treść pliku")),
                ("second_name", models.CharField(blank=True, max_length=200, verbose_name="drugi plik")),
                ("second_content", models.BinaryField(blank=True, default=bytes, verbose_name="treść drugiego pliku")),
                (
                    "owner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kto",
                    ),
                ),
            ],
            options={
                "verbose_name": "import partnerów",
                "verbose_name_plural": "importy partnerów",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
    ]
