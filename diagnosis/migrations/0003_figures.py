import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import cus.text.database


class Migration(migrations.Migration):
    dependencies = [
        ("diagnosis", "0002_handed_over_under_and_areas_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=7,
                        primary_key=True,
                        serialize=False,
                        validators=[django.core.validators.RegexValidator("^\\d{7}$")],
                        verbose_name="kod",
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="nazwa")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("country", "kraj"),
                            ("voivodeship", "województwo"),
                            ("powiat", "powiat"),
                            ("gmina", "gmina"),
                            ("part", "część gminy"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="poziom",
                    ),
                ),
            ],
            options={
                "verbose_name": "obszar",
                "verbose_name_plural": "obszary",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="DiagnosisIndicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="kolejność")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("", "ogółem"), ("m", "mężczyźni"), ("k", "kobiety")],
                        default="",
                        max_length=1,
                        verbose_name="płeć",
                    ),
                ),
                ("age", models.CharField(blank=True, default="", max_length=7, verbose_name="wiek")),
                ("year_from", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="od roku")),
                ("year_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="do roku")),
                (
                    "chart",
                    models.CharField(
                        blank=True,
                        choices=[("line", "wykres liniowy"), ("bar", "wykres słupkowy"), ("", "bez wykresu")],
                        default="line",
                        max_length=4,
                        verbose_name="wykres",
                    ),
                ),
                (
                    "comment",
                    models.TextField(
                        blank=True, help_text="Co z tych liczb wynika dla tej diagnozy.", verbose_name="komentarz"
                    ),
                ),
                (
                    "frozen",
                    models.JSONField(blank=True, editable=False, null=True, verbose_name="stan z dnia przekazania"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "areas",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="diagnosis.area", verbose_name="obszary do porównania"
                    ),
                ),
                (
                    "diagnosis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shown_indicators",
                        to="diagnosis.diagnosis",
                    ),
                ),
            ],
            options={
                "verbose_name": "wskaźnik w diagnozie",
                "verbose_name_plural": "wskaźniki w diagnozie",
                "ordering": ["diagnosis", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FigureImport",
            fields=[
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="kiedy")),
                ("name", models.CharField(max_length=200, verbose_name="plik")),
                ("content", models.BinaryField(verbose_name="treść pliku")),
                ("second_name", models.CharField(blank=True, max_length=200, verbose_name="drugi plik")),
                ("second_content", models.BinaryField(blank=True, default=bytes, verbose_name="treść drugiego pliku")),
                ("choices", models.JSONField(default=dict, verbose_name="ustawienia")),
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
                "verbose_name": "import wskaźników",
                "verbose_name_plural": "importy wskaźników",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FigureSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bdl", "plik z Banku Danych Lokalnych"),
                            ("table", "plik z tabelą"),
                            ("typed", "wpisano ręcznie"),
                        ],
                        max_length=6,
                        verbose_name="sposób",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="źródło")),
                ("as_of", models.DateField(blank=True, null=True, verbose_name="stan z dnia")),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="plik")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="suma kontrolna SHA-256")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="kiedy"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kto",
                    ),
                ),
            ],
            options={
                "verbose_name": "źródło wartości",
                "verbose_name_plural": "źródła wartości",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="nazwa")),
                (
                    "unit",
                    models.CharField(
                        help_text="Na przykład: osoba, %, zł, miejsce.", max_length=60, verbose_name="jednostka"
                    ),
                ),
                (
                    "counts",
                    models.TextField(
                        blank=True, help_text="Kogo lub co obejmuje, a czego nie.", verbose_name="co liczy"
                    ),
                ),
                (
                    "publisher",
                    models.CharField(
                        blank=True,
                        help_text="Kto to podaje, na przykład: GUS, Bank Danych Lokalnych.",
                        max_length=200,
                        verbose_name="źródło",
                    ),
                ),
                (
                    "bdl_variable",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="numer zmiennej w Banku Danych Lokalnych"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "nie oceniamy"),
                            ("up", "im więcej, tym lepiej"),
                            ("down", "im mniej, tym lepiej"),
                        ],
                        default="",
                        max_length=4,
                        verbose_name="ocena zmiany",
                    ),
                ),
                (
                    "is_count",
                    models.BooleanField(
                        default=False,
                        help_text="Osoby, rodziny, miejsca, złote: tak. Odsetek, średnia, „na 1000”: nie.",
                        verbose_name="to liczba, którą można dodawać",
                    ),
                ),
                (
                    "is_population",
                    models.BooleanField(
                        default=False,
                        help_text="Na tej liczbie opiera się przeliczenie na 1000 mieszkańców. Może być tylko jeden taki wskaźnik.",
                        verbose_name="to liczba mieszkańców",
                    ),
                ),
                ("key", models.CharField(blank=True, editable=False, max_length=400)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "wskaźnik",
                "verbose_name_plural": "wskaźniki",
                "ordering": [cus.text.database.PolishSortKey("name"), "pk"],
            },
        ),
        migrations.CreateModel(
            name="DiagnosisIndicatorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveIntegerField(default=0, verbose_name="kolejność")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("", "ogółem"), ("m", "mężczyźni"), ("k", "kobiety")],
                        default="",
                        max_length=1,
                        verbose_name="płeć",
                    ),
                ),
                ("age", models.CharField(blank=True, default="", max_length=7, verbose_name="wiek")),
                ("year_from", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="od roku")),
                ("year_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="do roku")),
                (
                    "chart",
                    models.CharField(
                        blank=True,
                        choices=[("line", "wykres liniowy"), ("bar", "wykres słupkowy"), ("", "bez wykresu")],
                        default="line",
                        max_length=4,
                        verbose_name="wykres",
                    ),
                ),
                (
                    "comment",
                    models.TextField(
                        blank=True, help_text="Co z tych liczb wynika dla tej diagnozy.", verbose_name="komentarz"
                    ),
                ),
                (
                    "frozen",
                    models.JSONField(blank=True, editable=False, null=True, verbose_name="stan z dnia przekazania"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "diagnosis",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="diagnosis.diagnosis",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="diagnosis.diagnosisindicator",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="diagnosis.indicator",
                        verbose_name="wskaźnik",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="diagnosisindicator",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="shown_in",
                to="diagnosis.indicator",
                verbose_name="wskaźnik",
            ),
        ),
        migrations.CreateModel(
            name="IndicatorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=300, verbose_name="nazwa")),
                (
                    "unit",
                    models.CharField(
                        help_text="Na przykład: osoba, %, zł, miejsce.", max_length=60, verbose_name="jednostka"
                    ),
                ),
                (
                    "counts",
                    models.TextField(
                        blank=True, help_text="Kogo lub co obejmuje, a czego nie.", verbose_name="co liczy"
                    ),
                ),
                (
                    "publisher",
                    models.CharField(
                        blank=True,
                        help_text="Kto to podaje, na przykład: GUS, Bank Danych Lokalnych.",
                        max_length=200,
                        verbose_name="źródło",
                    ),
                ),
                (
                    "bdl_variable",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="numer zmiennej w Banku Danych Lokalnych"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "nie oceniamy"),
                            ("up", "im więcej, tym lepiej"),
                            ("down", "im mniej, tym lepiej"),
                        ],
                        default="",
                        max_length=4,
                        verbose_name="ocena zmiany",
                    ),
                ),
                (
                    "is_count",
                    models.BooleanField(
                        default=False,
                        help_text="Osoby, rodziny, miejsca, złote: tak. Odsetek, średnia, „na 1000”: nie.",
                        verbose_name="to liczba, którą można dodawać",
                    ),
                ),
                (
                    "is_population",
                    models.BooleanField(
                        default=False,
                        help_text="Na tej liczbie opiera się przeliczenie na 1000 mieszkańców. Może być tylko jeden taki wskaźnik.",
                        verbose_name="to liczba mieszkańców",
                    ),
                ),
                ("key", models.CharField(blank=True, editable=False, max_length=400)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="diagnosis.indicator",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IndicatorValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="rok")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("", "ogółem"), ("m", "mężczyźni"), ("k", "kobiety")],
                        default="",
                        max_length=1,
                        verbose_name="płeć",
                    ),
                ),
                ("age", models.CharField(blank=True, default="", max_length=7, verbose_name="wiek")),
                (
                    "base",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "nie dotyczy"),
                            ("2002", "spis 2002"),
                            ("2011", "spis 2011"),
                            ("2021", "spis 2021"),
                        ],
                        default="",
                        max_length=4,
                        verbose_name="podstawa spisowa",
                    ),
                ),
                ("unit", models.CharField(max_length=60, verbose_name="jednostka")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="wartość"
                    ),
                ),
                (
                    "missing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "jest wartość"),
                            ("secret", "tajemnica statystyczna albo zjawisko nie występuje"),
                            ("no_data", "brak informacji"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="brak wartości",
                    ),
                ),
                ("attribute", models.CharField(blank=True, max_length=20, verbose_name="atrybut")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="uwaga")),
                ("sheet", models.CharField(blank=True, max_length=60, verbose_name="arkusz")),
                ("row", models.PositiveIntegerField(blank=True, null=True, verbose_name="wiersz")),
                ("column", models.CharField(blank=True, max_length=4, verbose_name="kolumna")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="diagnosis.area",
                        verbose_name="obszar",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="diagnosis.indicator",
                        verbose_name="wskaźnik",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="diagnosis.figuresource",
                        verbose_name="źródło",
                    ),
                ),
            ],
            options={
                "verbose_name": "wartość wskaźnika",
                "verbose_name_plural": "wartości wskaźników",
                "ordering": ["indicator", "area", "unit", "base", "sex", "age", "year"],
            },
        ),
        migrations.CreateModel(
            name="IndicatorValueEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField(verbose_name="rok")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("", "ogółem"), ("m", "mężczyźni"), ("k", "kobiety")],
                        default="",
                        max_length=1,
                        verbose_name="płeć",
                    ),
                ),
                ("age", models.CharField(blank=True, default="", max_length=7, verbose_name="wiek")),
                (
                    "base",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "nie dotyczy"),
                            ("2002", "spis 2002"),
                            ("2011", "spis 2011"),
                            ("2021", "spis 2021"),
                        ],
                        default="",
                        max_length=4,
                        verbose_name="podstawa spisowa",
                    ),
                ),
                ("unit", models.CharField(max_length=60, verbose_name="jednostka")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="wartość"
                    ),
                ),
                (
                    "missing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "jest wartość"),
                            ("secret", "tajemnica statystyczna albo zjawisko nie występuje"),
                            ("no_data", "brak informacji"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="brak wartości",
                    ),
                ),
                ("attribute", models.CharField(blank=True, max_length=20, verbose_name="atrybut")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="uwaga")),
                ("sheet", models.CharField(blank=True, max_length=60, verbose_name="arkusz")),
                ("row", models.PositiveIntegerField(blank=True, null=True, verbose_name="wiersz")),
                ("column", models.CharField(blank=True, max_length=4, verbose_name="kolumna")),
                (
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="diagnosis.area",
                        verbose_name="obszar",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="diagnosis.indicator",
                        verbose_name="wskaźnik",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="diagnosis.indicatorvalue",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="diagnosis.figuresource",
                        verbose_name="źródło",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TableMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="nazwa")),
                ("columns", models.JSONField(default=dict, verbose_name="kolumny")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "sposób wczytania tabeli",
                "verbose_name_plural": "sposoby wczytania tabel",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="TableMappingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="nazwa")),
                ("columns", models.JSONField(default=dict, verbose_name="kolumny")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="diagnosis.tablemapping",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="figuresource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "typed"),
                    models.Q(models.Q(("file_name", ""), _negated=True), ("sha256__regex", "^[0-9a-f]{64}$")),
                    _connector="OR",
                ),
                name="figuresource_file_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key", ""), _negated=True), fields=("key",), name="indicator_key_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(
                fields=("name", "unit"),
                name="indicator_name_and_unit_once",
                violation_error_message="Jest już wskaźnik o tej nazwie i jednostce.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_population", True)),
                fields=("is_population",),
                name="indicator_one_population",
                violation_error_message="Liczbę mieszkańców wskazuje już inny wskaźnik. Najpierw odznacz to tam.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="added_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "diagnosis_indicatorevent" ("bdl_variable", "counts", "created_at", "created_by_id", "direction", "id", "is_count", "is_population", "key", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "unit", "version") VALUES (NEW."bdl_variable", NEW."counts", NEW."created_at", NEW."created_by_id", NEW."direction", NEW."id", NEW."is_count", NEW."is_population", NEW."key", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'added\', NEW."id", NEW."publisher", NEW."unit", NEW."version"); RETURN NULL;',
                    hash="78ae62d7797ae2c647f311de0c9c51f0db0a8c7d",
                    operation="INSERT",
                    pgid="pgtrigger_added_insert_95c83",
                    table="diagnosis_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "diagnosis_indicatorevent" ("bdl_variable", "counts", "created_at", "created_by_id", "direction", "id", "is_count", "is_population", "key", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "unit", "version") VALUES (NEW."bdl_variable", NEW."counts", NEW."created_at", NEW."created_by_id", NEW."direction", NEW."id", NEW."is_count", NEW."is_population", NEW."key", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."publisher", NEW."unit", NEW."version"); RETURN NULL;',
                    hash="79fbbfe6cabc89047808313720a56704bd1c6a50",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_882c6",
                    table="diagnosis_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="deleted_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "diagnosis_indicatorevent" ("bdl_variable", "counts", "created_at", "created_by_id", "direction", "id", "is_count", "is_population", "key", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "unit", "version") VALUES (OLD."bdl_variable", OLD."counts", OLD."created_at", OLD."created_by_id", OLD."direction", OLD."id", OLD."is_count", OLD."is_population", OLD."key", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."publisher", OLD."unit", OLD."version"); RETURN NULL;',
                    hash="a1c4778c25b84e3fec0e35539fb3e2c1a9356d3d",
                    operation="DELETE",
                    pgid="pgtrigger_deleted_delete_24332",
                    table="diagnosis_indicator",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="diagnosisindicator",
            constraint=models.UniqueConstraint(
                fields=("diagnosis", "indicator", "sex", "age"),
                name="diagnosisindicator_once",
                violation_error_message="Diagnoza pokazuje już ten wskaźnik w tym podziale.",
            ),
        ),
        migrations.AddConstraint(
            model_name="diagnosisindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("year_from__isnull", True),
                    ("year_to__isnull", True),
                    ("year_to__gte", models.F("year_from")),
                    _connector="OR",
                ),
                name="diagnosisindicator_years_in_order",
                violation_error_message="Rok końcowy musi być nie wcześniejszy niż początkowy.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="diagnosisindicator",
            trigger=pgtrigger.compiler.Trigger(
                name="added_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "diagnosis_diagnosisindicatorevent" ("age", "chart", "comment", "diagnosis_id", "frozen", "id", "indicator_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sex", "version", "year_from", "year_to") VALUES (NEW."age", NEW."chart", NEW."comment", NEW."diagnosis_id", NEW."frozen", NEW."id", NEW."indicator_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'added\', NEW."id", NEW."position", NEW."sex", NEW."version", NEW."year_from", NEW."year_to"); RETURN NULL;',
                    hash="2845d5e449689dab2da1273c7493f4ba3d580f8c",
                    operation="INSERT",
                    pgid="pgtrigger_added_insert_ddee9",
                    table="diagnosis_diagnosisindicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="diagnosisindicator",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "diagnosis_diagnosisindicatorevent" ("age", "chart", "comment", "diagnosis_id", "frozen", "id", "indicator_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sex", "version", "year_from", "year_to") VALUES (NEW."age", NEW."chart", NEW."comment", NEW."diagnosis_id", NEW."frozen", NEW."id", NEW."indicator_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."position", NEW."sex", NEW."version", NEW."year_from", NEW."year_to"); RETURN NULL;',
                    hash="76937e92f63e16644aee08ba0c21f4f4bb83056b",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_a0009",
                    table="diagnosis_diagnosisindicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="diagnosisindicator",
            trigger=pgtrigger.compiler.Trigger(
                name="deleted_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "diagnosis_diagnosisindicatorevent" ("age", "chart", "comment", "diagnosis_id", "frozen", "id", "indicator_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sex", "version", "year_from", "year_to") VALUES (OLD."age", OLD."chart", OLD."comment", OLD."diagnosis_id", OLD."frozen", OLD."id", OLD."indicator_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."position", OLD."sex", OLD."version", OLD."year_from", OLD."year_to"); RETURN NULL;',
                    hash="385e0ac9b0ca3c069c572f4d26b13ebfda1a4949",
                    operation="DELETE",
                    pgid="pgtrigger_deleted_delete_d3b31",
                    table="diagnosis_diagnosisindicator",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorvalue",
            constraint=models.UniqueConstraint(
                fields=("indicator", "area", "unit", "base", "sex", "age", "year"), name="indicatorvalue_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__range", (1900, 2100))), name="indicatorvalue_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("missing", ""), ("value__isnull", False)),
                    models.Q(("value__isnull", True), models.Q(("missing", ""), _negated=True)),
                    _connector="OR",
                ),
                name="indicatorvalue_number_or_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorvalue",
            trigger=pgtrigger.compiler.Trigger(
                name="added_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "diagnosis_indicatorvalueevent" ("age", "area_id", "attribute", "base", "column", "id", "indicator_id", "missing", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row", "sex", "sheet", "source_id", "unit", "value", "year") VALUES (NEW."age", NEW."area_id", NEW."attribute", NEW."base", NEW."column", NEW."id", NEW."indicator_id", NEW."missing", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'added\', NEW."id", NEW."row", NEW."sex", NEW."sheet", NEW."source_id", NEW."unit", NEW."value", NEW."year"); RETURN NULL;',
                    hash="09ef43f290c6842c219189c924458e28ffc8f1d7",
                    operation="INSERT",
                    pgid="pgtrigger_added_insert_a67b6",
                    table="diagnosis_indicatorvalue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorvalue",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "diagnosis_indicatorvalueevent" ("age", "area_id", "attribute", "base", "column", "id", "indicator_id", "missing", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row", "sex", "sheet", "source_id", "unit", "value", "year") VALUES (NEW."age", NEW."area_id", NEW."attribute", NEW."base", NEW."column", NEW."id", NEW."indicator_id", NEW."missing", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."row", NEW."sex", NEW."sheet", NEW."source_id", NEW."unit", NEW."value", NEW."year"); RETURN NULL;',
                    hash="f7ff8ca3a9bb34e64be175ff2a0f940cb8c1b23e",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_f2546",
                    table="diagnosis_indicatorvalue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorvalue",
            trigger=pgtrigger.compiler.Trigger(
                name="deleted_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "diagnosis_indicatorvalueevent" ("age", "area_id", "attribute", "base", "column", "id", "indicator_id", "missing", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row", "sex", "sheet", "source_id", "unit", "value", "year") VALUES (OLD."age", OLD."area_id", OLD."attribute", OLD."base", OLD."column", OLD."id", OLD."indicator_id", OLD."missing", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."row", OLD."sex", OLD."sheet", OLD."source_id", OLD."unit", OLD."value", OLD."year"); RETURN NULL;',
                    hash="1feb2f9442cd556ce97317fa2cb6d5b7370c318e",
                    operation="DELETE",
                    pgid="pgtrigger_deleted_delete_1b4cd",
                    table="diagnosis_indicatorvalue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tablemapping",
            trigger=pgtrigger.compiler.Trigger(
                name="added_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "diagnosis_tablemappingevent" ("columns", "created_at", "created_by_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."columns", NEW."created_at", NEW."created_by_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'added\', NEW."id", NEW."version"); RETURN NULL;',
                    hash="a5ebead1038b991581eebab7635f45c3203c932a",
                    operation="INSERT",
                    pgid="pgtrigger_added_insert_ab87a",
                    table="diagnosis_tablemapping",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tablemapping",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "diagnosis_tablemappingevent" ("columns", "created_at", "created_by_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."columns", NEW."created_at", NEW."created_by_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."version"); RETURN NULL;',
                    hash="596ba312a61f0332764998d228b4245629516114",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_31cfe",
                    table="diagnosis_tablemapping",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tablemapping",
            trigger=pgtrigger.compiler.Trigger(
                name="deleted_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "diagnosis_tablemappingevent" ("columns", "created_at", "created_by_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."columns", OLD."created_at", OLD."created_by_id", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."version"); RETURN NULL;',
                    hash="617d5358ac62b8e298836f36b513fe78bb71c74d",
                    operation="DELETE",
                    pgid="pgtrigger_deleted_delete_c670f",
                    table="diagnosis_tablemapping",
                    when="AFTER",
                ),
            ),
        ),
    ]
