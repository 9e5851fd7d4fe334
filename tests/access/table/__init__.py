"""The table: what each role gets at each address. Written by hand from the product's table of roles.

W pracownik, O organizator, D dyrektor, A administrator, R wgląd. 403: the role may not do that;
404: this person may not know that the object exists; 409: the object's state does not allow it;
422: the empty form came back with its faults.
"""

from tests.access.admin import ADMIN
from tests.access.rows import Row
from tests.access.table.accounts import ACCOUNT, PEOPLE
from tests.access.table.agreements import AGREEMENT_TEMPLATES, AGREEMENTS, POWERS
from tests.access.table.centre import CENTRE
from tests.access.table.desk import DESK, PERSONAL_DATA
from tests.access.table.diagnosis import DIAGNOSIS
from tests.access.table.diagnosis_consultation import CONSULTATION
from tests.access.table.diagnosis_coverage import COVERAGE
from tests.access.table.diagnosis_description import DESCRIPTION
from tests.access.table.diagnosis_figures import FIGURES
from tests.access.table.diagnosis_findings import FINDINGS
from tests.access.table.diagnosis_forecasts import DIAGNOSIS_FORECASTS
from tests.access.table.diagnosis_notes import NOTES
from tests.access.table.diagnosis_outside import OUTSIDE
from tests.access.table.diagnosis_potential import POTENTIAL
from tests.access.table.diagnosis_questionnaires import DIAGNOSIS_QUESTIONNAIRES
from tests.access.table.diagnosis_report import REPORT
from tests.access.table.diagnosis_research import DIAGNOSIS_RESEARCH
from tests.access.table.diagnosis_staffing import STAFFING
from tests.access.table.diagnosis_versions import VERSIONS
from tests.access.table.drafts import ATTACHMENTS, DRAFTS
from tests.access.table.partners import GUIDE, PARTNERS
from tests.access.table.programmes import BUILDING, DECIDING
from tests.access.table.programmes_arranging import ARRANGING
from tests.access.table.programmes_consultation import PROGRAMME_CONSULTATION
from tests.access.table.programmes_contracts import CONTRACTS
from tests.access.table.programmes_council import COUNCIL
from tests.access.table.programmes_papers import PROGRAMME_PAPERS
from tests.access.table.programmes_terms import TERMS
from tests.access.table.results import RESULTS
from tests.access.table.results_carried import RESULTS_CARRIED
from tests.access.table.results_complaints import COMPLAINTS
from tests.access.table.results_dashboard import RESULTS_DASHBOARD
from tests.access.table.results_delivery import RESULTS_DELIVERY
from tests.access.table.results_information import INFORMATION
from tests.access.table.results_quality import RESULTS_QUALITY
from tests.access.table.results_reports import REPORTS
from tests.access.table.results_selfevaluation import RESULTS_SELF_EVALUATION
from tests.access.table.results_yearly import YEARLY
from tests.access.table.services import SERVICES, STANDARDS

TABLE: list[Row] = [
    *DESK,
    *CENTRE,
    *DRAFTS,
    *SERVICES,
    *STANDARDS,
    *PARTNERS,
    *GUIDE,
    *AGREEMENTS,
    *AGREEMENT_TEMPLATES,
    *ATTACHMENTS,
    *POWERS,
    *PERSONAL_DATA,
    *DIAGNOSIS,
    *FIGURES,
    *DIAGNOSIS_RESEARCH,
    *DIAGNOSIS_FORECASTS,
    *NOTES,
    *REPORT,
    *DESCRIPTION,
    *VERSIONS,
    *POTENTIAL,
    *COVERAGE,
    *FINDINGS,
    *DIAGNOSIS_QUESTIONNAIRES,
    *STAFFING,
    *CONSULTATION,
    *OUTSIDE,
    *PROGRAMME_PAPERS,
    *BUILDING,
    *ARRANGING,
    *DECIDING,
    *CONTRACTS,
    *TERMS,
    *RESULTS,
    *RESULTS_DELIVERY,
    *RESULTS_CARRIED,
    *RESULTS_DASHBOARD,
    *INFORMATION,
    *YEARLY,
    *REPORTS,
    *RESULTS_QUALITY,
    *RESULTS_SELF_EVALUATION,
    *COMPLAINTS,
    *COUNCIL,
    *PROGRAMME_CONSULTATION,
    *PEOPLE,
    *ACCOUNT,
    *ADMIN,
]
