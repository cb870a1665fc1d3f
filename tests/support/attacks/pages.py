"""What an attacker does to pages: other words, words on top, other pages."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.support.attacks.desk import AMOUNT, Desk, look_of
from tests.support.attacks.updates import body


def other_contents(desk: Desk) -> None:
    page = desk.page()
    page.Contents = desk.add(desk.pdf.make_stream(b"0 g 60 700 200 40 re f"))
    desk.put(page)


def contents_written_over(desk: Desk) -> None:
    """The page keeps pointing where it did."""
    held = desk.page().get("/Contents")
    first = held[0] if isinstance(held, Array) and len(held) else held
    if isinstance(first, pikepdf.Stream):
        made = desk.pdf.make_stream(b"0 g 60 700 200 40 re f")
        desk.touched[first.objgen[0]] = body(made)


def contents_added(desk: Desk) -> None:
    page, font = desk.page(), Dictionary(Type=Name.Font, Subtype=Name.Type1)
    font.BaseFont = Name.Helvetica
    held = page.get("/Contents", Array())
    earlier = list(held) if isinstance(held, Array) else [held]
    page.Contents = Array([*earlier, desk.add(desk.pdf.make_stream(AMOUNT))])
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    desk.put(page)


def a_note_on_top(desk: Desk) -> None:
    """The evil annotation: words over words."""
    page = desk.page()
    note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, F=4, AP=look_of(desk))
    note.Rect, note.Contents = Array([60, 760, 360, 820]), String("EUR 9.999,00")
    note.DA = String("/Helv 12 Tf 0 g")
    page.Annots = Array([*page.get("/Annots", ()), desk.add(note)])
    desk.put(page)


def a_stamp_on_top(desk: Desk) -> None:
    page = desk.page()
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, F=4, AP=look_of(desk))
    stamp.Rect = Array([60, 760, 360, 820])
    page.Annots = Array([*page.get("/Annots", ()), desk.add(stamp)])
    desk.put(page)


def annotations_taken_away(desk: Desk) -> None:
    page = desk.page()
    page.Annots = Array()
    desk.put(page)


def a_page_cropped(desk: Desk) -> None:
    page = desk.page()
    page.CropBox = Array([0, 0, 595, 760])
    desk.put(page)


def a_page_turned(desk: Desk) -> None:
    page = desk.page()
    page.Rotate = 180
    desk.put(page)


def a_page_of_another_size(desk: Desk) -> None:
    page = desk.page()
    page.UserUnit, page.MediaBox = 2, Array([0, 300, 595, 842])
    desk.put(page)


def a_page_added(desk: Desk) -> None:
    tree = desk.root.Pages
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Parent=tree)
    page.Contents = desk.add(desk.pdf.make_stream(b"0 g 60 700 200 40 re f"))
    tree.Kids, tree.Count = Array([*tree.Kids, desk.add(page)]), int(tree.Count) + 1
    desk.put(tree)


def a_page_taken_away(desk: Desk) -> None:
    tree = desk.root.Pages
    tree.Kids, tree.Count = Array(list(tree.Kids)[:-1]), int(tree.Count) - 1
    desk.put(tree)


def pages_in_another_order(desk: Desk) -> None:
    tree = desk.root.Pages
    tree.Kids = Array(list(tree.Kids)[::-1])
    desk.put(tree)


def another_tree_of_pages(desk: Desk) -> None:
    """The hidden document of a shadow attack: everything old stays where it is."""
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 842]))
    page.Contents = desk.add(desk.pdf.make_stream(b"0 g 60 700 200 40 re f"))
    tree = desk.add(Dictionary(Type=Name.Pages, Kids=Array([desk.add(page)]), Count=1))
    desk.root.Pages = tree
    desk.put(desk.root)


def another_root(desk: Desk) -> None:
    another_tree_of_pages(desk)
    desk.touched.pop(desk.root.objgen[0])
    desk.root = desk.add(Dictionary(desk.root))


EDITS = (
    other_contents,
    contents_written_over,
    contents_added,
    a_note_on_top,
    a_stamp_on_top,
    annotations_taken_away,
    a_page_cropped,
    a_page_turned,
    a_page_of_another_size,
    a_page_added,
    a_page_taken_away,
    pages_in_another_order,
    another_tree_of_pages,
    another_root,
)
