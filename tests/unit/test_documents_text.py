"""Text that other programs wrote or copied is read as its author meant it."""

from __future__ import annotations

import pytest

from touchstone.own_article.documents import Document, read_document, read_text


def words_of(document: Document) -> str:
    """Return all words, one block per line."""
    return "\n".join(block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Stroking helps the lym-\nphatic flow.", "Stroking helps the lymphatic flow."),
        ("Try a self-\nmassage today.", "Try a self-massage today."),
        ("Short-\nand long-term use.", "Short- and long-term use."),
        ("For 8-\n10 weeks it lasts.", "For 8-10 weeks it lasts."),
        ("The Anglo-\nSaxon way it is.", "The Anglo-Saxon way it is."),
        ("Stroking helps the lym- phatic flow.", "Stroking helps the lymphatic flow."),
        ("Try short- or long-term use.", "Try short- or long-term use."),
        ("It eases the wrin\u00ad\nkles of a face.", "It eases the wrinkles of a face."),
        ("A cross-\u00ad\ncountry walk it is.", "A cross-country walk it is."),
        ("It eases the wrin\u00ad kles of a face.", "It eases the wrinkles of a face."),
    ],
)
def test_words_divided_at_line_ends_are_whole(written: str, read: str):
    """A dictionary decides whether the hyphen belongs to the word."""
    start = "A sentence that is quite long."

    assert words_of(read_text(f"{start} {written}")) == f"{start} {read}"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("M\n\nassage warms.", "Massage warms."),
        ("“S\n\nkin is soft,” she says.", "“Skin is soft,” she says."),
        ("A\n\nmassage warms.", "A massage warms."),
        ("A\n\nfter a while it warms.", "After a while it warms."),
    ],
)
def test_a_large_first_letter_belongs_to_its_word(written: str, read: str):
    """A drop cap begins its word and is not a heading of one letter."""
    document = read_text(f"{written}\n\nMore follows here.")

    assert (document.title, words_of(document)) == ("", f"{read}\nMore follows here.")


def test_raised_digits_of_references_are_left_out():
    """Plain text writes references as superscript characters; those of units are kept."""
    document = read_text("It eases redness⁴ and wrinkles³,⁵ on 5 cm² of skin.")

    assert words_of(document) == "It eases redness and wrinkles on 5 cm² of skin."
    assert document.notes == ("2 reference numbers were left out.",)


def test_a_stray_byte_does_not_garble_a_file():
    """The rest stays UTF-8, and the stray byte is read as Windows-1252 and counted."""
    raw = "“Soft” and ‘calm’ – so it’s said. ".encode() * 3 + b"Caf\xe9 style."
    document = read_document("a.txt", raw)

    assert words_of(document) == "“Soft” and ‘calm’ – so it’s said. " * 3 + "Café style."
    assert document.notes == ("1 letter is encoded differently from the rest and may be wrong.",)


def test_a_letter_stored_as_two_halves_is_whole():
    """Some programs store an emoji as two surrogate halves."""
    halves = "Skin 🙂 “glows”.".encode("utf-16-le").decode("utf-16-le", "surrogatepass")
    raw = b"".join(
        char.encode() if ord(char) < 0x10000 else b"\xed\xa0\xbd\xed\xb9\x82" for char in halves
    )

    assert words_of(read_document("a.txt", raw)) == "Skin 🙂 “glows”."


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_quotes_stored_as_control_characters_are_quotes(name: str):
    """Old Windows programs stored quotes, dashes and ellipses as control characters."""
    raw = "<p>The skin\x92s \x93glow\x94 \x96 face\x97neck\x85 fine.</p>".encode()
    document = read_document(name, raw if name == "a.html" else raw[3:-4])

    assert words_of(document) == "The skin’s “glow” – face—neck… fine."
    assert "repaired" in document.notes[-1]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Myth:\nRubbing melts fat.", "Myth: Rubbing melts fat."),
        ("> On Monday she wrote:\n> It calms.", "On Monday she wrote: It calms."),
        ("It calms.\n\n* * *\n\nIt warms.", "It calms.\nIt warms."),
    ],
)
def test_labels_quotes_and_rules_of_plain_text(written: str, read: str):
    """A label stays with the words it is about; mail quotation marks and rules are not text."""
    assert words_of(read_text(f"It began.\n\n{written}\n\nIt ended.")) == (
        f"It began.\n{read}\nIt ended."
    )


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ('+++\ntitle = "Neck"\ntags = ["acne"]\n+++', "Neck"),
        ("---\ntitle: >\n  Neck and\n  face\ntags: [acne]\n---", "Neck and face"),
        ("---\ntitle: 'Neck'\nbroken: [\n---", "Neck"),
        ('{"title": "Neck", "tags": ["acne"]}', "Neck"),
        ("---\ntags:\n  - acne\n---", ""),
    ],
)
def test_front_matter_is_no_text(front: str, title: str):
    """Only the title is used, because tags would be read as claims."""
    document = read_document("a.md", f"{front}\n\nStroking warms.\n\nIt calms.".encode())

    assert (document.title, words_of(document)) == (title, "Stroking warms.\nIt calms.")


def test_text_between_two_rules_is_no_front_matter():
    """A text may begin with a rule."""
    document = read_document("a.md", b"---\nStroking warms.\n\nIt calms.\n\n---\n\nEnd.")

    assert words_of(document) == "Stroking warms.\nIt calms.\nEnd."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It fades [[scars|old marks]] and [[lines]].", "It fades old marks and lines."),
        ("It is ==very== soft[^1].\n\n[^1]: By an author.", "It is very soft.\nBy an author."),
        ("> [!note] Mind this\n> It may sting.", "Mind this It may sting."),
        ("<aside>\n💡 It may sting.\n</aside>", "💡 It may sting."),
        (":::tip\nIt may sting.\n:::", "It may sting."),
        ("- [x] It may sting.", "It may sting."),
        ("It eases ten-\nsion and H~2~O.", "It eases tension and H2O."),
        ("[It](x){.big} may sting^2^ 10^6^ times.", "It may sting 10⁶ times."),
        ("    It may sting.", "It may sting."),
        ("```\nIt may sting.\n```", "It may sting."),
        ("It is ~~never~~ soft<sup>2</sup>.", "It is never soft."),
        ("| For | Get |\n|---|---|\n| Scars | softer |", "For | Get\nScars | softer"),
    ],
)  # fmt: skip
def test_marks_of_programs_for_notes_are_no_text(written: str, read: str):
    """Callouts, links, highlights and footnotes lose their marks and keep their words."""
    assert words_of(read_document("a.md", f"Start.\n\n{written}\n\nEnd.".encode())) == (
        f"Start.\n{read}\nEnd."
    )


def test_a_heading_keeps_no_attributes():
    """Pandoc and Kramdown write anchors after a heading, which are not text."""
    document = read_document("a.md", b"# Neck\n\n## Warmth {#warm .big}\n\nIt warms.")

    assert document.blocks[0].text == "Warmth"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (">5 years it lasts, they say.", ">5 years it lasts, they say."),
        (">= 3 weeks it takes, they say.", ">= 3 weeks it takes, they say."),
        ("> It calms the mind, they say.", "It calms the mind, they say."),
    ],
)
def test_a_sign_before_a_number_is_no_mark_of_a_quotation(written: str, read: str):
    """A mail program's quotation mark is removed, and a sign for "more than" stays."""
    assert words_of(read_text(written)) == read
