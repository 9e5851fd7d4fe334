"""Signing in and the people of the centre."""

from tests.access.rows import button, everybody, form, only, page

# Pages of the library that signs people in; those not used here do not exist.
ACCOUNT = [
    form("account_login", get=everybody(302), post=everybody(302), stranger=200, stranger_post=200),
    form("account_logout", get=everybody(), post=everybody(302), doors=("/",)),
    form("account_inactive", get=everybody(), post=everybody(405), stranger=200, stranger_post=405),
    form("account_reauthenticate", get=everybody(), post=everybody()),
    form("account_change_password", get=everybody(), post=everybody()),
    form("account_reset_password", get=everybody(), post=everybody(), stranger=200, stranger_post=200),
    form("account_reset_password_done", get=everybody(), post=everybody(405), stranger=200, stranger_post=405),
    form(
        "account_reset_password_from_key",
        "=1",
        "=a-b",
        get=everybody(),
        post=everybody(),
        stranger=200,
        stranger_post=200,
    ),
    form(
        "account_reset_password_from_key_done", get=everybody(), post=everybody(405), stranger=200, stranger_post=405
    ),
    page("account_overview", get=everybody()),
    page("account_sessions", get=everybody()),
    button("account_session_end", "=0", post=everybody(404)),
    button("account_sessions_end", post=everybody(302)),
    page("account_session_state", get=everybody(), stranger=200, stranger_post=405),
    button("account_session_stay", post=everybody()),
    page("account_back_again", get=everybody()),
    button("account_kept_forget", post=everybody(302)),
    # The second factor: nobody in this world has one, and only signing in with a password leads to the code.
    form("mfa_index", get=everybody(), post=everybody(405)),
    form("mfa_authenticate", get=everybody(302), post=everybody(302)),
    form("mfa_reauthenticate", get=everybody(302), post=everybody(302)),
    form("mfa_activate_totp", get=everybody(), post=everybody()),
    form("mfa_deactivate_totp", get=everybody(404), post=everybody(404)),
    form("mfa_view_recovery_codes", get=everybody(404), post=everybody(405)),
    form("mfa_generate_recovery_codes", get=everybody(), post=everybody()),
    form("mfa_download_recovery_codes", get=everybody(404), post=everybody(404)),
    *(
        form(name, *args, get=everybody(404), post=everybody(404), stranger=404, stranger_post=404)
        for name, *args in [
            ("account_email",),
            ("account_signup",),
            ("account_email_verification_sent",),
            ("account_confirm_email", "=a"),
            ("account_set_password",),
            ("account_confirm_login_code",),
        ]
    ),
]

PEOPLE = [
    page("people:authorisation_list", get=only("DA")),
    form("people:authorisation_create", get=only("DA"), post=only("DA", 422)),
    page("desk:authorisation", "authorisation.pk", get=only("DA", unseen="WOR")),
    form(
        "people:authorisation_revoke",
        "authorisation.pk",
        get=only("DA", unseen="WOR"),
        post=only("DA", 422, unseen="WOR"),
    ),
    form(
        "people:authorisation_revoke",
        "authorisation_revoked.pk",
        get=only("DA", 409, unseen="WOR"),
        post=only("DA", 409, unseen="WOR"),
    ),
    page("people:rights", get=only("DA")),
    page("people:rights_export", get=only("DA")),
    page("people:rights_document", get=only("DA"), costly=True),
    button("people:rights_record", post=only("DA", 302)),
    page("people:rights_reviewed_document", "rights_review.pk", get=only("DA", unseen="WOR"), costly=True),
    button("people:invite", "person.pk", post=only("A", 302, unseen="WOR")),
    button("people:slip", "person.pk", post=only("A", unseen="WOR"), shows_what_it_wrote=True),
    button("people:withdraw", "invited.pk", post=only("A", 302, unseen="WOR")),
    button("people:withdraw", "person.pk", post=only("A", 409, unseen="WOR")),
    # An invited person has no account yet: these two pages are open to everybody.
    form("people:code", get=everybody(), post=everybody(422), stranger=200, stranger_post=422),
    form("people:accept", "=nic", get=everybody(404), post=everybody(404), stranger=404, stranger_post=404),
    form("people:accept", "invitation_token", get=everybody(), post=everybody(422), stranger=200, stranger_post=422),
]
