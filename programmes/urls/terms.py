"""Addresses of fee rules, the fee calculator and the income criteria."""

from django.urls import path

from programmes.views import terms, terms_asking

TERMS = [
    path("kryteria-dochodowe/", terms_asking.criteria, name="criteria"),
    path("kryteria-dochodowe/nowe/", terms_asking.criterion_add, name="criterion_add"),
    path("kryteria-dochodowe/<int:pk>/usun/", terms_asking.criterion_remove, name="criterion_remove"),
    path("<int:pk>/kalkulator/", terms_asking.calculator, name="calculator"),
    path("<int:pk>/uslugi/<int:item_pk>/kalkulator/", terms_asking.item_calculator, name="item_calculator"),
    path("<int:pk>/uslugi/<int:item_pk>/oplaty/dodaj/", terms.fee_rule_add, name="fee_rule_add"),
    path("<int:pk>/uslugi/<int:item_pk>/oplaty/<int:rule_pk>/", terms.fee_rule, name="fee_rule"),
    path("<int:pk>/uslugi/<int:item_pk>/oplaty/<int:rule_pk>/usun/", terms.fee_rule_remove, name="fee_rule_remove"),
]
