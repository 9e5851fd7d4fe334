"""Addresses of programmes, one room a file."""

from programmes.urls.building import BUILDING
from programmes.urls.consultation import CONSULTATION
from programmes.urls.contracts import CONTRACTS
from programmes.urls.council import COUNCIL
from programmes.urls.deciding import DECIDING
from programmes.urls.gaps import GAPS
from programmes.urls.papers import PAPERS
from programmes.urls.terms import TERMS
from programmes.urls.threads import THREADS
from programmes.urls.versions import VERSIONS

app_name = "programmes"

urlpatterns = [
    *BUILDING,
    *CONTRACTS,
    *DECIDING,
    *PAPERS,
    *TERMS,
    *COUNCIL,
    *CONSULTATION,
    *THREADS,
    *VERSIONS,
    *GAPS,
]
