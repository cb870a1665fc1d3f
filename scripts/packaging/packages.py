"""The packages that go to Lambda, and which function runs from which (ADR 69)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Package:
    """`without` are libraries of requirements.txt that no function of it needs, `left_out` files
    of chalicelib; `key` is the parameter of infra/functions.yaml that says where it was put."""

    name: str
    key: str
    without: frozenset[str]
    left_out: tuple[str, ...] = ()

    @property
    def zip(self) -> str:
        return f"{self.name}.zip"


# Answers people, tells them, and moves along what needs no look into a file.
PORTAL = Package(
    name="portal",
    key="CodeKey",
    without=frozenset(
        {
            "aiohttp",
            "asn1crypto",
            "pi-heif",
            "pikepdf",
            "pillow",
            "pyhanko",
            "pypdfium2",
            "reportlab",
        }
    ),
    left_out=("gateways/signing/faces/*.ttf",),
)
# Reads, draws, signs and judges files, and works with certificates and timestamps.
FILES = Package(
    name="files",
    key="FilesCodeKey",
    without=frozenset({"argon2-cffi", "cbor2", "segno", "webauthn"}),
)
PACKAGES = (PORTAL, FILES)
FROM_FILES = frozenset(
    {
        "AnchorChains",
        "ChainEvents",
        "JudgeSignatures",
        "RunReactions",
        "SignDocuments",
        "WatchCertificates",
        "WatchSignings",
    }
)


def package_of(function: str) -> Package:
    """By the name that the function has in infra/."""
    return FILES if function in FROM_FILES else PORTAL
