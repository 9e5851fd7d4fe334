"""The public page that answers for a check code."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cus.accounts.sign_in import throttle
from cus.accounts.sign_in.throttle import HOUR, MINUTE, Limit, Throttled, when_again
from cus.documents.checking import answer_for
from cus.documents.forms import CheckForm

# Enough for an office that checks a pile of papers, far too little to guess one code in 2^60.
FROM_ADDRESS = (Limit(20, 5 * MINUTE), Limit(120, HOUR))


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def check(request):
    """Answer for a code typed from a paper: kind, number, date, valid or not, and nothing else.

    Sent by POST, so that codes stand in no address, log or browser history.
    """
    form = CheckForm(request.POST or None)
    context, status = {"form": form}, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                throttle.take([(f"check-code:{get_adapter(request).get_client_ip(request)}", FROM_ADDRESS)])
            except Throttled as error:
                form.add_error(None, f"Za dużo sprawdzeń z tego miejsca. Spróbuj ponownie {when_again(error.until)}.")
                return render(request, "documents_check.html", context, status=429)
            context |= {"asked": True, "answer": answer_for(form.cleaned_data["code"])}
            status = 200
    return render(request, "documents_check.html", context, status=status)
