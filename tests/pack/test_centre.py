"""The centre's profile: its name and logo on the forms, and what is wrong with a profile as findings with a place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from swtools import pipeline
from swtools.document.blocks import Edition
from swtools.loading.picture import media_type
from swtools.model.centre import Centre
from swtools.pack import catalogue
from swtools.pack.plan import Selection, targets
from tests.command import ROOT, Ran, Run, files
from tests.pack.conftest import Place

SURVEY = "moja-grupa/6-ewaluacja-koncowa/ankieta"
NAME = "Ośrodek Pomocy Społecznej w Żółwinie"


def picture(path: Path, kind: str = "PNG") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (120, 40), (11, 94, 80)).save(path, kind)
    return path


def build(place: Place, swtools: Run, profile: Path, *options: object) -> Ran:
    return swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--centre", profile, *options)


def profile(folder: Path, *lines: str) -> Path:
    path = folder / "centre.yaml"
    path.write_text("\n".join([f'name: "{NAME}"', 'address: "ul. Długa 1"', *lines, ""]), encoding="utf-8")
    return path


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 5}, {"optimize": True}])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_pictures_that_pillow_writes_are_pictures(tmp_path: Path, mode: str, options: dict[str, object]) -> None:
    Image.new(mode, (50, 30)).save(tmp_path / "a.jpg", "JPEG", **options)
    assert media_type((tmp_path / "a.jpg").read_bytes()) == "image/jpeg"
    for kind in ("RGBA", "P", "1", "L", "I;16"):
        Image.new(kind, (50, 30)).save(tmp_path / "a.png")
        assert media_type((tmp_path / "a.png").read_bytes()) == "image/png"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_name_and_logo_stand_on_the_form(place: Place, swtools: Run, tmp_path: Path, kind: str) -> None:
    ending = {"PNG": "png", "JPEG": "jpg"}[kind]
    picture(tmp_path / "pictures" / f"logo.{ending}", kind)
    ran = build(place, swtools, profile(tmp_path, f"logo: pictures/logo.{ending}"), "--stage", "ewaluacja-koncowa")
    assert ran.code == 0, ran.err
    page = PdfReader(place.output / f"{SURVEY}.pdf").pages[0]
    assert NAME in page.extract_text().replace("\u00a0", " ").replace("\n", " ")
    assert len(page.images) == 1
    html = (place.output / f"{SURVEY}.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert NAME in html
    assert f"data:image/{kind.lower()};base64," in html


def test_a_logo_without_a_name_is_called_a_logo(place: Place, tmp_path: Path) -> None:
    """A profile must have a name; whoever calls the library without one still gives the picture words, in the form and in the catalogue."""
    checked = pipeline.check(place.library)
    centre = Centre(logo_bytes=picture(tmp_path / "logo.png").read_bytes(), logo_type="image/png")
    shop = pipeline.workshop(checked, centre, pipeline.settings(place.library, 0), place.output, base="")
    target = next(target for target in targets(checked.library, Selection(formats=("html",))) if target.edition is Edition.CLIENT)
    for page in (shop.render(target).decode(), catalogue.catalogue(shop, (), (), catalogue.LeftOut()).decode()):
        assert re.findall(r'<img src="data:image/png[^"]*"[^>]* alt="([^"]*)"', page) == ["Logo ośrodka"]


def test_own_labels_of_stages(place: Place, swtools: Run, tmp_path: Path) -> None:
    ran = build(place, swtools, profile(tmp_path, "stage_labels:", '  ewaluacja-koncowa: "Pożegnanie"'), "--stage", "ewaluacja-koncowa", "--format", "pdf")
    assert ran.code == 0, ran.err
    pack = PdfReader(place.output / "moja-grupa" / "6-ewaluacja-koncowa" / "pakiet.pdf")
    assert "Pożegnanie" in pack.pages[0].extract_text()
    assert b"Po\xc5\xbcegnanie" in files(place.output)["index.html"]


def test_the_profile_is_part_of_what_is_read(place: Place, swtools: Run, tmp_path: Path) -> None:
    """Another logo under the same name is a change; the same profile is none."""
    logo = picture(tmp_path / "logo.png")
    path = profile(tmp_path, "logo: logo.png")
    assert build(place, swtools, path).code == 0
    assert build(place, swtools, path).out.startswith("Nic się nie zmieniło")
    Image.new("RGB", (60, 60), (255, 0, 0)).save(logo)
    before = place.stamps()
    assert build(place, swtools, path).code == 0
    assert f"{SURVEY}.pdf" in place.written_since(before)


@pytest.mark.parametrize(
    ("logo", "code"),
    [
        ("../logo.png", "SW404"),
        ("none.png", "SW405"),
        ("text.png", "SW406"),
        ("vector.png", "SW406"),
        ("torn.png", "SW406"),
        ("torn.jpg", "SW406"),
        ("vast.png", "SW406"),
        ("large.png", "SW406"),
        ("folder.png", "SW405"),
        ("link.png", "SW404"),
        ("vector.svg", "SW206"),
    ],
)
def test_a_wrong_logo_is_a_finding(place: Place, swtools: Run, tmp_path: Path, logo: str, code: str) -> None:
    beside = tmp_path / "beside"
    picture(tmp_path / "logo.png")
    beside.mkdir()
    (beside / "text.png").write_text("no picture", encoding="utf-8")
    for name in ("vector.png", "vector.svg"):
        (beside / name).write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', encoding="utf-8")
    (beside / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2_000_001))
    (beside / "torn.png").write_bytes((tmp_path / "logo.png").read_bytes()[:-20])
    (beside / "torn.jpg").write_bytes(picture(tmp_path / "logo.jpg", "JPEG").read_bytes()[:200])
    Image.new("1", (9000, 9000)).save(beside / "vast.png")
    (beside / "folder.png").mkdir()
    (beside / "link.png").symlink_to(tmp_path / "logo.png")
    before = files(place.output)
    ran = build(place, swtools, profile(beside, f"logo: {logo}"))
    assert ran.code == 1
    assert code in ran.err
    assert "centre.yaml:3:" in ran.err
    assert files(place.output) == before


@pytest.mark.parametrize(
    ("content", "place_of_it"),
    [("nmae: X\n", ":1:1:"), ("name: [\n", ":"), ("- a\n", ":"), ('name: "X"\nphone: 600\n', ":2:"), ("", ":"), ("name: &a X\nhours: *a\n", ":1:")],
)
def test_a_wrong_profile_is_a_finding(place: Place, swtools: Run, tmp_path: Path, content: str, place_of_it: str) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(content, encoding="utf-8")
    ran = build(place, swtools, path)
    assert ran.code == 1
    assert f"my.yaml{place_of_it}" in ran.err
    assert "SW" in ran.err


def test_a_profile_that_is_not_there(place: Place, swtools: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        ran = build(place, swtools, path)
        assert ran.code == 2
        assert str(path) in ran.err


def test_the_example_is_sound(place: Place, swtools: Run) -> None:
    ran = build(place, swtools, ROOT / "examples" / "centre.yaml", "--format", "html")
    assert ran.code == 0, ran.err
    assert not ran.err
