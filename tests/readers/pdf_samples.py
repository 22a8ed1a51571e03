"""PDF files with the structure of the two organizations' documents, in words of our own."""

from __future__ import annotations

import io

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from .press import BOLD, ITALIC, LEFT, RIGHT, Press

CROSSING = (
    "The two secretariats agreed in the autumn to share what their field offices learn about the move­ment of"
    " families across the river, and they asked the Trans­port Division of the Eco­nomic Com­mission for Europe"
    " to keep the list of cross­ings that stay open in winter; the Co-operation Council met them half-way."
)


def resolution() -> bytes:
    """A masthead in two columns, a title over two lines, a preamble, marks at the margin, footnotes."""

    def furnish(press: Press) -> None:
        if press.number == 1:
            press.canvas.line(LEFT, 98, LEFT + 120, 98)
            press.put("1", LEFT, 90, size=5)
            press.put(
                "A/98/501, and the notes of the Commission's secretary on the same matter.",
                LEFT + 4,
                86,
                size=8,
            )
            press.put("99-12345 (E)", LEFT, 50, size=8)
            press.put("*9912345*", LEFT, 38, size=8)
        else:
            press.put("A/RES/99/7", LEFT if press.number % 2 else 460, 790, BOLD, 9)
        press.put(f"{press.number}/2", 300, 38, size=8)

    p = Press(furnish)
    p.canvas.setTitle("Microsoft Word - 9912345.doc")
    p.canvas.setAuthor("typist")
    p.line("United Nations", font=BOLD, size=14, down=0)
    p.put("A/RES/99/7", 420, p.y, BOLD, 16)
    p.canvas.line(LEFT, p.y - 6, RIGHT, p.y - 6)
    p.line("General Assembly", font=BOLD, size=18, down=40)
    p.put("Distr.: General", 420, p.y + 12, size=9)
    p.put("14 March 2031", 420, p.y, size=9)
    p.line("Ninety-ninth session", font=BOLD, down=30)
    p.line("Agenda item 114 (k)")
    p.line("Resolution adopted by the General Assembly on 2 March 2031", down=36, font=BOLD, size=13)
    p.centre("99/7. Cooperation between the United Nations and", 30, size=12)
    p.centre("the River Commission", 14, size=12)
    p.line("The General Assembly,", LEFT + 28, 24, ITALIC)
    p.set("its earlier decisions on the matter and the framework that both organizations signed in Geneva in the"
          " spring of the year before, by which they agreed to meet twice a year,", lead="Recalling", indent=28)  # fmt: skip
    p.set("that the Commission has opened an office in Vienna,", lead="Noting", indent=28)
    p.set("of the report of the Secretary-General,^1^ and thanks him for the care with which it tells of the work"
          " of two years in the valleys;", mark="1.", indent=28, lead="Takes note")  # fmt: skip
    for number in range(2, 15):
        p.set(f"the work that the two organizations did in district {number} with the help of the River Commission"
              " and of the towns on both banks, which sent boats, tents and blankets for the winter;",
              mark=f"{number}.", indent=28, lead="Welcomes")  # fmt: skip
    p.line("97th plenary meeting", 380, 30)
    p.line("2 March 2031", 380)
    return p.bytes()


def report() -> bytes:
    """Numbered paragraphs under section headings, over pages that have heads and feet on changing sides."""

    def furnish(press: Press) -> None:
        if press.number > 1:
            press.put("S/2031/77", LEFT if press.number % 2 else 470, 795, BOLD, 9)
            press.put(str(press.number), 500 if press.number % 2 else LEFT, 40, BOLD, 9)
            press.put("31-20077", LEFT if press.number % 2 else 470, 40, size=8)

    p = Press(furnish)
    p.line("United Nations", font=BOLD, size=14, down=0)
    p.put("S/2031/77", 420, p.y, BOLD, 16)
    p.line("Security Council", font=BOLD, size=18, down=40)
    p.put("Distr.: General", 420, p.y + 12, size=9)
    p.put("3 February 2031", 420, p.y, size=9)
    p.put("Original: English", 420, p.y - 22, size=9)
    p.line("Report of the Secretary-General on the Mission in the", down=60, font=BOLD, size=14)
    p.line("Eastern Valleys", down=16, font=BOLD, size=14)
    p.line("I.", LEFT, 84, BOLD, 12)
    p.put("Introduction", LEFT + 28, p.y, BOLD, 12)
    for number in range(1, 9):
        p.set(f"In the month of the report the Mission sent its {number} patrols to the border posts. {CROSSING}",
              mark=f"{number}.", indent=28)  # fmt: skip
    p.line("II.", LEFT, 30, BOLD, 12)
    p.put("Work with the OSCE", LEFT + 28, p.y, BOLD, 12)
    for number in range(9, 13):
        p.set(
            f"The Mission of the OSCE joined it in {number} villages. {CROSSING}",
            mark=f"{number}.",
            indent=28,
        )
    p.set("the police school in the north;", mark="(a)", left=LEFT + 28, indent=20)
    p.set("the two bridges in the south.", mark="(b)", left=LEFT + 28, indent=20)
    return p.bytes()


def letter() -> bytes:
    """A letter with two annexes, each with paragraphs of its own."""
    p = Press(lambda press: press.put(f"Page {press.number} of 3", 280, 40, size=8))
    p.line("A/99/400-S/2031/90", 420, 0, BOLD, 14)
    p.line("Letter dated 5 May 2031 from the Secretary-General addressed", down=60, font=BOLD, size=14)
    p.line("to the President of the Security Council", down=16, font=BOLD, size=14)
    p.set("I have the honour to send you two notes on the talks that the envoys held in Tashkent and in Almaty"
          " with the heads of the two regional bodies.", indent=28, before=30)  # fmt: skip
    p.line("(Signed) Eva Example", 380, 30)
    p.page()
    p.line("Annex I", down=0, font=BOLD, size=14)
    p.line("Note on the talks in Tashkent", down=24, font=BOLD, size=12)
    p.set("The envoys met the heads of the regional bodies on the first day and dined with them in the evening.",
          mark="1.", indent=28)  # fmt: skip
    p.page()
    p.line("Annex II", down=0, font=BOLD, size=14)
    p.line("Note on the talks in Almaty", down=24, font=BOLD, size=12)
    p.set("The envoys travelled to the lake and met the heads of the two bodies a second time in that week.",
          mark="1.", indent=28)  # fmt: skip
    return p.bytes()


def decision() -> bytes:
    """A decision of the Permanent Council: letterhead on each page, title in capitals, tasks in items."""

    def furnish(press: Press) -> None:
        x = 430
        press.put("PC.DEC/9901" if press.number == 1 else f"PC.DEC/9901 - {press.number} -", x, 800, size=9)
        press.put("3 May 2012", x, 788, size=9)
        press.put("PCOEW9901", LEFT, 40, size=7)

    p = Press(furnish)
    p.line("Organization for Security and Co-operation in Europe", down=0, font=BOLD, size=12)
    p.line("Permanent Council", font=BOLD, size=12, down=14)
    p.put("Original: ENGLISH", 430, p.y, size=9)
    p.line("912th Plenary Meeting", down=24)
    p.line("PC Journal No. 912, Agenda item 3")
    p.centre("DECISION No. 9901", 36)
    p.centre("WORK WITH THE UNITED NATIONS ON THE", 14)
    p.centre("SAFE STORAGE OF SMALL ARMS", 12)
    p.set("The Permanent Council,", indent=28, before=24)
    p.set("Mindful of the plan that the ministers approved in Vilnius and of the help that the United Nations"
          " Development Programme gave to the depots,", indent=28)  # fmt: skip
    p.set("Decides to:", indent=28)
    p.set(
        "Task the Secretariat with a visit to each depot before the end of the year;",
        mark="-",
        left=LEFT + 28,
        indent=20,
    )
    p.set(
        "Ask the Conflict Prevention Centre to report on the visits in the spring.",
        mark="-",
        left=LEFT + 28,
        indent=20,
    )
    p.page()
    p.line("Attachment 1", down=30, font=BOLD)
    p.set("The Delegation of Exampleland said that it joined the consensus and would send two experts to the"
          " depots at its own cost.", indent=28)  # fmt: skip
    return p.bytes()


def newsletter() -> bytes:
    """Two justified columns below a headline over the page, small capitals, words broken at line ends."""
    p = Press()
    p.canvas.setAuthor("Eva Example")
    p.canvas.setTitle("Boats on the river")
    p.line("BOATS ON THE RIVER", down=0, font=BOLD, size=22)
    x = LEFT
    for word in ("ONE", "RIVER", "TWO", "OFFICES"):
        x = p.put(word[0], x, p.y - 26, size=12)
        x = p.put(word[1:], x, p.y - 26, size=9) + 4
    top = p.y - 40
    middle = (LEFT + RIGHT) / 2
    for left, right, about in ((LEFT, middle - 12, "left"), (middle + 12, RIGHT, "right")):
        p.y = top
        for number in (1, 2, 3):
            p.set(
                f"Paragraph {number} of the {about} column begins. {CROSSING}",
                left,
                right,
                indent=14,
                before=0,
            )
    p.y -= 30
    p.set("Below the columns a last paragraph goes over the whole width of the page again, as a box at the foot"
          " of such sheets often does, with the address of the office.", before=20)  # fmt: skip
    return p.bytes()


def table() -> bytes:
    """A table of three columns after a sentence."""
    p = Press()
    p.set("The table lists the visits of the year, with the office that paid for each of them and its month.")
    p.y -= 10
    for cells in (("Visit", "Office", "Month"), ("Osh", "OSCE Centre", "May"), ("Bishkek", "UNDP", "June"),
                  ("Naryn", "UNHCR", "July")):  # fmt: skip
        p.y -= 16
        for x, cell in zip((LEFT, 220, 400), cells, strict=True):
            p.put(cell, x, p.y)
    return p.bytes()


def doubled() -> bytes:
    """A heading that looks bold because each letter is drawn twice, and a word with ligatures."""
    p = Press()
    x = LEFT
    for letter in "Valleys":
        p.put(letter, x, 700, size=14)
        x = p.put(letter, x + 0.6, 700, size=14)
    p.y = 680
    registerFont(TTFont("Vera", "Vera.ttf"))
    p.set("The office \ufb01nds that the \ufb02oods of the year were high.", font="Vera")
    return p.bytes()


def scan() -> bytes:
    """A page that is a picture."""
    p = Press()
    p.canvas.drawImage(ImageReader(io.BytesIO(_PIXEL)), 0, 0, 595, 842)
    return p.bytes()


def half_scan() -> bytes:
    """A page of text and one that is a picture."""
    p = Press()
    p.set("The first page has a text that can be read, and the second one is a picture of a page.")
    p.page()
    p.canvas.drawImage(ImageReader(io.BytesIO(_PIXEL)), 0, 0, 595, 842)
    return p.bytes()


def blank() -> bytes:
    """A page with nothing on it but a rule."""
    p = Press()
    p.canvas.line(LEFT, 400, RIGHT, 400)
    return p.bytes()


def locked() -> bytes:
    """A file that opens with a password."""
    p = Press(encrypt=StandardEncryption("secret", "owner", canPrint=0))
    p.set("Nobody reads this without the word.")
    return p.bytes()


def sideways() -> bytes:
    """A page in landscape whose text is drawn at a right angle, with a note askew across it."""
    p = Press()
    p.canvas.saveState()
    p.canvas.translate(595, 0)
    p.canvas.rotate(90)
    p.y = 500
    p.set(f"The table of the annex lies on its side. {CROSSING}")
    p.canvas.restoreState()
    p.canvas.saveState()
    p.canvas.translate(200, 200)
    p.canvas.rotate(45)
    p.put("DRAFT", 0, 0, BOLD, 60)
    p.canvas.restoreState()
    return p.bytes()


# A picture of one grey pixel, as PNG.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63680000008200819d1e1eb50000000049454e44ae426082"
)


def journal() -> bytes:
    """A journal of the Permanent Council: numbered heads with values behind a gap, items with long lists."""

    def furnish(press: Press) -> None:
        press.put("PC.JOUR/912", 430, 800, size=9)
        press.put("3 May 2012", 430, 788, size=9)
        press.put("PCOEJ912", LEFT, 40, size=7)

    p = Press(furnish)
    p.line("Organization for Security and Co-operation in Europe", down=0, font=BOLD, size=12)
    p.line("Permanent Council", font=BOLD, size=12, down=14)
    p.put("Original: ENGLISH", 430, p.y, size=9)
    p.centre("912th PLENARY MEETING OF THE COUNCIL", 40)
    for mark, label, value in (
        ("1.", "Date:", "Thursday, 3 May 2012"),
        ("", "Opened:", "10.05 a.m."),
        ("", "Closed:", "12.45 p.m."),
        ("2.", "Chairperson:", "Ambassador E. Example"),
    ):
        p.line(mark or " ", down=20 if mark else 12)
        p.put(label, LEFT + 36, p.y)
        p.put(value, LEFT + 110, p.y)
    p.line("3.", down=24)
    p.put("Subjects discussed – Statements – Decisions/documents adopted:", LEFT + 36, p.y)
    p.line("Agenda item 1:", LEFT + 36, 24)
    p.put("ADDRESS BY THE HEAD OF THE UNITED NATIONS OFFICE", LEFT + 122, p.y)
    p.line("IN THE VALLEYS", LEFT + 122)
    p.set("The head of the Office spoke about the schools, the bridges and the work with the Mission of the OSCE"
          " in the north. The Chairperson thanked her and closed the item.", left=LEFT + 36)  # fmt: skip
    return p.bytes()


def contents() -> bytes:
    """A table of contents, footnotes of the text's own size below a typed rule, a note in the margin."""
    p = Press()
    p.centre("Contents", 0)
    for title, page in (("Introduction", 2), ("Work with the regional bodies", 4), ("Conclusions", 9)):
        p.line(f"{title} {'. ' * 60}"[:110], LEFT, 16)
        p.put(str(page), RIGHT - 10, p.y)
    for number in (1, 2, 3):
        p.set(f"Paragraph {number} tells of the visits, as agreed in the notes 1/ of the year. {CROSSING}")
    p.put("Para. 7", 20, p.y + 40, size=8)
    p.line("_" * 20, down=40)
    p.line("1/ See the notes of the meeting in Osh.", down=14)
    return p.bytes()
