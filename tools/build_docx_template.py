"""Write the first `templates/docx/form.docx`: plain parts, no leftovers of a word processor.

Run once: `python tools/build_docx_template.py templates/docx/form.docx`. From then on the file belongs to the designer, who
edits it in Word; this script stays as the record of what it began as.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SYMBOLS = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>'


def mm(length: float) -> int:
    """Return millimetres in twentieths of a point, the unit of WordprocessingML."""
    return round(length * 1440 / 25.4)


def size(points: float) -> str:
    """Return the properties of a size of type in points."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def spacing(before: float = 0, after: float = 0, line: float | None = None, rule: str = "exact") -> str:
    """Return the room before and after a paragraph in mm, and its line height in points (None: as the font has it)."""
    height = f' w:line="{round(line * 20)}" w:lineRule="{rule}"' if line else ' w:line="240" w:lineRule="auto"'
    return f'<w:spacing w:before="{mm(before)}" w:after="{mm(after)}"{height}/>'


def ind(left: float = 0, hanging: float = 0, right: float = 0) -> str:
    """Return the indents of a paragraph in mm."""
    return f'<w:ind w:left="{mm(left)}" w:right="{mm(right)}" w:hanging="{mm(hanging)}"/>'


AXIS = 10
KEEP = "<w:keepNext/><w:keepLines/>"


def paragraph_style(style_id: str, name: str, properties: str, characters: str, *, based: str = "Normal", next_style: str = "") -> str:
    """Return a paragraph style of the contract (`renderers/docx/_styles.py`)."""
    following = f'<w:next w:val="{next_style}"/>' if next_style else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>{following}'
        f"<w:qFormat/><w:pPr>{properties}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )


def character_style(style_id: str, name: str, characters: str) -> str:
    """Return a character style of the contract."""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f"<w:qFormat/><w:rPr>{characters}</w:rPr></w:style>"
    )


BAR = '<w:pBdr><w:top w:val="single" w:sz="10" w:space="5" w:color="000000"/></w:pBdr>'
THIN = '<w:pBdr><w:top w:val="single" w:sz="3" w:space="4" w:color="555555"/></w:pBdr>'
LISTS = ("SWPunkt", "SWPunktRamki", "SWPodpowiedz")


def in_list(style_id: str) -> str:
    """Return the property that makes a paragraph an entry of a list."""
    return f'<w:numPr><w:numId w:val="{LISTS.index(style_id) + 1}"/></w:numPr>'


def built_in_styles() -> list[str]:
    """Return Word's own styles that ours are based on."""
    heading = (
        '<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:keepNext/><w:keepLines/><w:outlineLvl w:val="{o}"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
    )
    return [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/></w:style>',
        *(heading.format(n=n, o=n - 1) for n in (1, 2, 3)),
    ]


def paragraph_styles() -> list[str]:
    """Return the paragraph styles of the forms."""
    p = paragraph_style
    bold = "<w:b/><w:bCs/>"
    return [
        p("SWTytul", "SW Tytul", KEEP + spacing(7, 1.5, 22), bold + size(18), based="Title", next_style="SWCel"),
        p("SWCel", "SW Cel", spacing(0, 0), size(10.5)),
        p("SWLegenda", "SW Legenda", spacing(2.5, 0), size(9)),
        p("SWSekcja", "SW Sekcja", KEEP + BAR + spacing(9, 0, 17) + ind(AXIS, AXIS), bold + size(13), based="Heading1"),
        p("SWPodsekcja", "SW Podsekcja", KEEP + spacing(6, 0, 15) + ind(AXIS, AXIS), bold + size(10.5), based="Heading2"),
        p("SWKarta", "SW Karta", KEEP + THIN + spacing(5, 0) + ind(AXIS), bold + size(10.5), based="Heading3"),
        p("SWPytanie", "SW Pytanie", KEEP + spacing(5.5, 0) + ind(AXIS, AXIS), bold + size(10.5)),
        p("SWWskazowka", "SW Wskazowka", "<w:keepLines/>" + spacing(0.5, 0, 12) + ind(AXIS), size(9)),
        p("SWEtykieta", "SW Etykieta", KEEP + spacing(4.5, 0, 12), size(9.5)),
        p("SWOdpowiedz", "SW Odpowiedz", spacing(0, 0, 8 / 25.4 * 72), size(10.5)),
        p("SWLinie", "SW Linie", spacing(0, 0, 8 / 25.4 * 72) + ind(AXIS), size(10.5)),
        p("SWOpcja", "SW Opcja", spacing(0, 0) + ind(6.5, 6.5), size(10.5)),
        p("SWTekst", "SW Tekst", spacing(2.5, 0) + ind(AXIS), size(10.5)),
        p("SWPunkt", "SW Punkt", in_list("SWPunkt") + spacing(0.8, 0) + ind(AXIS + 5, 5), size(10.5)),
        p("SWPunktRamki", "SW Punkt ramki", in_list("SWPunktRamki") + spacing(0.3, 0) + ind(5, 5), size(10.5)),
        p("SWKomorka", "SW Komorka", spacing(0, 0), size(10.5)),
        p("SWGlowka", "SW Glowka", KEEP + spacing(0, 0, 12), size(9)),
        p("SWKolka", "SW Kolka", spacing(0, 0), size(10.5)),
        p("SWPodpis", "SW Podpis", spacing(0, 0, 12), size(9)),
        p("SWDrobne", "SW Drobne", spacing(0, 0, 10), size(8)),
        p("SWEtap", "SW Etap", spacing(0.6, 0, 10), bold + size(8)),
        p("SWWarunek", "SW Warunek", KEEP + spacing(0, 0) + ind(AXIS, AXIS), size(10.5)),
        p("SWTemat", "SW Temat", KEEP + spacing(0, 0, 12) + ind(AXIS), size(9), based="Heading2").replace(
            "<w:rPr>", '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/>', 1
        ),
        p("SWZdanie", "SW Zdanie", '<w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs>' + spacing(1.5, 0, 18) + ind(AXIS, AXIS), bold + size(13)),
        p("SWPodpowiedz", "SW Podpowiedz", in_list("SWPodpowiedz") + spacing(0.8, 0) + ind(AXIS + 5, 5), size(10.5)),
        p("SWStopka", "SW Stopka", spacing(0, 0, 10), size(8)),
        p("SWOdstep", "SW Odstep", spacing(0, 0, 1), size(1)),
    ]


def character_styles() -> list[str]:
    """Return the character styles of the forms."""
    c = character_style
    return [
        c("SWNumer", "SW Numer", '<w:b w:val="0"/><w:bCs w:val="0"/>' + size(10.5)),
        c("SWNumerSekcji", "SW Numer sekcji", "<w:b/><w:bCs/>"),
        c("SWNumerZdania", "SW Numer zdania", "<w:b/><w:bCs/>"),
        c("SWWpis", "SW Wpis", '<w:b w:val="0"/><w:bCs w:val="0"/>' + size(10.5)),
        c("SWWpisMaly", "SW Wpis maly", '<w:b w:val="0"/><w:bCs w:val="0"/>' + size(8)),
        c("SWLinia", "SW Linia", '<w:u w:val="single" w:color="444444"/>'),
        c("SWPuste", "SW Puste", size(10.5)),
        c("SWKratka", "SW Kratka", size(13)),
        c("SWOdstepZnaku", "SW Odstep znaku", size(1)),
        c("SWZnak", "SW Znak", SYMBOLS + '<w:b w:val="0"/>' + size(15)),
        c("SWZnakMaly", "SW Znak maly", SYMBOLS + '<w:b w:val="0"/>' + size(12)),
        c("SWKolko", "SW Kolko", SYMBOLS + '<w:b w:val="0"/>' + size(20)),
        c("SWStrzalka", "SW Strzalka", SYMBOLS + '<w:b w:val="0"/>' + size(12)),
    ]


def table_styles() -> list[str]:
    """Return the table styles of the forms."""
    one = '<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:qFormat/></w:style>'
    return [one.format(id="SWUklad", name="SW Uklad"), one.format(id="SWTabela", name="SW Tabela")]


def styles() -> str:
    """Return `word/styles.xml`."""
    fonts = '<w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:eastAsia="Noto Sans" w:cs="Noto Sans"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size(10.5)}<w:lang w:val="pl-PL" w:eastAsia="pl-PL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing()}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    blocks = [*built_in_styles(), *paragraph_styles(), *character_styles(), *table_styles()]
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{"".join(blocks)}</w:styles>'


def text(words: str, extra: str = "") -> str:
    """Return a run of text."""
    return f'<w:r>{extra}<w:t xml:space="preserve">{words}</w:t></w:r>'


def para(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def cell(width: float, content: str, properties: str = "") -> str:
    """Return a cell, its width in mm."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{mm(width)}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def grid(widths: list[float], row_properties: str, cells: list[str], *, full: bool = False) -> str:
    """Return a table of one row, its columns in mm; `full` makes it as wide as the page allows."""
    width = '<w:tblW w:w="5000" w:type="pct"/>' if full else f'<w:tblW w:w="{sum(map(mm, widths))}" w:type="dxa"/>'
    columns = "".join(f'<w:gridCol w:w="{mm(each)}"/>' for each in widths)
    rows = f"<w:tr>{f'<w:trPr>{row_properties}</w:trPr>' if row_properties else ''}{''.join(cells)}</w:tr>"
    properties = f'<w:tblStyle w:val="SWUklad"/>{width}<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def document() -> str:
    """Return `word/document.xml`: the stamp, the title and the placeholders."""
    frame = (
        "<w:tcBorders>"
        + "".join(f'<w:{side} w:val="single" w:sz="3" w:space="0" w:color="555555"/>' for side in ("top", "left", "bottom", "right"))
        + "</w:tcBorders>"
    )
    inner = f'<w:tcMar><w:top w:w="{mm(1)}" w:type="dxa"/><w:left w:w="{mm(1.5)}" w:type="dxa"/><w:right w:w="{mm(1.5)}" w:type="dxa"/></w:tcMar>'
    head = grid(
        [59.33, 6, 104.67],
        f'<w:cantSplit/><w:trHeight w:val="{mm(24)}" w:hRule="atLeast"/>',
        [
            cell(59.33, para("SWDrobne", text("{{p stamp }}")), frame + inner),
            cell(6, para("SWOdstep", "")),
            cell(104.67, para("SWPodpis", text("{{p identity }}"))),
        ],
    )
    page = (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        f'<w:footerReference w:type="first" r:id="rId7"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{mm(12)}" w:right="{mm(15)}" w:bottom="{mm(20)}" w:left="{mm(25)}" '
        f'w:header="{mm(10)}" w:footer="{mm(7)}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    head = para("SWDrobne", text("{%p if has_stamp %}")) + head + para("SWDrobne", text("{%p endif %}"))
    body = head + para("SWTytul", text("{{ title }}")) + para("SWCel", text("{{p lead }}")) + para("SWTekst", text("{{p body }}"))
    return f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{page}</w:body></w:document>'


def header() -> str:
    """Return the running head: title and case code."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{mm(55)}"/></w:tabs>'
    content = grid(
        [115, 55],
        "<w:cantSplit/>",
        [cell(115, para("SWStopka", text("{{ running_title }}"))), cell(55, para("SWStopka", text("{{r case_code }}"), tab))],
        full=True,
    )
    return f'{HEAD}<w:hdr xmlns:w="{W}" xmlns:r="{R}">{content}{para("SWOdstep", "", spacing(0, 4, 1))}</w:hdr>'


def footer() -> str:
    """Return the foot: what kind of document this is, and the page."""
    line = '<w:tcBorders><w:top w:val="single" w:sz="3" w:space="0" w:color="555555"/></w:tcBorders>'
    above = f'<w:tcMar><w:top w:w="{mm(1.5)}" w:type="dxa"/></w:tcMar>'
    left = (
        para("SWStopka", text("{{ foot_line }}"))
        + para("SWStopka", text("{%p if foot_statement %}"))
        + para("SWStopka", text("{{ foot_statement }}"))
        + para("SWStopka", text("{%p endif %}"))
    )
    right = para("SWStopka", text("{{r page_number }}"), '<w:jc w:val="right"/>')
    content = grid([130, 40], "<w:cantSplit/>", [cell(130, left, line + above), cell(40, right, line + above)], full=True)
    return f'{HEAD}<w:ftr xmlns:w="{W}" xmlns:r="{R}">{content}{para("SWOdstep", "")}</w:ftr>'


def settings() -> str:
    """Return `word/settings.xml`."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:autoHyphenation/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="pl-PL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def numbering() -> str:
    """Return `word/numbering.xml`: the lists with a dash."""
    indents = {"SWPunkt": AXIS + 5, "SWPunktRamki": 5, "SWPodpowiedz": AXIS + 5}
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr>{ind(indents[style], 5)}</w:pPr></w:lvl></w:abstractNum>'
        for number, style in enumerate(LISTS)
    )
    numbers = "".join(f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(len(LISTS)))
    return f'{HEAD}<w:numbering xmlns:w="{W}">{lists}{numbers}</w:numbering>'


def fonts() -> str:
    """Return `word/fontTable.xml`."""
    end = '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    noto = f'<w:font w:name="Noto Sans"><w:altName w:val="Segoe UI"/><w:panose1 w:val="020B0502040504020204"/><w:charset w:val="EE"/>{end}'
    symbol = '<w:font w:name="Segoe UI Symbol"><w:altName w:val="Noto Sans Symbols2"/><w:panose1 w:val="020B0502040204020203"/><w:charset w:val="00"/>' + end
    return f'{HEAD}<w:fonts xmlns:w="{W}">{noto}{symbol}</w:fonts>'


def theme() -> str:
    """The smallest theme that ISO/IEC 29500-1, 14.2.7 allows: black and greys, one family of type."""
    colours = (("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "444444"), ("lt2", "F0F0F0"), *((f"accent{n}", "444444") for n in range(1, 7)))
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in (*colours, ("hlink", "000000"), ("folHlink", "000000")))
    face = '<a:latin typeface="Noto Sans"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="SW">'
        f'<a:themeElements><a:clrScheme name="SW">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="SW"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme><a:fmtScheme name="SW">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


PARTS = {
    "word/document.xml": ("document.main+xml", "officeDocument"),
    "word/styles.xml": ("styles+xml", "styles"),
    "word/settings.xml": ("settings+xml", "settings"),
    "word/fontTable.xml": ("fontTable+xml", "fontTable"),
    "word/numbering.xml": ("numbering+xml", "numbering"),
    "word/header1.xml": ("header+xml", "header"),
    "word/footer1.xml": ("footer+xml", "footer"),
    "word/footer2.xml": ("footer+xml", "footer"),
    "word/theme/theme1.xml": ("theme+xml", "theme"),
}


def relationships(entries: list[tuple[str, str, str]]) -> str:
    """Return the part that says what a part refers to: id, type and target of each."""
    inner = "".join(f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>' for rid, kind, target in entries)
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def parts() -> dict[str, str]:
    """Return every part of the file by name."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{word}{kind}"/>' for name, (kind, _) in PARTS.items())
    overrides = overrides.replace(f"{word}theme", "application/vnd.openxmlformats-officedocument.theme")
    app = '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    types = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}{app}</Types>"
    )
    order = [name for name in PARTS if name != "word/document.xml"]
    inner = [(f"rId{number}", f"{R}/{PARTS[name][1]}", name.removeprefix("word/")) for number, name in enumerate(order, 1)]
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": relationships([("rId1", f"{R}/officeDocument", "word/document.xml"), ("rId2", f"{R}/extended-properties", "docProps/app.xml")]),
        "docProps/app.xml": f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>swtools</Application></Properties>',
        "word/_rels/document.xml.rels": relationships(inner),
        "word/document.xml": document(),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": fonts(),
        "word/numbering.xml": numbering(),
        "word/header1.xml": header(),
        "word/footer1.xml": footer(),
        "word/footer2.xml": footer(),
        "word/theme/theme1.xml": theme(),
    }


def main() -> None:
    """Write the file that the command line names."""
    with zipfile.ZipFile(Path(sys.argv[1]), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in sorted(parts().items(), key=lambda item: (item[0] != "[Content_Types].xml", item[0])):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), xml, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
