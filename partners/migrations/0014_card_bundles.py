"""Cards of partners in one file, ordered and made by a job."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0013_template_versions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CardBundle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="zamówiono"),
                ),
                (
                    "shape",
                    models.CharField(
                        choices=[("pdf", "jeden PDF ze spisem treści"), ("zip", "ZIP: każda fiszka osobno")],
                        max_length=3,
                        verbose_name="rodzaj pliku",
                    ),
                ),
                (
                    "cards",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None, verbose_name="fiszki"
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0, verbose_name="zrobiono")),
                ("total", models.PositiveIntegerField(verbose_name="do zrobienia")),
                ("file", models.BinaryField(null=True, verbose_name="plik")),
                ("fault", models.TextField(blank=True, verbose_name="dlaczego się nie udało")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="zakończono")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kto zamówił",
                    ),
                ),
            ],
            options={
                "verbose_name": "fiszki w jednym pliku",
                "verbose_name_plural": "fiszki w jednym pliku",
                "ordering": ["-created_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished_at__isnull", True)),
                        fields=("created_by",),
                        name="card_bundle_one_open",
                        violation_error_message="Poprzednie zamówienie jest jeszcze w przygotowaniu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("done__lt", models.F("total")),
                                ("fault", ""),
                                ("file__isnull", True),
                                ("finished_at__isnull", True),
                            ),
                            models.Q(
                                ("done", models.F("total")),
                                ("fault", ""),
                                ("file__isnull", False),
                                ("finished_at__isnull", False),
                            ),
                            models.Q(
                                models.Q(("file__isnull", True), ("finished_at__isnull", False)),
                                models.Q(("fault", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="card_bundle_whole",
                        violation_error_message="Plik, koniec pracy i jej postęp zapisuje się razem.",
                    ),
                ],
            },
        ),
    ]
