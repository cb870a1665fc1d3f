"""What an attacker does to what no page names: letters, layers, scripts, any object."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.support.attacks.anatomy import one_of
from tests.support.attacks.desk import Desk
from tests.support.attacks.updates import body


def another_letter(desk: Desk) -> None:
    """Other letters for the same codes."""
    for found in desk.pdf.objects:
        if isinstance(found, Dictionary) and found.get("/Type") == "/Font" and found.objgen[0]:
            found.BaseFont = Name("/ZapfDingbats")
            desk.put(found)
            return


def another_script(desk: Desk) -> None:
    desk.root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    desk.put(desk.root)


def a_layer_hidden(desk: Desk) -> None:
    layer = desk.add(Dictionary(Type=Name.OCG, Name=String("L")))
    off = Dictionary(OFF=Array([layer]), Order=Array([layer]))
    desk.root.OCProperties = Dictionary(OCGs=Array([layer]), D=off)
    page = desk.page()
    for one in page.get("/Annots", ()):
        one.OC = layer
        desk.put(one)
    desk.put(desk.root)


def an_attachment_written_over(desk: Desk) -> None:
    """What a wrapper carries, and the original that goes along."""
    for one in desk.pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Type") == "/EmbeddedFile":
            one.write(b"%PDF-1.7 iets anders")
            desk.put(one)
            return


def an_attachment_added(desk: Desk) -> None:
    held = desk.add(desk.pdf.make_stream(b"<xbrl/>"))
    spec = Dictionary(Type=Name.Filespec, F=String("cijfers.xml"), EF=Dictionary(F=held))
    names = Array([String("cijfers"), desk.add(spec)])
    desk.root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))
    desk.put(desk.root)


def an_object_emptied(desk: Desk) -> None:
    found = [one.objgen[0] for one in desk.pdf.objects if one.objgen[0]]
    desk.touched[one_of(desk.random, found)] = b"null"


def objects_exchanged(desk: Desk) -> None:
    """Two of a kind, each under the number of the other."""
    streams = [one for one in desk.pdf.objects if isinstance(one, pikepdf.Stream)]
    others = [one for one in desk.pdf.objects if isinstance(one, Dictionary)]
    kind = one_of(desk.random, (streams, others))
    first, second = one_of(desk.random, kind), one_of(desk.random, kind)
    desk.touched |= {first.objgen[0]: body(second), second.objgen[0]: body(first)}


def another_title(desk: Desk) -> None:
    """Nothing that a page shows."""
    desk.root.Lang = String("fr")
    desk.put(desk.root)


def more_evidence(desk: Desk) -> None:
    """A store of certificates and lists, as is added later for a long life."""
    held = desk.add(desk.pdf.make_stream(b"0\x03\x02\x01\x01"))
    desk.root.DSS = Dictionary(Type=Name.DSS, Certs=Array([held]))
    desk.put(desk.root)


EDITS = (
    another_letter,
    another_script,
    a_layer_hidden,
    an_attachment_written_over,
    an_attachment_added,
    an_object_emptied,
    objects_exchanged,
    another_title,
    more_evidence,
)
