"""How a programme is organised: stages, packages of services, gminas that make it together, its monitoring."""

from django.db import models
from django.db.models import F, Q

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from programmes.models.item import ProgrammeItem
from programmes.models.planned import VersionRow
from programmes.models.version import ProgrammeVersion


@tracked()
class ProgrammeStage(VersionRow):
    """A stage of the programme (pkt 10); outside the period it is only told."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="stages")
    name = models.CharField("etap", max_length=200)
    starts_on = models.DateField("od", null=True, blank=True)
    ends_on = models.DateField("do", null=True, blank=True)
    what = models.TextField("co się dzieje", blank=True)
    who = models.CharField("kto odpowiada", max_length=200, blank=True)

    class Meta(VersionRow.Meta):
        verbose_name = "etap programu"
        verbose_name_plural = "etapy programu"
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="programme_stage_in_order",
                violation_error_message="Etap nie może skończyć się przed swoim początkiem.",
                violation_error_code="ends_on",
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class ServicePackage(VersionRow):
    """Services of the programme that are given together."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="packages")
    name = models.CharField("pakiet", max_length=200)
    about = models.TextField("dla kogo i po co razem", blank=True)

    class Meta(VersionRow.Meta):
        verbose_name = "pakiet usług"
        verbose_name_plural = "pakiety usług"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "name"],
                name="service_package_name_once",
                violation_error_message="Ten program ma już pakiet o tej nazwie.",
                violation_error_code="name",
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class PackageService(models.Model):
    """A service within a package."""

    package = models.ForeignKey(ServicePackage, on_delete=models.CASCADE, related_name="services")
    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="package_links")

    class Meta:
        verbose_name = "usługa w pakiecie"
        verbose_name_plural = "usługi w pakietach"
        ordering = ["package", "item__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["package", "item"], name="package_service_once")]

    def __str__(self) -> str:
        return str(self.item)


@tracked()
class JointGmina(VersionRow):
    """A gmina that makes the programme together with ours, by agreement."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="joint_gminas")
    gmina = models.ForeignKey(Gmina, on_delete=models.PROTECT, related_name="+", verbose_name="gmina")
    agreement_number = models.CharField("numer porozumienia", max_length=60, blank=True)
    agreement_date = models.DateField("data porozumienia", null=True, blank=True)

    class Meta(VersionRow.Meta):
        verbose_name = "gmina programu wspólnego"
        verbose_name_plural = "gminy programu wspólnego"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "gmina"],
                name="joint_gmina_once",
                violation_error_message="Ta gmina już jest na liście.",
                violation_error_code="gmina",
            )
        ]

    def __str__(self) -> str:
        return str(self.gmina)


@tracked()
class ProgrammeIndicator(VersionRow):
    """A measure of the effect of the whole programme (pkt 11)."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField("miernik", max_length=200)
    unit = models.CharField("jednostka", max_length=60, blank=True)
    baseline = models.DecimalField("wartość wyjściowa", max_digits=12, decimal_places=2, null=True, blank=True)
    target = models.DecimalField("wartość docelowa", max_digits=12, decimal_places=2)
    year = models.PositiveSmallIntegerField("w roku", null=True, blank=True)
    source = models.CharField("skąd dane i jak mierzymy", max_length=300, blank=True)

    class Meta(VersionRow.Meta):
        verbose_name = "miernik programu"
        verbose_name_plural = "mierniki programu"

    def __str__(self) -> str:
        return self.name


@tracked()
class MonitoringTask(VersionRow):
    """A part of the monitoring (pkt 11): what is watched, how, how often, by whom."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="monitoring_tasks")
    what = models.CharField("co sprawdzamy", max_length=300)
    method = models.CharField("jak", max_length=200, blank=True)
    how_often = models.CharField("jak często", max_length=100, blank=True)
    who = models.CharField("kto", max_length=200, blank=True)

    class Meta(VersionRow.Meta):
        verbose_name = "zadanie monitorowania"
        verbose_name_plural = "zadania monitorowania"

    def __str__(self) -> str:
        return self.what
