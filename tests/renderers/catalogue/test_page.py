"""What stands in the page: expectations from the issue, the HTML standard and CSP, read by lxml."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from swtools.document.blocks import Logo
from swtools.document.catalogue import Coverage, CoverageCell, CoverageGroup, CoverageLine, FileLink, StageHead
from swtools.renderers.catalogue import render

from . import sample


def text(element) -> str:
    return " ".join(element.text_content().split())


def with_card(card):
    """Return the sample with `card` as the only one of the first group's diagnosis."""
    base = sample.catalogue()
    group = base.groups[1]
    cell = replace(group.cells[1], cards=(card,))
    cells = (group.cells[0], cell, *group.cells[2:])
    return replace(base, groups=(base.groups[0], replace(group, cells=cells), *base.groups[2:]))


def a_card():
    return sample.catalogue().groups[1].cells[1].cards[0]


# Files and links


def test_every_link_leads_to_a_file_or_a_place_in_the_page(page, tmp_path):
    sample.write_files(sample.catalogue(), tmp_path)
    index = (tmp_path / "index.html").as_uri()
    ids = set(page.xpath("//@id"))
    for target in [*page.xpath("//a/@href"), *page.xpath("//main//img/@src")]:
        if target.startswith("#"):
            assert target[1:] in ids, target
        else:
            assert Path(unquote(urlsplit(urljoin(index, target)).path)).is_file(), target


def test_every_file_is_linked(page):
    linked = {unquote(target) for target in [*page.xpath("//a/@href"), *page.xpath("//img/@src")]}
    assert sample.paths(sample.catalogue()) <= linked


@pytest.mark.parametrize("path", ["grupa/1-etap/karta nr 5.pdf", "grupa/żółć/100%.pdf", "a:b/karta#1?.pdf", "grupa/karta;v=1&x.pdf"])
def test_a_path_survives_as_a_url(parsed, path):
    card = replace(a_card(), files=(FileLink(path=path, format="pdf", edition="worker", theme="default", language="pl"),))
    shown = parsed(with_card(card))
    (link,) = shown.xpath("//section[@id='osoba-bez-pracy_1']//p[@class='files']/a/@href")
    assert urljoin("file:///media/usb/index.html", link).startswith("file:///media/usb/")
    assert unquote(urlsplit(urljoin("file:///media/usb/index.html", link)).path) == f"/media/usb/{path}"


def test_ids_are_unique(page):
    assert [name for name, times in Counter(page.xpath("//@id")).items() if times > 1] == []


# Rows, stages, cards


def test_shared_tools_are_the_last_row_and_the_last_group(page):
    assert page.xpath("//tbody/tr/@data-group")[-1] == "wspolne"
    assert page.xpath("//section[@class='group']/@id")[-2:] == ["wspolne", "outside_stages"]


def test_grid_is_groups_by_stages(page):
    assert len(page.xpath("//thead//th")) == 1 + 7
    rows = page.xpath("//tbody/tr")
    assert len(rows) == 12
    assert all(len(row.xpath("td")) == 7 for row in rows)


def test_a_cell_counts_the_group_s_own_tools_by_kind(page):
    (cell,) = page.xpath("//td[a/@href='#osoba-bez-pracy_1']")
    assert [mark.text for mark in cell.xpath(".//span")] == ["1", "2", "1"]
    assert [mark.get("class") for mark in cell.xpath(".//span")] == ["mark k0", "mark k1", "mark k2"]


def test_a_cell_with_shared_tools_only_is_a_dash_that_leads_to_them(page):
    (cell,) = page.xpath("//a[@class='dash'][@href='#osoba-starsza_0']")
    assert not cell.xpath(".//span")
    assert page.xpath("//section[@id='osoba-starsza_0']//ul[@class='lines']/li")


def test_an_empty_cell_points_to_the_shared_tools_of_that_stage(page):
    assert not page.xpath("//a[@href='#przemoc-domowa-using_3']")
    assert page.xpath("//section[@id='przemoc-domowa-using']/p[@class='gap']/a[@href='#wspolne_3']")


def test_a_cell_that_was_not_built_is_no_dash(parsed):
    """A dash says that the group needs nothing there. What was left out of this pack is blank, also where taken tools stand."""
    base = sample.catalogue()
    group = base.groups[1]
    bare = replace(group.cells[2], cards=(), pack=None, word=None, unbuilt=True)
    taken = replace(group.cells[3], cards=tuple(card for card in group.cells[1].cards if card.shared), pack=None, word=None, unbuilt=True)
    shown = parsed(replace(base, groups=(base.groups[0], replace(group, cells=(*group.cells[:2], bare, taken, *group.cells[4:])), *base.groups[2:])))
    cells = shown.xpath(f"//tr[@data-group='{group.slug}']/td")
    assert [text(cell) for cell in cells[2:4]] == ["nie zbudowano"] * 2
    assert not [element for cell in cells[2:4] for element in cell.xpath(".//a | .//*[contains(@class, 'dash')]")]
    (gap,) = shown.xpath(f"//section[@id='{group.slug}']/p[@class='gap']")
    assert text(gap).endswith("nie zbudowano")
    assert "Puste pole znaczy" in text(shown.xpath("//main")[0])
    assert "Puste pole znaczy" not in text(parsed(base).xpath("//main")[0])


def test_each_stage_has_its_aim_and_one_button_for_its_pack(page):
    stages = [stage for stage in page.xpath("//section[@class='stage']") if not stage.get("id").endswith("_outside")]
    assert len(stages) > 50
    for stage in stages:
        (button,) = stage.xpath(".//a[contains(@class, 'button')]")
        assert button.get("href").endswith(".pdf")
        assert stage.xpath(".//p[@class='aim']")
        # The name of the link says which stage of which group is printed.
        assert text(stage.xpath("h3")[0]) in text(button)


def test_the_two_sides_of_violence_never_share_a_row_a_part_or_a_pack(page):
    for party, other in (("experiencing", "using"), ("using", "experiencing")):
        (section,) = page.xpath(f"//section[@id='przemoc-domowa-{party}']")
        links = section.xpath(".//a/@href")
        assert f"przemoc-domowa/1-diagnoza/pakiet-{party}.pdf" in links
        assert not [link for link in links if other in link]
        assert section.xpath("p[@class='notice']")
    assert len(page.xpath("//tbody/tr[starts-with(@data-group, 'przemoc-domowa')]")) == 2


def test_tools_outside_the_stages_have_their_own_part(page):
    titles = [text(title) for title in page.xpath("//section[@id='outside_stages']//li/h4")]
    assert titles == ["Zgłoszenie do superwizji", "Rejestr spraw i raport", "Plan rozwoju zawodowego"]
    assert not page.xpath("//section[@id='wspolne']//h4[contains(., 'superwizji')]")
    assert page.xpath("//p[@class='more']/a[@href='#outside_stages']")


def test_a_card_groups_its_files_by_copy(page):
    cards = page.xpath("//section[@id='osoba-bez-pracy_1']//ul[contains(@class, 'cards')]/li")
    copies = [[[link.get("href").split("narzedzie")[1] for link in row.xpath("a")] for row in card.xpath("p[@class='files']")] for card in cards]
    assert copies[0] == [[".worker.html", ".worker.pdf", ".worker.docx"]]
    assert copies[1] == [[".html", ".pdf", ".docx"], [".large-print.html", ".large-print.pdf", ".large-print.docx"]]
    assert copies[3] == [[".html", ".pdf", ".docx"], [".worker.html", ".worker.pdf", ".worker.docx"]]
    # One copy needs no name, several do.
    assert [len(card.xpath("p[@class='files']/span")) for card in cards] == [0, 2, 2, 2]


def test_discreet_copy_stands_between_the_person_s_and_the_worker_s(parsed):
    files = [FileLink(path=f"x.{edition}.pdf", format="pdf", edition=edition, theme="default", language="pl") for edition in ("worker", "discreet", "client")]
    shown = parsed(with_card(replace(a_card(), files=tuple(files))))
    links = shown.xpath("//section[@id='osoba-bez-pracy_1']//p[@class='files']/a/@href")
    assert links == ["x.client.pdf", "x.discreet.pdf", "x.worker.pdf"]


def test_a_shared_tool_in_a_group_leads_to_its_full_card(page):
    line = page.xpath("//section[@id='osoba-bez-pracy_1']//ul[@class='lines']/li")[-1]
    (title,) = line.xpath("a")
    assert page.xpath(f"//section[@id='wspolne']//li[@id='{title.get('href')[1:]}']/h4")[0].text == title.text


def test_a_tool_of_several_stages_is_described_once_and_counted_at_each(parsed):
    base = sample.catalogue()
    group = base.groups[1]
    diagnosis, goals = group.cells[1], group.cells[2]
    again = replace(goals, cards=(*goals.cards, diagnosis.cards[1]))
    shown = parsed(replace(base, groups=(base.groups[0], replace(group, cells=(*group.cells[:2], again, *group.cells[3:])))))
    (pointer,) = shown.xpath("//section[@id='osoba-bez-pracy_2']//ul[@class='lines counted']/li/a/@href")
    assert shown.xpath(f"//section[@id='osoba-bez-pracy_1']//li[@id='{pointer[1:]}']")
    assert [mark.text for mark in shown.xpath("//td/a[@href='#osoba-bez-pracy_2']/span")] == ["1", "1", "1"]


def test_a_tool_of_both_sides_is_described_on_each(parsed):
    base = sample.catalogue()
    experiencing, using = base.groups[7], base.groups[8]
    both = experiencing.cells[0].cards[0]
    rows = [replace(row, cells=(replace(row.cells[0], cards=(both,)), *row.cells[1:])) for row in (experiencing, using)]
    shown = parsed(replace(base, groups=(base.groups[0], *rows)))
    for row in rows:
        assert len(shown.xpath(f"//section[@id='{row.slug}_0']//ul[contains(@class, 'cards')]/li")) == 1


def test_taken_tools_have_full_cards_in_a_pack_without_the_shared_ones(parsed):
    base = sample.catalogue()
    shown = parsed(replace(base, groups=base.groups[1:]))
    assert not shown.xpath("//ul[@class='lines']")
    assert not [href for href in shown.xpath("//a/@href") if href.startswith("#") and not shown.xpath(f"//*[@id='{href[1:]}']")]


def test_tools_are_counted_once(page):
    # 105 of the groups' own and 24 shared ones, 3 of them outside the stages, each wherever it stands.
    assert "129" in text(page.xpath("//p[@class='edition']")[0])


def test_only_roles_that_lead_something_are_offered(page):
    assert page.xpath("//select/option[@value!='']/text()") == [label for _, label in sample.ROLES]


# Robustness


def test_texts_are_text(parsed):
    sharp = '<b onclick="x">&amp; „5 < 6” </script><!--'
    shown = parsed(with_card(replace(a_card(), title=sharp, purpose=sharp, kind_label=sharp, kind="later_kind")))
    assert text(shown.xpath("//section[@id='osoba-bez-pracy_1']//li/h4")[0]) == " ".join(sharp.split())
    assert not shown.xpath("//@onclick")


def test_a_kind_that_is_added_later_has_a_place_a_filter_and_its_own_label(parsed):
    shown = parsed(with_card(replace(a_card(), kind="observation", kind_label="Arkusz obserwacji")))
    assert [mark.get("class") for mark in shown.xpath("//td/a[@href='#osoba-bez-pracy_1']/span")] == ["mark k3"]
    assert "Arkusz obserwacji" in text(shown.xpath("//form//label")[3])


def test_an_empty_pack_says_so(parsed):
    shown = parsed(replace(sample.catalogue(), groups=()))
    assert not shown.xpath("//table")
    assert shown.xpath("//main/p")


def test_a_group_without_tools_keeps_its_row_without_links(parsed):
    base = sample.catalogue()
    bare = replace(base.groups[1], cells=tuple(replace(cell, cards=(), pack=None) for cell in base.groups[1].cells))
    shown = parsed(replace(base, groups=(base.groups[0], bare)))
    assert not shown.xpath("//tr[@data-group='osoba-bez-pracy']//a")


def test_a_tool_without_files_and_picture_is_still_described(parsed):
    shown = parsed(with_card(replace(a_card(), files=(), thumbnail=None, pages=0, minutes="", when_to_use="")))
    card = shown.xpath("//section[@id='osoba-bez-pracy_1']//ul[contains(@class, 'cards')]/li")[0]
    assert not card.xpath(".//a") and not card.xpath(".//img")
    assert text(card.xpath("p[contains(@class, 'facts')]")[0]) == "Scenariusz rozmowy BP-1-01"


def test_logo_is_inside_and_named_once(parsed):
    logo = Logo(data=b"\x89PNG", media_type="image/png", alt="Herb Przykładowa")
    named = parsed(replace(sample.catalogue(), logo=logo))
    alone = parsed(replace(sample.catalogue(), logo=logo, centre_name=""))
    (image,) = named.xpath("//header//img")
    assert image.get("src") == f"data:image/png;base64,{base64.b64encode(logo.data).decode()}"
    assert image.get("alt") == ""
    assert alone.xpath("//header//img/@alt") == ["Herb Przykładowa"]


def test_english_pack(parsed):
    shown = parsed(replace(sample.catalogue(), language="en"))
    assert shown.get("lang") == "en"
    assert "Print the whole stage" in text(shown.xpath("//section[@id='osoba-bez-pracy_1']//a[contains(@class, 'button')]")[0])
    assert "129 tools" in text(shown.xpath("//p[@class='edition']")[0])


# Closed to the network, light, reproducible


def test_policy_allows_exactly_what_is_inside(page):
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = {name: sources for name, *sources in (rule.split() for rule in policy.split("; "))}
    (style,) = page.xpath("//style/text()")
    (script,) = page.xpath("//script[not(@type)]/text()")

    def allowed(source: str) -> list[str]:
        return [f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"]

    assert rules["default-src"] == ["'none'"]
    assert rules["style-src"] == allowed(style)
    assert rules["script-src"] == allowed(script)
    assert rules["connect-src"] == rules["form-action"] == rules["base-uri"] == rules["object-src"] == ["'none'"]


def test_nothing_points_to_the_network_or_runs_inline(settings):
    source = render(sample.catalogue(), settings).decode()
    assert not re.search(r"https?:|//[a-z]|@import|url\(|innerHTML|eval\(|\bfetch\(|XMLHttp|location\s*=|window\.open", source.replace("://", "//"))
    assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", source)


def test_three_hundred_tools_stay_light(settings):
    assert len(render(sample.large(300), settings)) < 400_000


def test_same_catalogue_same_bytes_whatever_the_hash_seed_and_time_zone():
    code = (
        "import hashlib; from pathlib import Path; from swtools.bundled import folder; from swtools.document.settings import Settings;"
        "from swtools.renderers.catalogue import render; from tests.renderers.catalogue.sample import catalogue;"
        "print(hashlib.sha256(render(catalogue(), Settings(template_folders=(folder('templates'),), timestamp=0))).hexdigest())"
    )
    root = Path(__file__).parents[3]
    runs = set()
    for seed, zone in (("1", "Europe/Warsaw"), ("2", "Pacific/Auckland")):
        environ = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": f"{root}{os.pathsep}{root / 'src'}"}
        runs.add(subprocess.run([sys.executable, "-c", code], env=environ, check=True, capture_output=True, text=True).stdout)
    assert len(runs) == 1


def test_the_matrix_is_closed_until_somebody_opens_it_and_names_what_is_missing(parsed):
    def cell(total, *, empty=False, shared=0):
        return CoverageCell(required=total, recommended=0, optional=0, shared=shared, demanded=True, empty=empty)

    lines = (CoverageLine(label="karta", cells=(cell(2, shared=1), cell(0, empty=True))),)
    stages = (StageHead(number=0, slug="pierwszy-kontakt", short="Kontakt"), StageHead(number=1, slug="diagnoza", short="Diagnoza"))
    matrix = Coverage(stages=stages, groups=(CoverageGroup(title="Osoba starsza", lines=lines),), gaps=("Osoba starsza: karty brak",), complete=False)
    page = parsed(replace(sample.catalogue(), coverage=matrix))
    (details,) = page.iter("details")
    assert "open" not in details.attrib
    assert [" ".join(row.itertext()).split() for row in details.iter("td")] == [["2/0/0*"], ["brak"]]
    assert [" ".join(item.itertext()).strip() for item in details.iter("li")] == ["Osoba starsza: karty brak"]
    assert not list(parsed(sample.catalogue()).iter("details"))
