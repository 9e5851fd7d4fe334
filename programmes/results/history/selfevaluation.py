"""How the history of self-evaluations is told."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.results.models import (
    PartnerRemark,
    SelfEvaluation,
    SelfEvaluationProcedure,
    SelfEvaluationSection,
    SelfEvaluationSentence,
)

register(
    Kept(
        SelfEvaluation,
        "autoewaluacja",
        ("agreement", "starts_on", "ends_on"),
        Domain.BUSINESS,
        visible=lambda user: SelfEvaluation.objects.visible_to(user),
    ),
    Kept(SelfEvaluationSection, "podrozdzial-autoewaluacji", ("part", "aspect"), Domain.BUSINESS, parent="report"),
    Kept(
        SelfEvaluationSentence,
        "zdanie-autoewaluacji",
        ("text",),
        Domain.BUSINESS,
        parent="section",
        hidden=frozenset({"proposed", "source_url"}),
    ),
    Kept(PartnerRemark, "uwaga-partnera", ("party", "given_on"), Domain.BUSINESS, parent="section"),
    Kept(SelfEvaluationProcedure, "procedura-wspolpracy", ("name",), Domain.BUSINESS, parent="report"),
)
pages(
    {
        "results:selfevaluation_create": "założenie autoewaluacji",
        "results:selfevaluation_section": "tekst autoewaluacji",
        "results:selfevaluation_refresh": "odświeżenie autoewaluacji",
        "results:selfevaluation_remark_add": "uwaga partnera do autoewaluacji",
        "results:selfevaluation_prepare": "przekazanie autoewaluacji do przeglądu",
        "results:selfevaluation_review": "przegląd autoewaluacji",
        "results:selfevaluation_return": "zwrot autoewaluacji",
        "results:selfevaluation_approve": "zatwierdzenie autoewaluacji",
    }
)
