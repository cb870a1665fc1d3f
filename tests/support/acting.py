"""PDFs that do something besides being read, one of each kind, and those that only look so."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

Change = Callable[[Pdf], None]


def a_pdf(*changes: Change, pages: int = 1, **saving: Any) -> bytes:
    made = Pdf.new()
    for number in range(pages):
        made.add_blank_page().Contents = Stream(made, f"BT ({number}) Tj ET".encode() * 20)
    for change in changes:
        change(made)
    target = io.BytesIO()
    made.save(target, **saving)
    return target.getvalue()


def script(name: str = "JavaScript") -> Dictionary:
    return Dictionary(S=Name(f"/{name}"), JS="app.alert('x')")


def action(kind: str, **more: Any) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **more)


def opens_with(acts: Dictionary) -> Change:
    def change(made: Pdf) -> None:
        made.Root.OpenAction = acts

    return change


def link(acts: Any, key: str = "A") -> Change:
    """On the first page, to be clicked on."""

    def change(made: Pdf) -> None:
        box = Array([0, 0, 9, 9])
        seen = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, **{key: acts})
        annotate(made, seen)

    return change


def address(text: str | bytes) -> Change:
    return link(action("URI", URI=String(text)))


def annotation(subtype: str) -> Change:
    def change(made: Pdf) -> None:
        annotate(made, Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}")))

    return change


def annotate(made: Pdf, seen: Dictionary) -> None:
    made.pages[0].obj.Annots = Array([made.make_indirect(seen)])


def named_script(made: Pdf) -> None:
    named = Dictionary(Names=Array([String("x"), script()]))
    made.Root.Names = Dictionary(JavaScript=named)


def page_event(made: Pdf) -> None:
    made.pages[0].obj.AA = Dictionary(O=script())


def keystroke(made: Pdf) -> None:
    events = Dictionary(K=script(), C=made.make_indirect(script()))
    field = made.make_indirect(Dictionary(FT=Name.Tx, T="bedrag", AA=events))
    made.Root.AcroForm = Dictionary(Fields=Array([field]))


def outline(made: Pdf) -> None:
    item = made.make_indirect(Dictionary(Title="Lees mij", A=made.make_indirect(script())))
    made.Root.Outlines = made.make_indirect(Dictionary(First=item, Last=item, Count=1))


def threads(made: Pdf) -> None:
    bead = Dictionary(Type=Name.Thread, I=Dictionary(Title="x"), A=script())
    made.Root.Threads = Array([made.make_indirect(bead)])


def layers(made: Pdf) -> None:
    group = made.make_indirect(Dictionary(Type=Name.OCG, Name="laag", Next=script()))
    made.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group])))


def dynamic_form(made: Pdf) -> None:
    made.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Array([]))
    made.Root.NeedsRendering = True


def signed_already(made: Pdf) -> None:
    made.Root.Signature = made.make_indirect(Dictionary(ByteRange=Array([0, 1]), Contents="x"))


def base(made: Pdf) -> None:
    made.Root.URI = Dictionary(Base=String("JavaScript:alert(1)//"))


def picture_of_elsewhere(made: Pdf) -> None:
    form = Stream(made, b"", F=String("\\\\server\\share\\x"), Subtype=Name.Form)
    made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=form))


def chain(made: Pdf) -> None:
    last: Any = script()
    for _ in range(50):
        last = action("GoTo", D=Array([]), Next=Array([made.make_indirect(last)]))
    link(last)(made)


ELSEWHERE = String("//server/share/x.pdf")
# Kind → ways to do it.
ACTING: dict[str, list[Change]] = {
    "javascript": [
        opens_with(script()),
        opens_with(Dictionary(JS="app.alert('x')")),
        named_script,
        page_event,
        keystroke,
        outline,
        threads,
        layers,
        chain,
        link(script(), "PA"),
        link(action("GoTo", D=Array([]), Next=script())),
        base,
        *map(
            address,
            (
                "javascript:alert(1)",
                "javascript:0?0:app.alert(1)",
                "javascript:1/app.alert(1)",
                "vbscript:1/MsgBox(1)",
                "data:1/html,x",
                "JaVaScRiPt:alert(1)",
                " \t\njava\r\nscript:alert(1)",
                "\x01java\x00script:alert(1)",
                "java\u200bscript:alert(1)",
                "javascript%3Aalert(1)",
                "%256A%2561vascript:alert(1)",
                b"\xef\xbb\xbfjavascript:alert(1)",
                "javascript:alert(1)".encode("utf-16"),
                "vbscript:x",
                "data:text/html,<script>x</script>",
            ),
        ),
    ],
    "launch": [
        opens_with(action("Launch", F="cmd.exe")),
        link(action("Launch", F=Dictionary(F="x.exe"))),
        link(action("launch", Win=Dictionary(F="cmd.exe"))),
    ],
    "submit_form": [
        link(action("SubmitForm", F="verstuur")),
        link(action("SubmitForm", F=Dictionary(FS=Name.URL, F="https://elders.example/x"))),
    ],
    "import_data": [link(action("ImportData", F="x.fdf"))],
    "rich_media": [
        *map(annotation, ("RichMedia", "Movie", "Sound", "Screen")),
        link(action("Rendition", OP=0)),
        link(action("Movie", T="x")),
        link(action("Sound")),
    ],
    "three_d": [annotation("3D"), link(action("GoTo3DView"))],
    "other_machine": [
        link(action("GoToR", F=ELSEWHERE)),
        link(action("GoToR", F=String("\\\\server\\share\\x.pdf"))),
        link(action("GoToR", F=Dictionary(FS=Name.URL, F=String("https://elders.example/x.pdf")))),
        link(action("GoToE", F=Dictionary(UF=ELSEWHERE), T=Dictionary(R=Name.C))),
        link(action("Thread", F=ELSEWHERE)),
        address("file:///c:/windows/x.exe"),
        address("file:1/../x.exe"),
        address("\\\\server\\share"),
        picture_of_elsewhere,
    ],
    "address": [
        address("ms-officecmd:x"),
        address("ms-msdt:1/id"),
        address("search-ms:1?query=x"),
    ],
    "xfa": [dynamic_form],
}
EACH = [
    pytest.param(kind, change, id=f"{kind} {number}")
    for kind, changes in ACTING.items()
    for number, change in enumerate(changes)
]


def first_page(made: Pdf) -> None:
    made.Root.OpenAction = action("GoTo", D=Array([made.pages[0].obj, Name.Fit]))


def named_place(made: Pdf) -> None:
    place = Array([made.pages[0].obj, Name.Fit])
    made.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("balans"), place])))
    link(String("balans"), "Dest")(made)


def fillable(made: Pdf) -> None:
    field = made.make_indirect(Dictionary(FT=Name.Tx, T="naam"))
    made.Root.AcroForm = Dictionary(Fields=Array([field]))


HARMLESS: list[Change] = [
    first_page,
    named_place,
    fillable,
    link(action("GoToR", F="bijlage.pdf", D=Array([0, Name.Fit]))),
    *map(
        address,
        (
            "https://vandijk.example.nl",
            "HTTP://vandijk.example.nl/a:b",
            "mailto:info@vandijk.example.nl",
            "tel:+31201234567",
            "www.vandijk.example.nl:443/x",
            "localhost:8000",
            "bijlage 1.pdf",
            "#pagina=2",
            "https://vandijk.example.nl/?naar=javascript%3Ax",
        ),
    ),
]
