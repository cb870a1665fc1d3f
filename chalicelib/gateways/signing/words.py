"""What we write into a document: templates/<language>/signing.json."""

from chalicelib.core.language import language_of
from chalicelib.core.text import texts


def words(language: str) -> dict[str, str]:
    """Dutch unless English was asked."""
    return texts(language_of(language), "signing")
