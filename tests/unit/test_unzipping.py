"""A zip file is unpacked in memory, within limits, and only if its paths stay inside it."""

from __future__ import annotations

import io
import stat
import tracemalloc
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as hs

from tests.making_files import lying_zip, zip_of
from touchstone.errors import UploadError
from touchstone.limits import MAX_UNPACKED_BYTES, MAX_ZIP_MEMBERS
from touchstone.own_article.zips import read_members, zip_bytes


def unzip(raw: bytes) -> dict[str, bytes]:
    """Return everything in a zip file."""
    return read_members(raw, wanted=bool)


def with_member(name: str, **settings_of_member: int) -> bytes:
    """Return a zip file whose one member has the given attributes."""
    target = io.BytesIO()
    info = zipfile.ZipInfo(name)
    for attribute, value in settings_of_member.items():
        setattr(info, attribute, value)
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(info, b"x")
    return target.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "../a.csv", "a/../../b.csv", "/etc/passwd", "C:/a.csv", "c:a.csv", "..\\a.csv", "\\a.csv",
        "\\\\server\\a", "a/..", "..",
    ],
)  # fmt: skip
def test_paths_that_lead_out_are_refused(name: str):
    """If one path climbs, is absolute or names a drive, nothing is unpacked."""
    with pytest.raises(UploadError, match=r"leads out of it\. Nothing was unpacked"):
        unzip(zip_of({name: b"x"}))


def test_a_name_that_hides_behind_nul_is_refused():
    """The check sees the part of a name that zipfile cuts off."""
    raw = zip_of({"a.csvX../b": b"x"}).replace(b"a.csvX../b", b"a.csv\x00../b")

    with pytest.raises(UploadError, match="leads out of it"):
        unzip(raw)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param(
            with_member("a", external_attr=(stat.S_IFLNK | 0o777) << 16), "a link", id="link"
        ),
        pytest.param(with_member("a", compress_type=zipfile.ZIP_LZMA), "ordinary zip", id="LZMA"),
        pytest.param(with_member("a", compress_type=zipfile.ZIP_BZIP2), "ordinary", id="bzip2"),
        pytest.param(zip_of({"a.csv": b"x", "A.csv": b"y"}), "two files of one name", id="twice"),
        pytest.param(b"", "broken", id="empty"),
        pytest.param(b"PK\x05\x06" + b"\xff" * 18, "broken", id="nonsense"),
        pytest.param(zip_of({"a": b"x" * 99})[:-30], "broken", id="cut"),
        pytest.param(with_member("a").replace(b"x", b"y"), "broken", id="sum"),
        pytest.param(lying_zip("a", bytes(50_000_000), said=10), "broken", id="says too little"),
        pytest.param(lying_zip("a", b"x" * 99, said=10**9), "unpacks to more", id="says too much"),
    ],
)
def test_what_is_wrong_with_a_zip_file_is_said(raw: bytes, said: str):
    """Each defect gets a sentence, and never an error that we did not write."""
    with pytest.raises(UploadError, match=said):
        unzip(raw)


def test_a_locked_zip_file_is_refused():
    """Python cannot write locked files, so the test sets the bit by hand."""
    raw = bytearray(zip_of({"a": b"x"}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(UploadError, match="locked with a password"):
        unzip(bytes(raw))


@pytest.mark.slow
def test_memory_is_bounded_by_what_is_kept_and_not_by_what_is_packed():
    """200 MB of zeros are refused without unpacking all of them first."""
    bomb = zip_of({f"{number}": bytes(100_000_000) for number in range(2)})
    lie = lying_zip("a", bytes(200_000_000), said=1_000)

    for raw in (bomb, lie):
        tracemalloc.start()
        with pytest.raises(UploadError):
            unzip(raw)
        assert tracemalloc.get_traced_memory()[1] < 2 * MAX_UNPACKED_BYTES
        tracemalloc.stop()


def test_the_limits_hold_at_and_over():
    """Exactly 1,000 files or 40 MB are read; one file or one byte more is refused."""
    assert len(unzip(zip_of({str(number): b"" for number in range(MAX_ZIP_MEMBERS)}))) == 1_000
    assert len(unzip(zip_of({"a": bytes(MAX_UNPACKED_BYTES)}))["a"]) == MAX_UNPACKED_BYTES
    with pytest.raises(UploadError, match="The file holds 1,001 files"):
        unzip(zip_of({str(number): b"" for number in range(MAX_ZIP_MEMBERS + 1)}))
    with pytest.raises(UploadError, match="more than 40 MB"):
        unzip(zip_of({"a": bytes(MAX_UNPACKED_BYTES + 1)}))


def test_what_is_not_wanted_is_not_unpacked():
    """A large picture beside the tables does not count toward the limit."""
    raw = zip_of({"a.csv": b"x", "picture": bytes(MAX_UNPACKED_BYTES + 1)})

    assert read_members(raw, wanted=lambda name: name == "a.csv") == {"a.csv": b"x"}


@settings(max_examples=60, deadline=None)
@given(hs.dictionaries(hs.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?", fullmatch=True), hs.binary()))
def test_files_come_back_and_the_bytes_are_always_the_same(files: dict[str, bytes]):
    """The order of the files and the time of packing change nothing."""
    raw = zip_bytes(files)

    assert unzip(raw) == dict(sorted(files.items()))
    assert zip_bytes(dict(reversed(files.items()))) == raw


@settings(max_examples=300, deadline=None)
@example([(364, 0)])  # a member without a name
@given(hs.lists(hs.tuples(hs.integers(0, 10**6), hs.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_zip_file_gives_files_or_a_sentence(damage: list[tuple[int, int]]):
    """A few changed bytes never cause any other error."""
    raw = bytearray(zip_of({"a.csv": b"a,b\n" * 50, "articles/b.md": b"text"}))
    for place, value in damage:
        raw[place % len(raw)] = value
    try:
        unzip(bytes(raw))
    except UploadError as error:
        assert str(error).endswith(".")
