"""Addresses of the registry and of agreements."""

from django.urls import path

from partners.views import (
    agreements,
    cards,
    drafting,
    exchange,
    life,
    merging,
    power_writing,
    powers,
    register,
    stages,
)
from partners.views import (
    path as guided,
)

app_name = "partners"
urlpatterns = [
    path("partnerzy/", cards.index, name="list"),
    path("partnerzy/nowy/", cards.create, name="create"),
    path("partnerzy/import/", exchange.upload, name="import"),
    path("partnerzy/import/tabele/<str:name>/", exchange.table, name="import_table"),
    path("partnerzy/import/<uuid:key>/", exchange.show, name="import_preview"),
    path("partnerzy/import/<uuid:key>/porzuc/", exchange.drop, name="import_drop"),
    path("partnerzy/podobne/", merging.alike, name="alike"),
    path("partnerzy/<int:pk>/podobne/", merging.alike_of, name="alike_of"),
    path("partnerzy/<int:pk>/polacz/<int:other>/", merging.merge, name="merge"),
    path("partnerzy/<int:pk>/", cards.detail, name="detail"),
    path("partnerzy/<int:pk>/zmien/", cards.edit, name="edit"),
    path("partnerzy/<int:pk>/oferta/", cards.offers, name="offers"),
    path("partnerzy/<int:pk>/archiwum/", cards.archive, name="archive"),
    path("partnerzy/<int:pk>/droga/", guided.path, name="path"),
    path("partnerzy/<int:pk>/fiszka/", cards.document, name="document"),
    path("porozumienia/", register.index, name="agreement_list"),
    path("porozumienia/nowe/", drafting.create, name="agreement_create"),
    path("porozumienia/<int:pk>/", agreements.detail, name="agreement_detail"),
    path("porozumienia/<int:pk>/zmien/", drafting.edit, name="agreement_edit"),
    path("porozumienia/<int:pk>/zadania/", drafting.tasks, name="agreement_tasks"),
    path("porozumienia/<int:pk>/zadania/proponowane/", life.propose_tasks, name="agreement_propose_tasks"),
    path("porozumienia/<int:pk>/uzgodnienie/", life.agree, name="agreement_agree"),
    path("porozumienia/<int:pk>/projekt/", life.reopen, name="agreement_reopen"),
    path("porozumienia/<int:pk>/podpisanie/", stages.sign, name="agreement_sign"),
    path("porozumienia/<int:pk>/przystapienie/", stages.accede, name="agreement_accede"),
    path("porozumienia/<int:pk>/strony/<int:party_pk>/wystapienie/", stages.withdraw, name="agreement_withdraw"),
    path("porozumienia/<int:pk>/zakonczenie/", life.end, name="agreement_end"),
    path("porozumienia/<int:pk>/dokument/", agreements.document, name="agreement_document"),
    path(
        "porozumienia/<int:pk>/strony/<int:party_pk>/pelnomocnictwo/",
        power_writing.party_power,
        name="agreement_party_power",
    ),
    path("pelnomocnictwa/", powers.index, name="power_list"),
    path("pelnomocnictwa/nowe/", power_writing.create, name="power_create"),
    path("pelnomocnictwa/<int:pk>/", powers.detail, name="power_detail"),
    path("pelnomocnictwa/<int:pk>/zmien/", power_writing.edit, name="power_edit"),
    path("pelnomocnictwa/<int:pk>/pokaz/<slug:name>/", powers.reveal, name="power_reveal"),
    path("pelnomocnictwa/<int:pk>/druk/", powers.document, name="power_document"),
    path("pelnomocnictwa/<int:pk>/podpisanie/", power_writing.sign, name="power_sign"),
    path("pelnomocnictwa/<int:pk>/odwolanie/", power_writing.revoke, name="power_revoke"),
]
