"""Letters: through which server and from whom.

``EMAIL_URL`` is an address such as ``smtp+tls://user:password@mail.example.pl:587``.
"""

import environ

env = environ.FileAwareEnv()
_server = env.email_url("EMAIL_URL", default="smtp://localhost:25")

EMAIL_BACKEND = _server["EMAIL_BACKEND"]
EMAIL_HOST = _server["EMAIL_HOST"]
EMAIL_PORT = _server["EMAIL_PORT"]
EMAIL_HOST_USER = _server["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _server["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _server.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _server.get("EMAIL_USE_SSL", False)
# A mail server that does not answer must not hold a job for ever.
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_FROM", default="cus@localhost")
