"""What somebody looks for in a dossier."""

from msgspec import Struct

from chalicelib.documents.domain.document import Document, DocumentStatus


class Search(Struct, frozen=True, kw_only=True):
    """Each None is [Alle] (F144); a folder includes those below it."""

    folder_id: str | None = None
    type_id: str | None = None
    status: DocumentStatus | None = None
    year: int | None = None

    @property
    def is_narrow(self) -> bool:
        return self != Search()

    def finds(self, document: Document) -> bool:
        return (
            (self.folder_id is None or document.is_in(self.folder_id))
            and self.type_id in (None, document.type_id)
            and self.status in (None, document.status)
            and self.year in (None, document.year)
        )
