"""The case code as one piece of data inside the file: typed in one control, it stands in all (ISO/IEC 29500-1, 17.5.2.6 and 22.5)."""

from __future__ import annotations

from collections.abc import Mapping

from swtools.renderers.docx._xml import escape

_SPACE = "urn:swtools:case"
_STORE = "{7A5D2C1E-4B36-4E0A-9C57-5A1F0E8B6D42}"
"""The part's own name; controls find their data by it."""
_MAPPING = f"xmlns:c='{_SPACE}'"
CASE_CODE = f'<w:dataBinding w:prefixMappings="{_MAPPING}" w:xpath="/c:case[1]/c:code[1]" w:storeItemID="{_STORE}"/>'
"""What binds a control to the case code."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def with_case_code(parts: Mapping[str, bytes], value: str) -> dict[str, bytes]:
    """Return the parts with the data that the controls are bound to; Word shows what stands here, whatever the controls hold.

    The part is named as Word names such parts, with the first number that a centre's template has left free.
    """
    number = next(count for count in range(1, len(parts) + 2) if f"customXml/item{count}.xml" not in parts)
    data, about = f"item{number}.xml", f"itemProps{number}.xml"
    schema = f'<ds:schemaRefs><ds:schemaRef ds:uri="{_SPACE}"/></ds:schemaRefs>'
    properties = f'<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_STORE}">{schema}</ds:datastoreItem>'
    related = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    to_properties = f'<Relationship Id="swCaseProps" Type="{_OFFICE}/relationships/customXmlProps" Target="{about}"/>'
    to_data = f'<Relationship Id="swCase" Type="{_OFFICE}/relationships/customXml" Target="../customXml/{data}"/>'
    override = f'<Override PartName="/customXml/{about}" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    return {
        **parts,
        f"customXml/{data}": f'{_XML}<case xmlns="{_SPACE}"><code>{escape(value)}</code></case>'.encode(),
        f"customXml/{about}": (_XML + properties).encode(),
        f"customXml/_rels/{data}.rels": (_XML + related.format(to_properties)).encode(),
        relations: parts[relations].replace(b"</Relationships>", to_data.encode() + b"</Relationships>"),
        types: parts[types].replace(b"</Types>", override.encode() + b"</Types>"),
    }
