"""A document type: where it is filed, what it asks of whom, and what follows (design section 5)."""

from enum import StrEnum

from msgspec import Struct


class ClientKind(StrEnum):
    """What an office serves; one who trades in their own name is a person."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Action(StrEnum):
    """What a document asks; SIGN waits for the signing module."""

    READ = "read"
    APPROVE = "approve"
    SIGN = "sign"
    NONE = "none"


class Rule(StrEnum):
    """Whose act settles a task: of any one, of all together, or each for themselves."""

    ANY_ONE = "any_one"
    ALL = "all"
    EACH = "each"


class After(StrEnum):
    """Filing mode: what follows approval (C7)."""

    NOTHING = "nothing"
    OFFICE = "office"
    QUEUE = "queue"
    DIRECT = "direct"
    KVK = "kvk"
    BANK = "bank"


class Folder(Struct, frozen=True, kw_only=True):
    """A place in the dossier; `folder_id` is its path, such as `fiscaal/aangiften-ib`."""

    folder_id: str
    name_nl: str
    name_en: str

    @property
    def parent_id(self) -> str | None:
        return self.folder_id.rpartition("/")[0] or None


class DocumentType(Struct, frozen=True, kw_only=True):
    """`closes_after_days` is for read tasks; `asks_code`: approving takes a
    fresh code (F093, F133); `client_kinds`: at whom there is such a document."""

    type_id: str
    name_nl: str
    name_en: str
    folder_id: str
    action: Action = Action.NONE
    rule: Rule = Rule.ANY_ONE
    after: After = After.NOTHING
    closes_after_days: int | None = None
    is_return: bool = False
    reminder_days: tuple[int, ...] = ()
    asks_code: bool = False
    client_kinds: tuple[ClientKind, ...] = tuple(ClientKind)
