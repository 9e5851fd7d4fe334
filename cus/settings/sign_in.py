"""Who gets in, how, and for how long; the numbers are explained in docs/adr/0009."""

import environ

env = environ.FileAwareEnv()
MINUTE, HOUR, DAY = 60, 3600, 86_400

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "cus.accounts.sign_in.passwords.SimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "cus.accounts.sign_in.passwords.MaximumLengthValidator", "OPTIONS": {"max_length": 200}},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RESET_TIMEOUT = HOUR

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:start"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "cus.accounts.adapter.ClosedAccountAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "cus.accounts.forms.SignInForm",
    "change_password": "cus.accounts.sign_in.forms.PasswordChangeForm",
    "reset_password": "cus.accounts.sign_in.forms.PasswordLetterForm",
    "reset_password_from_key": "cus.accounts.sign_in.forms.PasswordFromLinkForm",
    "reauthenticate": "cus.accounts.sign_in.forms.PasswordAgainForm",
}
# An address that is no account's gets no letter, and the library keeps no addresses of its own.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * MINUTE
# Failures are counted in cus.accounts.sign_in.throttle: a count by address alone would let one visitor
# shut out everybody who shares the address. The library's own counts stay where a person is signed in.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "10/5m/key", "reset_password": None}
MFA_ADAPTER = "cus.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "cus.accounts.sign_in.forms.CodeForm",
    "reauthenticate": "cus.accounts.sign_in.forms.CodeAgain",
    "activate_totp": "cus.accounts.sign_in.forms.FirstCodeForm",
}
PROCRASTINATE_IMPORT_PATHS = ["cus.accounts.sign_in.tasks"]

# How long a session lives: without a person's action, and at most; the warning comes before the end.
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_SECONDS", default=30 * MINUTE)
SESSION_ABSOLUTE_SECONDS = env.int("SESSION_ABSOLUTE_SECONDS", default=12 * HOUR)
SESSION_WARNING_SECONDS = 2 * MINUTE
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * HOUR
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = True
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "cus.accounts.sign_in.views.csrf_failure"
