"""The security headers that CloudFront adds in AWS, with the origin of the local files in them."""

# Nobody but our own pages asks for a passkey, and those for nothing else.
PERMISSIONS = {
    "camera": "()",
    "microphone": "()",
    "geolocation": "()",
    "payment": "()",
    "publickey-credentials-create": "(self)",
    "publickey-credentials-get": "(self)",
}
# web/src/theme-start.js as the build puts it into the page; a test says so when it is another.
THEME_START = "'sha256-wA99O2GyX7aEgInVCfHAVB/NIl4LFOsFv2Iur4P2ceo='"
TRUSTED_TYPES = ("svelte-trusted-html", "akkoord")


def content_security_policy(files: str) -> str:
    """`files` is the origin that uploads go to and documents come from."""
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' {THEME_START}",
        "style-src": "'self'",
        "img-src": f"'self' data: blob: {files}",
        "font-src": "'self'",
        "connect-src": f"'self' {files}",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": " ".join(TRUSTED_TYPES),
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def security_headers(files: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": content_security_policy(files),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}={to}" for name, to in PERMISSIONS.items()),
    }
