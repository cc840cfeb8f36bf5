"""Made-up documents as PDFs: a letter, a whole inspection report and a letter from several inspectorates."""

from __future__ import annotations

from tests.ingest.pdf_writer import LEFT, Flow

SENTENCES = (
    "Social workers know children well and visit them often enough to understand what matters to them.",
    "Managers do not record the reasons for their decisions, and this leads to delay for some children.",
    "Plans are reviewed on time and most parents say that they understand what needs to change.",
    "The multi-agency safeguarding hub responds promptly when children are at risk of significant harm.",
    "Supervision has improved since the last visit, although it is not yet regular for every worker.",
    "Children’s views are heard, written down in their own words and used to shape their plans.",
    "Care leavers are helped by personal advisers who stay in touch and do not give up on them.",
)


def prose(first: int, count: int) -> str:
    """A paragraph of that many sentences, beginning with one of them."""
    return " ".join(SENTENCES[(first + i) % len(SENTENCES)] for i in range(count))


def letterhead(flow: Flow) -> None:
    """The sender's address in two columns, small, at the top of the first page."""
    left = ("Ofsted", "Piccadilly Gate", "Store Street", "Manchester", "M1 2WD")
    for i, line in enumerate(left):
        flow.pdf.text(LEFT, 810 - 11 * i, line, size=9)
    for i, line in enumerate(("T 0300 123 1231", "enquiries@ofsted.gov.uk", "www.gov.uk/ofsted")):
        flow.pdf.text(185, 799 - 11 * i, line, size=9)


def letter() -> Flow:
    """A focused visit letter of several pages."""
    flow = Flow()
    letterhead(flow)
    flow.lines(["5 July 2018"])
    flow.gap()
    flow.lines(["Ms Ada Example", "Director of Children’s Services", "Anyshire County Council", "AN1 2YS"])
    flow.gap(40)
    flow.paragraph("Dear Ms Example")
    flow.heading("Focused visit to Anyshire children’s services")
    flow.paragraph(
        "This letter summarises the findings of a focused visit to Anyshire children’s services on 12 and "
        "13 June 2018. The inspectors were Grace Sample, HMI, and Alan Test, Her Majesty’s Inspector."
    )
    flow.paragraph(
        "This visit was carried out in line with the inspection of local authority children’s services "
        "(ILACS) framework."
    )
    flow.heading("Overview")
    for i in range(4):
        flow.paragraph(prose(i, 5))
    flow.heading("What needs to improve in this area of social work practice")
    flow.bullet(
        "The timeliness of assessments, including those for disabled children and for children in care."
    )
    flow.bullet("The quality of:")
    flow.bullet("supervision, which is not yet regular for every worker and seldom challenges;", level=1)
    flow.bullet("records.", level=1)
    flow.heading("Findings")
    for i in range(4):
        flow.paragraph(prose(i + 2, 6))
    flow.paragraph("Yours sincerely")
    flow.lines(["Grace Sample", "Her Majesty’s Inspector"])
    return flow


JUDGEMENTS = (
    ("Judgement", "Grade"),
    ("The impact of leaders on social work practice with children and families", "Good"),
    (
        "The experiences and progress of children who need help and protection",
        "Requires improvement to be good",
    ),
    ("The experiences and progress of children in care", "Outstanding"),
    ("Overall effectiveness", "Good"),
)


def report(paragraphs: int = 60) -> Flow:
    """A whole inspection report: judgement table, numbered paragraphs, running heads, a footnote."""
    flow = Flow(running_head="Inspection of Anyshire children’s services")
    flow.heading("Anyshire County Council", size=18)
    flow.heading("Inspection of Anyshire local authority children’s services", size=16)
    flow.lines(["Inspection dates: 15 January 2024 to 26 January 2024", "Report published: 11 March 2024"])
    flow.gap()
    flow.lines(["Lead inspector: Grace Sample, His Majesty’s Inspector"])
    flow.gap(30)
    flow.table(JUDGEMENTS, (LEFT, 380))
    flow.paragraph(prose(0, 3))
    flow.pdf.text(LEFT, 70, "1 Care leavers are now called care-experienced young people.", size=8)
    flow.turn()
    flow.heading("What needs to improve?")
    flow.bullet("The timeliness of assessments.")
    flow.heading("The experiences and progress of children who need help and protection: good")
    for number in range(1, paragraphs + 1):
        flow.numbered(number, prose(number, 4))
    return flow


def joint_letter() -> Flow:
    """A letter from several inspectorates, signed side by side."""
    flow = Flow()
    flow.lines(["4 May 2017"])
    flow.gap()
    flow.lines(["To: Bea Example, Director of Children’s Services, Anyshire", "Cy Example, Chief Constable"])
    flow.gap(40)
    flow.paragraph("Dear local partnership")
    flow.heading(
        "Joint targeted area inspection of the multi-agency response to abuse and neglect in Anyshire"
    )
    flow.paragraph(
        "Between 6 and 10 March 2017, Ofsted, the Care Quality Commission (CQC), HMI Constabulary and HMI "
        "Probation undertook a joint inspection of the multi-agency response in Anyshire."
    )
    flow.heading("Key strengths")
    for i in range(3):
        flow.bullet(prose(i, 2))
    flow.paragraph("Yours sincerely")
    top = flow.y - 20
    for x, lines in (
        (LEFT, ("Ofsted", "Dee Sample", "National Director, Social Care")),
        (310.0, ("Care Quality Commission", "Eve Sample", "Deputy Chief Inspector")),
    ):
        for i, line in enumerate(lines):
            flow.pdf.text(x, top - 14.4 * i, line)
    return flow
