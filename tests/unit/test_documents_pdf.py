"""A PDF is read as a person reads it, without mixing columns, boxes, notes and margins."""

from __future__ import annotations

import base64
import io
import itertools
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from tests.making_files import placed_pdf
from touchstone.own_article.documents import Document
from touchstone.own_article.documents.pdf import read_pdf

Placed = tuple[float, float, str, float, str]
LEFT = [
    "Stroking the neck is said to warm", "the skin and to bring more blood to",
    "the face. It also softens old lines", "of many people who tried it daily,",
    "and it calms before a night of sleep.",
]  # fmt: skip
RIGHT = [
    "Some care is needed before one", "starts. Do not rub open wounds or",
    "sore spots, as rubbing can make them", "worse and can spread what is in",
    "them. Ask a doctor when in doubt.",
]  # fmt: skip

WIDE = "This line goes over the whole page, so that both of the columns stand below it."


def place(
    lines: list[str], left: float, top: float = 40, step: float = 5.5, size: float = 11
) -> list[Placed]:
    """Return the placed lines of a column."""
    return [(left, top + step * number, text, size, "") for number, text in enumerate(lines)]


def by_rows(*columns: list[Placed]) -> list[Placed]:
    """Return columns drawn row by row, as some layout programs do."""
    rows = itertools.zip_longest(*columns)
    return [item for row in rows for item in row if item is not None]


def words_of(document: Document) -> str:
    """Return all words."""
    return " ".join(block.text for block in document.blocks)


COLUMNS = [
    pytest.param(by_rows(place(LEFT, 20), place(RIGHT, 110)), id="far apart"),
    pytest.param(by_rows(place(LEFT, 20), place(RIGHT, 84.5)), id="near"),
    pytest.param(by_rows(place(LEFT, 20), place(RIGHT, 110, top=42)), id="on other heights"),
    pytest.param(place(LEFT, 20) + place(RIGHT, 110), id="column by column"),
    pytest.param(place(RIGHT, 110) + place(LEFT, 20), id="right column drawn first"),
    pytest.param(
        [(20, 25, "Warm hands", 18, "B"), *by_rows(place(LEFT, 20), place(RIGHT, 110))],
        id="below a title",
    ),
    pytest.param(
        [*place([WIDE], 20, 25), *by_rows(place(LEFT, 20), place(RIGHT, 110))],
        id="below a wide line",
    ),
]  # fmt: skip


@pytest.mark.parametrize("lines", COLUMNS)
def test_two_columns_are_read_one_after_the_other(lines: list[Placed]):
    """Whatever order they were drawn in, columns must not mix, or a caution may become a claim."""
    words = words_of(read_pdf(placed_pdf(lines)))

    assert " ".join(LEFT) in words
    assert " ".join(RIGHT) in words
    assert words.index(LEFT[0]) < words.index(RIGHT[0])


def test_three_columns_are_read_one_after_the_other():
    """Every gutter separates columns, not only the first one."""
    parts = [[f"{name} {number} goes on" for number in range(6)] for name in ("one", "two", "six")]
    columns = [place(part, left) for part, left in zip(parts, (15, 75, 135), strict=True)]
    words = words_of(read_pdf(placed_pdf(by_rows(*columns))))

    assert words == " ".join(" ".join(part) for part in parts)


BOXES = [
    pytest.param(place(["Myth:", "rubbing melts fat", "in a day."], 110), id="beside the text"),
    pytest.param(place(["Myth: rubbing melts fat in a day."], 110, 45.5), id="of one line"),
    pytest.param(place(["Myth:", "rubbing melts fat", "in a day."], 110, size=9), id="small"),
]


@pytest.mark.parametrize("box", BOXES)
def test_a_box_beside_the_text_is_a_paragraph_of_its_own(box: list[Placed]):
    """A label such as “Myth:” must stay with the words that it is about."""
    document = read_pdf(placed_pdf(by_rows(place(LEFT, 20), box)))

    assert [block.text for block in document.blocks] == [
        " ".join(LEFT), "Myth: rubbing melts fat in a day."
    ]  # fmt: skip


def test_a_box_does_not_stand_in_a_sentence_that_goes_on():
    """Text that runs around a box or on to the next page stays whole."""
    box = place(["Myth: rubbing melts", "fat in a single day."], 110)
    around = [*by_rows(place(LEFT[:3], 20), box), *place(LEFT[3:], 20, 40 + 3 * 5.5)]
    pages = [by_rows(place(LEFT[:3], 20), box), place(LEFT[3:], 20)]

    for document in (read_pdf(placed_pdf(around)), read_pdf(placed_pdf(*pages))):
        assert " ".join(LEFT) in words_of(document)
        assert "Myth: rubbing melts fat in a single day." in words_of(document)


def test_a_footnote_does_not_stand_in_a_sentence_that_goes_on():
    """A footnote comes after the paragraph that continues on the next page."""
    note = place(["1 Told by a therapist."], 20, 270, size=8)
    document = read_pdf(placed_pdf([*place(LEFT[:3], 20), *note], place(LEFT[3:], 20)))

    assert [block.text for block in document.blocks] == [
        " ".join(LEFT), "1 Told by a therapist."
    ]  # fmt: skip


def test_words_in_one_line_with_wide_gaps_are_one_line():
    """Words that are spread over a line must not be taken for columns."""
    spread = [(20.0, "Stroking"), (45.0, "the"), (60.0, "neck")]
    lines = [(left, 40.0, text, 11.0, "") for left, text in spread]
    document = read_pdf(placed_pdf([*lines, *place(["warms the skin of the face."], 20, 45.5)]))

    assert words_of(document) == "Stroking the neck warms the skin of the face."


def test_signs_of_a_list_are_no_column():
    """Bullets are not read as a column of their own, and each list item is a paragraph."""
    items = [(20, 40 + 6 * n, "-", 11, "") for n in range(3)]
    texts = place(["Soft skin", "Calm nights", "Warm hands"], 26, step=6)
    document = read_pdf(placed_pdf(by_rows(items, texts)))  # type: ignore[arg-type]

    assert [block.text for block in document.blocks] == ["Soft skin", "Calm nights", "Warm hands"]


def test_a_large_first_letter_belongs_to_its_word():
    """A drop cap spans three lines and begins the first word."""
    lines = [(20.0, 51.0, "M", 42.0, ""), *place(["assage of the neck", "warms the skin and"], 34),
             *place(["it calms before a night."], 20, 51.5)]  # fmt: skip
    document = read_pdf(placed_pdf(lines, place(LEFT * 5, 20)))

    assert document.title == ""
    assert document.blocks[0].text.startswith(
        "Massage of the neck warms the skin and it calms before a night."
    )


def test_raised_numbers_of_references_are_left_out():
    """Numbers that are raised and smaller are references, so they are left out and counted."""
    lines = [(20.0, 40.0, "It firms the skin", 11.0, ""), (46.3, 38.2, "3", 7.0, ""),
             (48.6, 40.0, "and calms.", 11.0, ""), *place(LEFT, 20, 45.5)]  # fmt: skip
    document = read_pdf(placed_pdf(lines))

    assert words_of(document).startswith("It firms the skin and calms. Stroking")
    assert document.notes == ("1 reference number was left out.",)


def test_words_divided_at_line_ends_are_whole():
    """Words are also joined across columns, and a word's own hyphen stays."""
    left = ["Stroking warms and firms the lym-", "phatic flow of the face and self-"]
    lines = [*place(left, 20), *place(["massage calms before the night."], 20, 51)]

    assert words_of(read_pdf(placed_pdf(lines))) == (
        "Stroking warms and firms the lymphatic flow of the face and self-massage calms before "
        "the night."
    )


HEADS = [
    pytest.param(lambda page: f"Skin Monthly | Page {page}", lambda _: "", 4, id="with a number"),
    pytest.param(
        lambda page: "Skin Monthly" if page % 2 else "Warm hands", lambda page: str(page), 6,
        id="left and right pages",
    ),
    pytest.param(
        lambda _: "11/28/26, 6:50 AM Neck", lambda page: f"https://spa.example/neck {page}/2", 2,
        id="printed by a browser",
    ),
    pytest.param(
        lambda _: "11/28/26, 6:50 AM", lambda _: "https://spa.example/neck 1/1", 1, id="one page"
    ),
    pytest.param(lambda _: "", lambda page: ("", "i", "ii", "iii")[page], 3, id="Roman numbers"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "foot", "count"), HEADS)
def test_running_heads_and_feet_are_left_out_and_named(head, foot, count: int):
    """Running heads and feet must not interrupt a sentence that continues on the next page."""
    words = itertools.permutations(("neck", "face", "hands", "skin", "rest"), 3)
    text = [f"warm {' and '.join(item)} go on" for item in itertools.islice(words, 4 * count)]
    step = -(-len(text) // count)
    pages = [
        [
            (20.0, 10.0, head(number + 1), 9.0, ""),
            *place(text[step * number : step * (number + 1)], 20, 30, step=70),
            (20.0, 290.0, foot(number + 1), 9.0, ""),
        ]
        for number in range(count)
    ]
    document = read_pdf(placed_pdf(*pages))

    assert words_of(document) == " ".join(text)
    assert document.notes == ("Running heads, page numbers and the like were left out.",)


def test_the_title_that_a_browser_prints_is_left_out():
    """The browser's title is recognized beside the date, even if there is only one page."""
    head = [(20.0, 8.0, "11/28/26, 6:50 AM", 8.0, ""), (100.0, 8.0, "Neck and face", 8.0, "")]
    document = read_pdf(placed_pdf([*head, *place(LEFT, 20)]))

    assert words_of(document) == " ".join(LEFT)


def test_a_broken_page_is_named():
    """A broken page is named in a note, and the other pages are read."""
    raw = placed_pdf(place(["Cold hands."], 20), place(["Warm hands."], 20))
    document = read_pdf(raw.replace(b"/Type /Page\n", b"/Type /Pagx\n", 1))

    assert words_of(document) == "Warm hands."
    assert document.notes == ("1 broken page was left out.",)


# A page that says "Warm hands.", locked only against copying, compressed and in base 85.
FORBIDDEN = {
    "AES-128": (
        'c-oy*&1=*^6i2KIp?VPnL1ZpVd$IYNOeVNi+U}-`)-7GTRB9=c%%t72O_uEJ+Uh|RKMGP0`Ui+29;65r{6Ix'
        'SLG)C_i(XU|L{LP$h#=@>Ke~Z<5Hlgn{N}yiy!U%AlN!$0JJcRsO1=NE@={WP0s?17N~b0H;Cz_@d4O<I3Z^'
        '7^m`t$>(1gK=)Y~gDpGJmS!l7;_$pb;v=RlR@eMMRU<3Nub!9>he|Ep_sP{@R9<0N^A(IV*&<^+WzhG7{1Lr'
        'oBg6MQZVD*!euM_47OhOP)QVzk9>W1<416|_8-b7q*^*cbz-g*V=2Trd`wT`X}H0@*GR&N9pms0eUB^QZVUz'
        ')Iv);UOcl(%=*4(!zave0T1lzFe5RGWh(3b!h9_4R4?Rdc1gT*SRxYh4V|dUa$Gmef7lm_1E7`Zn@pHuJdzk'
        '+ua)%Mt5%d^zmYiKUzA~eY#`w;hVz;)<nTHsheRL3Av&aB{^SpczqdxLhpW3VfEzYJ*-q?yy%ixawx&llq5!'
        'E2jQ&XX^U=&G4VeFn=ye~vguk(wr6jS-y0>{e?REy{P}g`*-*Z7(muBM?a1Yo^75;W9}7tt%w__9wNz?hIF?'
        'iaKoM#5X`ZKQSo9QtnguOnYL?cnYMv9Hl8{Pr4x|l)Jc3P~F<o~}%XF#kSPJwgp&nKt@rVwoXAvEHh*79I7K'
        'Ti75hWTS$TLKSqack9s4&k|O^OW6Aaa?as>D>8gFRDNYS{50GZ<v1feBO*R1~pBp63xoRj^<gu<PpOIc?7Rs'
        '(d<Ii~b2Y6S%oD^CP1nAopeS1+ASZYAK!Pvo>fDM2m2B(e8t}ka?1*tfZ_y02zjE01vEUs;Fyy$8Tc@CNNdg'
        '6PRWueW8Yun3cp3wi1}B#4sL`Vu^+IdgqHrnMgw(2?BB5G;V^u8PT|DlWNGM*nxxzM&eMyET}7%fg%W7z5ik'
        '&+CJ;M;e43`+-l|uCn2v3s47DAR4SXZr9aHWeYO'
    ),
    "AES-256": (
        'c-oy*&5ImG6lcLe=!*#P=AjS<^pJFYSC<Zp`!R!}VJ0&sL?l90*X!L0v(sx&&${cuOVEpdfd|Edf)|PCY0*n'
        'ih~OuBFc*nz^r8rYS0%olkKMt}LG12B)vw<Bz4w0gUN^d%?X&Ehh#E(CzWF|4gp%A}jhf9Ue)eD&NW9@nH_W'
        '%9xa+oHOgI|!qSe(1Mxip~HHWEP6mR5{QAt=7KRpOz@;nihBe}BVD(>l81u6htXOZIb5C(2N-$x3Hud<3Hk|'
        'PmD7?o%^CUR!kgK<77QcSX9Y~$%{!H8NU9bfMFtB}qPE)%`LXWu+8xs+FXFf5@UaeL@W*n~6>nBX%o+A6n6L'
        'Mx|nS%BM#dM~~m-UyFe-~ZstZ@<3#5&VAU!p-$hf9-tHfA6<<9)0fNv#<R8z~LYFe|7z_Ki8i4<=V<$f8YA>'
        '^!DjfcUL|>`s`xVIQ9Cu-r?;ZU%hs4=jh!RZmw0y%&F&TshV6>iBa62_;R|fK-7EPjbU1R{3Hzbpd6%bsW@F'
        '@nM<-n)Xs|?<T(-D;(O))2yB)FUdSf+l5G1w?Y+P9Qa63Gap98(1-X&_a46q0-#v8uwOgM*p5M5yE`ymDFq#'
        'a93oKbG>Jm|yDbdIAxWaXpNN%OohFgAetNqfAf-6E4cSw_mzyhPx39VBX0;fW1DZGTBU6x1?fr*fD5oEB^ag'
        'nJ6GAg|fJQY#_1Dohz0k@iF(kFsBrZNV>WKseuaFH}AFpmD(8!c(@sW*!8%wTHTIFQ;imI=YM^%i()OeT1y9'
        '3+M+aNd|8j8|5(6p27nro2}IL=w<e2yhr>qdir>UxxW=ZBlNx_NtkRH}kZ!3!}>DJc-v@{Y&Cs7gOC-zuak)'
        '89}uvPBxtuX+lV>@`@UjTCP$l1(=|WcP4<w)HRb-X$p#2<E+kfD!t*}`xNk;(@F@Wp^i~!lrxD7DzTDl4qDr'
        '^l2&KRI7PwX4e*LUbIL7smU06uB-BBrXBUbcY{u$RsPN7iuBCD!VL&+xKFJtoiizdn-Y+1Fu%jb-{1B~_P$V'
        'PA7{h*^o{UZ~Eo&I#qK0u(_r=ocn5|<vu{F%lC9EvmU<k#u&-;Uy0n3Pcd5*u?*&pz!O&r*!mjPI!f)+|xi*'
        '1bkXDFkno3V_m)&F9G<K7yj#ldb#lEn~@OIMUr0T~J%H5#o>JNgI62)?}'
    ),
}  # fmt: skip


@pytest.mark.parametrize("cipher", FORBIDDEN)
def test_a_file_that_only_forbids_copying_is_read(cipher: str):
    """Such a file opens without a password everywhere, so it can be read."""
    raw = zlib.decompress(base64.b85decode(FORBIDDEN[cipher]))

    assert b"/Encrypt" in raw
    assert words_of(read_pdf(raw)) == "Warm hands."


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_upright(turn: int):
    """Scanners and programs may turn a page one way and the letters on it the other."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(placed_pdf(place(LEFT, 20)))))
    page = writer.pages[0]
    page.rotate(turn)
    page.transfer_rotation_to_content()
    page.rotate(360 - turn)
    target = io.BytesIO()
    writer.write(target)

    assert words_of(read_pdf(target.getvalue())) == " ".join(LEFT)
