"""What a file that a PDF carries really is. Its contents can acquit it, its name can only convict.

Kept are PDF, XML, XBRL, CSV and other text, pictures, and the documents of offices without macros:
what e-invoices (Factur-X, ZUGFeRD, UBL) and PDF/A-3 carry. A PDF is for who asks to look into. Text
of any other name than those of data is unknown: there are too many kinds of script to list.
"""

import io
import re
import zipfile
import zlib

from msgspec import Struct

from chalicelib.gateways import pdf
from chalicelib.gateways.pdf_objects import TooComplex

PDF = "pdf"
PROGRAM, SCRIPT, MACRO = "embedded_program", "embedded_script", "embedded_macro"
UNKNOWN = "embedded_unknown"

# What everything that one file carries may unpack to together, in bytes; and how many there are.
MOST_BYTES = 100 * 1024 * 1024
MOST_FILES = 2_000
DEEPEST = 3

_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"dex\n",
    b"\x00asm",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"ITSF",
    b"!<arch>",
    b"\xed\xab\xee\xdb",
    b"FWS",
    b"CWS",
    b"ZWS",
)
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word and Excel before 2007, and installers
_PROGRAM_INSIDE = b"This program cannot be run in"
_INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")
_MACROS = ("_VBA_PROJECT".encode("utf-16-le"), "Macros".encode("utf-16-le"), b"_VBA_PROJECT")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

_SCRIPT_NAMES = re.compile(
    r"(apk|application|appref-ms|appx|bat|cmd|com|command|cpl|crx|desktop|exe|hta|inf|iqy|jar|jnlp"
    r"|js|jse|library-ms|lnk|mjs|ms[cip]|msix|pif|p[lm]|ps1|ps1xml|psm1|pyw?|rb|rdp|reg|sc[frt]"
    r"|search-ms|settingcontent-ms|sh|slk|url|vb|vb[es]|website|ws|ws[cfh]|xll|xpi)",
)
_DATA_NAMES = re.compile(
    r"(adf|asc|csv|edi|html?|ics|json|log|md|rtf|sta|swi|tab|te?xt|tsv|vcf|xaf|xbrl|xhtml|xml|xsd)?"
)
_SCRIPT = re.compile(
    r"\A\s*(#!|@echo\b|<\?php|<%)|<(\w+:)?script|\bjavascript:|CreateObject\s*\(|\bWScript\."
    r"|\bpowershell(\.exe)?\s+-|<(\w+:)?scriptlet|<[a-z][^<>]*[\s/\"']on[a-z]+\s*="
    r"|<[a-z][^<>]*[\s/\"']srcdoc\s*="
    r"|\AID;P"  # a sheet with commands in it (SYLK), whatever its name
    r"|(?:^|[,;\t\"])\ {0,20}[=+@-][^,;\t\"\n|]{0,200}[a-z]\|[^\n!]{0,500}!",  # a cell with DDE
    re.IGNORECASE | re.MULTILINE,
)
_ROOT = re.compile(
    r"\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!doctype[^>]*>)\s*+)*+<([\w:.-]+)",
    re.DOTALL | re.IGNORECASE,
)
_PRINTER = re.compile(rb"\x1b%-12345X|@PJL[^\r\n]*")
_WORD = re.compile(rb"[a-z]{3}|<", re.IGNORECASE)
_BLANKS = b"\0\xef\xbb\xbf \t\r\n\f\x04"
# What a scanner or a printer leaves before a header is shorter than this, in bytes.
MOST_LEAD = 64
_OUTSIDE = re.compile(r"<!ENTITY", re.IGNORECASE)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
_INLINE_XBRL = "http://www.xbrl.org/2013/inlineXBRL"
_PAGES = frozenset({"html", "svg", "stylesheet", "transform"})
# What an office document takes from elsewhere when it is opened, a link to click on excepted; and
# what starts a program (DDE).
_FETCHED = re.compile(
    r"<(?=[^<>]*TargetMode\s*=\s*[\"']External)(?![^<>]*/hyperlink[\"'])[^<>]*>|<(\w+:)?ddeLink\b"
    r"|instr(Text[^<>]*>|\s*=\s*[\"'])\s*DDE",
    re.IGNORECASE,
)
_FETCHED_BY_RTF = re.compile(r"\\obj|\\\*\\template|\bDDE|\bINCLUDE", re.IGNORECASE)
_PICTURE_NAMES = re.compile(r"(jpe?g|jpe|jfif|png|gif|tiff?)?")
_PAGE_NAMES = re.compile(r"x?html?|xht|svg")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
)


class Budget(Struct, kw_only=True):
    """What may still be unpacked of all that one file carries."""

    size: int = MOST_BYTES
    files: int = MOST_FILES

    def spend(self, content: bytes) -> bytes:
        self.size, self.files = self.size - len(content), self.files - 1
        if self.size < 0 or self.files < 0:
            raise TooComplex
        return content


def kind_of(content: bytes, name: str, budget: Budget, depth: int = 0) -> str:
    """PDF, what is wrong with it, or nothing."""
    if _SCRIPT_NAMES.fullmatch(_extension(name)):
        return PROGRAM if content.startswith(_PROGRAMS) else SCRIPT
    if content.startswith(_PROGRAMS):
        return PROGRAM
    if content.startswith(_COMPOUND):
        return _compound(content)
    if zipfile.is_zipfile(io.BytesIO(content)):
        return _archive(content, budget, depth)
    if pdf.looks_like(content):
        return PDF
    if content.startswith(_PICTURES) and _PICTURE_NAMES.fullmatch(_extension(name)):
        return ""
    return _text(content, _extension(name))


def begins_otherwise(lead: bytes) -> bool:
    """Does a page of the web, a program or another file stand before a PDF? Blanks are none, nor
    what a printer is told (PJL), nor some bytes without a word."""
    told = _PRINTER.sub(b"", lead).lstrip(_BLANKS)
    magics = (*_PROGRAMS, *_PICTURES, _COMPOUND, b"PK", b"#!", b"%!PS")
    words = _WORD.search(told.replace(b"\0", b""))  # also those of two bytes a letter
    return len(told.rstrip(_BLANKS)) > MOST_LEAD or told.startswith(magics) or bool(words)


def _extension(name: str) -> str:
    """As the system that opens it sees it: blanks and points at the end do not count."""
    plain = "".join(each for each in name if each.isprintable()).rstrip(" .")
    return plain.rpartition(".")[2].lower() if "." in plain else ""


def _compound(content: bytes) -> str:
    if _INSTALLER in content[:4096] or _PROGRAM_INSIDE in content:
        return PROGRAM
    return MACRO if any(mark in content for mark in _MACROS) else UNKNOWN


def _archive(content: bytes, budget: Budget, depth: int) -> str:
    if depth >= DEEPEST or not content.startswith(b"PK"):
        return UNKNOWN
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {each.filename for each in archive.infolist()}
            is_office = "[Content_Types].xml" in parts or "META-INF/manifest.xml" in parts
            kinds = {_member(archive, each, budget, depth) for each in archive.infolist()}
    except _UNREADABLE:
        return UNKNOWN
    if not parts:
        return UNKNOWN
    if is_office:  # it has pictures and settings in forms that are its own
        kinds -= {UNKNOWN}
    return next((each for each in (PROGRAM, MACRO, SCRIPT, UNKNOWN) if each in kinds), "")


def _member(archive: zipfile.ZipFile, each: zipfile.ZipInfo, budget: Budget, depth: int) -> str:
    """An archive may lie about sizes, so that no more is read than is left."""
    if each.is_dir():
        return ""
    with archive.open(each) as member:
        content = budget.spend(member.read(budget.size + 1))
    if "vbaproject" in each.filename.lower() or "macrosheets/" in each.filename.lower():
        return MACRO
    if b"<script:module" in content or _FETCHED.search(_decoded(content)):
        return MACRO
    kind = kind_of(content, each.filename, budget, depth + 1)
    return UNKNOWN if kind == PDF else kind


def _text(content: bytes, extension: str) -> str:
    text = _decoded(content)
    if _NOT_TEXT.search(text):
        return UNKNOWN
    if _SCRIPT.search(text):
        return SCRIPT
    if not _DATA_NAMES.fullmatch(extension):
        return UNKNOWN
    if text.lstrip().startswith("{\\rtf"):
        return UNKNOWN if _FETCHED_BY_RTF.search(text) else ""
    root = _ROOT.match(text)
    by_root = root is not None and root[1].rpartition(":")[2].lower() in _PAGES
    is_page = by_root or _PAGE_NAMES.fullmatch(extension)
    is_unknown = (is_page and _INLINE_XBRL not in text) or _OUTSIDE.search(text)
    return UNKNOWN if is_unknown else ""


def _decoded(content: bytes) -> str:
    for mark, coding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(coding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")
