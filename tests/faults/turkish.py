"""Make a Turkish locale in an old encoding; a clean machine has only English ones.

Its letters, decimal comma and months are Turkish. A file that is opened without an encoding is read
as ISO-8859-9, wrongly and without an error.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

NAME, ENCODING = "tr_TR.ISO-8859-9", "iso8859-9"
MONTHS = (
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran",
    "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
)  # fmt: skip
_SIZE = "<mb_cur_min> 1\n<mb_cur_max> 1\n"
_CHARS = [bytes([code]).decode(ENCODING) for code in range(256)]
_PAIRS = {"ı": "I", "i": "İ"}


def make_turkish(folder: Path) -> dict[str, str]:
    """Make the locale in ``folder``, and return the environment variables that select it."""
    charmap, source = folder / "charmap", folder / "source"
    charmap.write_text(_describe_encoding(), encoding="ascii")
    source.write_text(_describe_language(), encoding="ascii")
    try:
        done = subprocess.run(
            ["localedef", "--no-archive", "-c", "-f", charmap, "-i", source, folder / NAME],
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stderr
    except FileNotFoundError:
        said = "There is no localedef."
    assert (folder / NAME / "LC_TIME").is_file(), (
        f"The tests of another language need localedef of glibc (Debian: libc-bin). {said[-300:]}"
    )
    return {"LOCPATH": str(folder), "LC_ALL": NAME, "LANG": NAME}


def _describe_encoding() -> str:
    codes = [f"{_name(char)} /x{code:02x} {code}" for code, char in enumerate(_CHARS)]
    head = f"<code_set_name> ISO-8859-9\n<escape_char> /\n<comment_char> %\n{_SIZE}CHARMAP\n"
    return head + "\n".join(codes) + "\nEND CHARMAP\n"


def _describe_language() -> str:
    lower = [char for char in _CHARS if char.islower() and _raise(char) in _CHARS]
    raised = [(char, _raise(char)) for char in lower]
    days = [f"{number}. gün" for number in range(1, 8)]
    parts = {
        "LC_CTYPE": [
            f"lower {_list(lower)}",
            f"upper {_list(other for _, other in raised)}",
            f"toupper {';'.join(f'({_name(one)},{_name(other)})' for one, other in raised)}",
            f"tolower {';'.join(f'({_name(other)},{_name(one)})' for one, other in raised)}",
            f"digit {_list('0123456789')}",
            f"space {_list(' ' + chr(9) + chr(10) + chr(11) + chr(12) + chr(13))}",
        ],
        "LC_NUMERIC": [f"decimal_point {_text(',')}", f"thousands_sep {_text('.')}", "grouping 3"],
        "LC_TIME": [
            f"mon {';'.join(map(_text, MONTHS))}",
            f"abmon {';'.join(_text(month[:3]) for month in MONTHS)}",
            f"day {';'.join(map(_text, days))}",
            f"abday {';'.join(map(_text, days))}",
            f'am_pm "";""\nt_fmt_ampm ""\nd_t_fmt {_text("%d.%m.%Y")}',
            f"d_fmt {_text('%d.%m.%Y')}\nt_fmt {_text('%H.%M')}",
        ],
        "LC_COLLATE": ["order_start forward", *map(_name, _CHARS), "order_end"],
    }
    return "".join(f"{name}\n{chr(10).join(rows)}\nEND {name}\n" for name, rows in parts.items())


def _raise(char: str) -> str:
    return _PAIRS.get(char, char.upper())


def _name(char: str) -> str:
    return f"<U{ord(char):04X}>"


def _list(chars: Iterable[str]) -> str:
    return ";".join(map(_name, chars))


def _text(words: str) -> str:
    return f'"{"".join(map(_name, words))}"'
