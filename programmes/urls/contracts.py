"""Own or contracted, contracts and assignments."""

from django.urls import path

from programmes.views import contract_stages, contract_writing, contracts, sourcing

CONTRACTS = [
    path("umowy/", contracts.index, name="contract_list"),
    path("umowy/rejestr/", contracts.register_document_view, name="contract_register_document"),
    path("umowy/tabela/<str:name>", contracts.table, name="contract_table"),
    path("umowy/<int:pk>/", contracts.detail, name="contract_detail"),
    path("umowy/<int:pk>/karta/", contracts.document, name="contract_document"),
    path("umowy/<int:pk>/karta-podpisana/", contracts.signed_document, name="contract_signed_document"),
    path("umowy/<int:pk>/zmien/", contract_writing.edit, name="contract_edit"),
    path("umowy/<int:pk>/usun/", contract_writing.remove, name="contract_remove"),
    path("umowy/<int:pk>/podpisanie/", contract_stages.sign, name="contract_sign"),
    path("umowy/<int:pk>/aneks/", contract_stages.amend, name="contract_amend"),
    path("umowy/<int:pk>/koniec/", contract_stages.end, name="contract_end"),
    path("<int:pk>/wykonawcy/", sourcing.overview, name="contracting"),
    path("<int:pk>/wykonawcy/umowa/", contract_writing.create, name="contract_create"),
    path("<int:pk>/uslugi/<int:item_pk>/wlasna-czy-z-umowa/", sourcing.decide, name="sourcing"),
]
