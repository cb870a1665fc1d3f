"""What a task is about: a document, as it was when it was asked."""

from msgspec import Struct

from chalicelib.core.language import Language
from chalicelib.core.rights import Place
from chalicelib.offices.domain.types import After

HANDED_IN = frozenset({After.QUEUE, After.DIRECT, After.KVK, After.BANK})


class TypeNames(Struct, frozen=True, kw_only=True):
    """The document type's name as it was when the task was made."""

    nl: str
    en: str

    def spoken(self, language: Language) -> str:
        return self.nl if language is Language.NL else self.en


class AskedDocument(Struct, frozen=True, kw_only=True):
    """The version that is asked about, and what its type says: where it stands, whether it is a
    return, and what follows on the answer."""

    document_id: str
    version: int
    sha256: str
    title: str
    type_id: str
    type_names: TypeNames
    after: After
    is_return: bool
    period: str | None
    folder_id: str = ""

    @property
    def subject_id(self) -> str:
        """In whose history it stands what becomes of the task."""
        return self.document_id

    @property
    def is_handed_in(self) -> bool:
        """At an authority or a bank, once it is approved or signed; anything else just ends."""
        return self.is_return or self.after in HANDED_IN

    @property
    def place(self) -> Place:
        return Place(folder_id=self.folder_id, type_id=self.type_id)
