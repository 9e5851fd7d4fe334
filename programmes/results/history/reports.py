"""How the history of reports of providers is told; every correction of a figure stays in it."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.results.models import ProviderReport, ReportLink, ReportRemark, ReportRow

register(
    Kept(
        ProviderReport,
        "sprawozdanie-wykonawcy",
        ("covers",),
        Domain.BUSINESS,
        parent="contract",
        labels={"sent_with": "wysłano odnośnikiem"},
    ),
    Kept(
        ReportRow,
        "liczby-ze-sprawozdania",
        ("service_name",),
        Domain.BUSINESS,
        parent="report",
        hidden=frozenset({"figure_version", "position"}),
        labels={"figure": "liczby z realizacji", "own_unit": "jednostka", "report": "sprawozdanie"},
    ),
    Kept(
        ReportRemark,
        "uwaga-do-sprawozdania",
        ("text",),
        Domain.BUSINESS,
        parent="report",
        labels={"report": "sprawozdanie", "row": "usługa"},
    ),
    Kept(
        ReportLink,
        "odnosnik-dla-wykonawcy",
        ("contact_name",),
        Domain.BUSINESS,
        parent="contract",
        labels={"contract": "umowa"},
    ),
)
pages(
    {
        "results:report_fill": "wypełnienie sprawozdania wykonawcy",
        "results:report_review": "przyjęcie albo zwrot sprawozdania wykonawcy",
        "results:report_reopen": "otwarcie przyjętego sprawozdania",
        "results:report_link_create": "odnośnik dla wykonawcy",
        "results:report_link_revoke": "cofnięcie odnośnika dla wykonawcy",
        "results:report_remind": "przypomnienie o sprawozdaniu",
    }
)
