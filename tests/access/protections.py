"""Headers that every answer carries."""

POLICY = {
    "default-src 'none'",
    "style-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "connect-src 'self'",
}
ALWAYS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# The second one tells nobody more than the name of the server: for addresses that are a secret themselves.
REFERRERS = {"same-origin", "strict-origin"}


def lacking(answer) -> list[str]:
    """Return which protections the answer lacks."""
    missing = [name for name, value in ALWAYS.items() if answer.headers.get(name) != value]
    missing += [] if answer.headers.get("Referrer-Policy") in REFERRERS else ["Referrer-Policy"]
    missing += [] if "camera=()" in answer.headers.get("Permissions-Policy", "") else ["Permissions-Policy"]
    missing += [] if "public" not in answer.headers.get("Cache-Control", "public") else ["Cache-Control"]
    policy = {part.strip() for part in answer.headers.get("Content-Security-Policy", "").split(";")}
    if "sandbox" not in policy:
        missing += sorted(POLICY - policy)
        script = next((part for part in policy if part.startswith("script-src")), "")
        missing += [] if "unsafe" not in script and script else ["script-src"]
    return missing
