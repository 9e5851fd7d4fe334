"""Addresses of what happens to an approved version: the mayor, the council, the voivode, the journal, BIP."""

from django.urls import path

from programmes.views import council

COUNCIL = [
    path("<int:pk>/droga/", council.way, name="way"),
    path("<int:pk>/cofnij-zatwierdzenie/", council.revoke, name="revoke"),
    path("<int:pk>/wycofanie/", council.withdraw, name="withdraw"),
    path("<int:pk>/zmiana/", council.change, name="change"),
    path("<int:pk>/wojt/", council.send_to_mayor, name="send_to_mayor"),
    path("<int:pk>/wojt/zwrot/", council.mayor_return, name="mayor_return"),
    path("<int:pk>/uchwala/", council.adopt, name="adopt"),
    path("<int:pk>/uchwala/nastepna/", council.adopt_next, name="adopt_next"),
    path("<int:pk>/uchwala/ze-zmianami/", council.adopt_amended, name="adopt_amended"),
    path("<int:pk>/uchwala/odrzucenie/", council.reject, name="reject"),
    path("<int:pk>/uchwala/odrzucenie/cofniecie/", council.undo_rejection, name="undo_rejection"),
    path("<int:pk>/uchwala/zmiany-na-sesji/", council.amend, name="amend"),
    path("<int:pk>/uchwala/<int:row_pk>/popraw/", council.correct, name="correct"),
    path("<int:pk>/wojewoda/", council.send_to_voivode, name="send_to_voivode"),
    path("<int:pk>/ogloszenie/", council.publish, name="publish"),
    path("<int:pk>/bip/", council.bip, name="bip"),
    path("<int:pk>/nadzor/", council.annul, name="annul"),
    path("<int:pk>/uchylenie/", council.repeal, name="repeal"),
]
