"""A signed file on the desk of an attacker."""

from collections.abc import Callable
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.support.attacks.anatomy import Anatomy, one_of
from tests.support.attacks.updates import Update, body, update

AMOUNT = b"q 1 1 1 rg 50 700 400 100 re f 0 g BT /F1 18 Tf 60 740 Td (EUR 1.000.000) Tj ET Q"
Edit = Callable[["Desk"], None]


class Desk:
    """A file laid open; what is put down here is what the update writes."""

    def __init__(self, content: bytes, random: Random) -> None:
        self.content = content
        self.random = random
        self.pdf = Anatomy(content).opened()
        self.touched: dict[int, bytes] = {}
        self.root = self.pdf.Root

    def put(self, *changed: pikepdf.Object) -> None:
        self.touched |= {one.objgen[0]: body(one) for one in changed if one.objgen[0]}

    def add(self, made: pikepdf.Object) -> pikepdf.Object:
        added = self.pdf.make_indirect(made)
        self.put(added)
        return added

    def page(self) -> pikepdf.Object:
        return one_of(self.random, list(self.pdf.pages)).obj

    def picture(self, drawn: bytes = AMOUNT, wide: int = 300, high: int = 60) -> pikepdf.Object:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        look = self.pdf.make_stream(drawn)
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, wide, high])
        look.Resources = Dictionary(Font=Dictionary(F1=font))
        return self.add(look)

    def fields(self, kind: str) -> list[pikepdf.Object]:
        form = self.root.get("/AcroForm")
        fields = list(form.Fields) if form is not None else []
        return [one for one in fields if str(one.get("/FT", "")) == kind]

    def written(self) -> Update:
        made = update(self.content, self.pdf, self.touched)
        return Update(
            content=made.content,
            objects=made.objects,
            root=self.root.objgen[0],
            size=made.size,
            table=made.table,
        )


def picked(desk: Desk, kind: str) -> pikepdf.Object | None:
    found = desk.fields(kind)
    return one_of(desk.random, found) if found else None


def look_of(desk: Desk, drawn: bytes = b"") -> Dictionary:
    told = b"q 1 0.9 0.9 rg 0 0 300 60 re f 0 g BT /F1 14 Tf 4 8 Td (EUR 9.999,00) Tj ET Q"
    return Dictionary(N=desk.picture(drawn or told))


def edited(content: bytes, edit: Edit, random: Random | None = None) -> Update | None:
    """None where the file has nothing of the kind."""
    desk = Desk(content, random or Random(0))  # noqa: S311
    edit(desk)
    return desk.written() if desk.touched else None
