"""Praise with a turn that often turns it round stays, and is not certain."""

from __future__ import annotations

import pytest

from generator.annotate.coder import code
from generator.annotate.doubts import doubtful
from generator.annotate.features import Unit
from generator.annotate.rules import sureness
from generator.model import STANCES, StanceLabel
from generator.model.coding import SURE
from tests.reading import collection, document_of

PRAISED = (
    "Social workers know children well and visit them regularly.\n\n"
    "Senior leaders are ambitious. {} Plans are reviewed regularly and are of good quality.\n"
)


def coded(text: str) -> StanceLabel:
    """What a statement is held for that stands among praise."""
    letter = PRAISED.format(text)
    document = document_of(
        f"Inspection of Anytown\n\nThe visit took place in May.\n\nMain findings\n\n{letter}"
    )
    codings = code(document, collection().codebook)
    (found,) = [c for s, c in zip(document.statements, codings, strict=True) if document.of(s) == text]
    return found.stance


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Children are rarely seen alone at school.", "rarely"),
        ("Children were harmed while agencies looked on.", "children were harmed"),
        ("Some teenagers were placed in caravans.", "placed in caravans"),
        (
            "No assessment of the risks to the baby was carried out.",
            "no assessment of the risks to the baby was",
        ),
        ("At no point did a professional speak to the father.", "at no point"),
        ("There was no oversight by managers of these decisions.", "there was no oversight"),
        ("There is no plan to reduce caseloads.", "there is no plan"),
        ("Staff did not know that children were left at risk.", "did not know"),
        ("Leaders have been aware of these gaps for years.", "aware of these gaps for years"),
        (
            "Access to mental health support has been reduced.",
            "access to mental health support has been reduced",
        ),
        ("Three children’s centres have closed.", "centres have closed"),
        ("Experienced social workers are leaving the authority.", "workers are leaving"),
        ("Staff described a culture of fear and blame.", "culture of fear"),
        ("Neglect is recognised late.", "recognised late"),
        ("Members raised concerns about the number of agency staff.", "raised concerns about"),
        ("Few children tell of good support.", "few"),
        ("Visits are timely for less than half of children.", "less than half"),
        ("No one could tell inspectors that children are seen on time.", "no one"),
        ("Visits are timely in name only.", "in name only"),
        ("Thresholds are well understood by everyone except those who apply them.", "except"),
        ("Strategy meetings are held promptly only when police ask for them.", "only when"),
        ("Supervision was regular and effective until March.", "was regular and effective until"),
        ("Plans used to be good.", "used to be"),
        ("Supervision is no longer effective.", "no longer effective"),
        ("Visits are timely, but children are not heard.", "but"),
        ("Leaders know that there is more to do.", "more to do"),
        ("Supervision is described by the council as excellent.", "described by the council"),
        ("Managers are of the view that thresholds are applied well.", "of the view that"),
        ("Supervision in Westmere is said by managers to be regular.", "said by managers to be "),
        ("Leaders were confident that visits were timely.", "leaders were confident"),
        ("Leaders say that supervision is good.", "leaders say"),
        ("It would be wrong to say that the front door is safe.", "would be wrong to"),
        ("One child told us, “I feel safe when I am not there”.", "told us, “i feel safe when i am not"),
        ("“Supervision is good,” said the director.", "said the director"),
        ("Leaders’ view is that children are safe.", "leaders’ view"),
        ("The council considers itself to be effective.", "council considers itself"),
        ("The self-assessment says that plans are good.", "self-assessment says"),
        ("Inspectors could not confirm that children are seen alone.", "could not confirm"),
        ("There is no evidence that children are safe.", "no evidence"),
        ("One in four visits is timely.", "one in four"),
        ("A third of assessments are timely.", "a third of"),
        ("Effective oversight has disappeared.", "disappeared"),
        ("Supervision is regular for managers only.", "only"),
        ("Regular supervision remains an aspiration.", "remains an aspiration"),
        ("It is said that supervision is regular.", "it is said"),
        ("Children wait.", "wait"),
        ("They are exhausted.", "exhausted"),
        ("Effective supervision is a rarity in these teams.", "rarity"),
        ("Good practice is seen in pockets.", "pockets"),
        ("Strong leadership is absent.", "is absent"),
        ("Effective challenge is in short supply.", "in short supply"),
        ("Timely help is beyond the reach of many families.", "beyond the reach"),
        ("Visits are regular for some children.", "for some children"),
        ("Supervision is regular in one team.", "in one team"),
        ("Audits provide leaders with false reassurance.", "false reassurance"),
        ("The council is over-reliant on safety plans.", "over-reliant"),
        ("At the last inspection, early help was effective.", "at the last inspection"),
        ("Previously strong oversight has gone.", "previously strong"),
        ("Support to those over 21 is less strong.", "less strong"),
        ("Thorough practice has deteriorated.", "thorough practice has deteriorated"),
        ("Relationships are built at the expense of challenge.", "at the expense of"),
        ("Good relationships are often broken by moves.", "are often broken by"),
        ("Practitioners miss opportunities to share information.", "miss opportunities"),
        ("Reports are taking them away from young people.", "taking them away from"),
        ("This reduces the time that they can spend with families.", "reduces the time that they can"),
        ("Social workers are too positive about parents.", "too positive"),
        ("Visits are frequent and superficial.", "superficial"),
        ("Supervision is regular, and of poor quality.", "of poor quality"),
        ("Inspectors saw delays in children receiving support.", "inspectors saw delays"),
        ("This had left children in danger.", "left children"),
        ("This requires more pace.", "this requires more"),
        ("Good recording is a work in progress.", "work in progress"),
        ("Regular visits are hard to achieve.", "hard to achieve"),
        ("Police expressed concerns to inspectors.", "expressed concerns to inspectors"),
        ("Leaders are rightly concerned about stability.", "leaders are rightly concerned about"),
        ("Stability has worsened in parts of the service.", "stability has worsened"),
        ("Members were concerned about visits, which had fallen.", "members were concerned about"),
        ("Social workers long for regular supervision.", "long for"),
        ("Ms Y complains about the way in which support was given.", "complains about"),
        ("We have a strong team and a robust plan.", "we "),
        ("Our plans are ambitious for every child.", "our "),
        ("The cabinet member said: “Staff are skilled and dedicated.”", "cabinet member said: “"),
        ("The visits will look at how well children are supported.", "will look at"),
        ("They will make judgements on how well children are kept safe.", "judgements on how well"),
        ("The reports tell the public on how well children are protected.", "on how well"),
        ("The cabinet member for children and young people told us, “We help everyone.”", "we "),
    ],
)
def test_a_turn_is_known_by_its_words(text: str, words: str) -> None:
    """It is found wherever it stands, in letters of either size."""
    assert doubtful(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "A few plans are very good.",
        "Over the past few months, visits have become timely.",
        "Support goes on until young people reach 18.",
        "Once a date is agreed, strategy meetings are well attended.",
        "However, once health needs have been identified, services are put in place.",
        "Support helps families when a social worker is no longer required.",
        "Children are exceptionally well matched.",
        "Children said that they feel safe and listened to.",
        "Social workers say that they are well supported.",
        "Staff members said that they are well supported.",
        "Reviewing officers report that children are seen.",
        "Children are confident that managers listen to their views.",
        "Children are seen by social workers and managers.",
        "Children’s views are considered well.",
        "Leaders have a good view of practice.",
        "Managers call families promptly.",
        "Cases are considered by senior managers promptly.",
        "Leaders have a clear understanding of what needs to improve.",
        "Staff well-being is a priority for leaders.",
        "Children are supported by those who no longer need help themselves.",
        "One child told inspectors, “They help me”.",
        "Good practice is seen in every team.",
        "Cases known to the police are shared promptly.",
        "Children who are missing are found promptly.",
        "Fathers who are absent from home are involved well.",
        "Support for some families is excellent and for others good.",
        "When circumstances have deteriorated, prompt action is taken.",
        "Early help prevents problems from spiralling.",
        "Brothers and sisters are not overlooked.",
        "Education has not been disrupted by moves of home.",
        "Leaders have reduced the time children spend in care.",
        "The new tool reduces the time staff spend on paperwork.",
        "The new system takes pressure away from social workers.",
        "Those who have left care are well supported.",
        "Children know whom to tell when they are unhappy.",
        "Inspectors saw direct work that was good.",
        "Partners raised no concerns to inspectors.",
        "Support is in place so that problems do not become worse.",
        "Inspectors were not concerned about any child.",
        "Inspectors saw no cases of drift and work is well planned.",
        "Social workers work hard to achieve change.",
        "Inspectors saw delays being tackled well.",
        "We saw effective work with families, and were impressed by it.",
        "Our inspectors found that children are safe.",
        "We met skilled and confident social workers.",
        "We inspected three teams and concluded that they work well.",
        "Managers understand how well children are doing.",
        "Staff know how effectively plans are working.",
        "Social workers said that children enjoy school.",
        "Learning from complaints is well embedded.",
        "Families who find it difficult to access services are helped well.",
        "Children said, “We feel safe here and we are listened to.”",
        "Young people who live here told inspectors: “Our workers are great”.",
        "A 12-year-old girl said: “We get on well”.",
    ],
)
def test_plain_praise_has_no_turn(text: str) -> None:
    """What is near to a turn and takes nothing from praise is none."""
    assert doubtful(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Strategy meetings are held promptly only when police ask for them.",
        "Supervision is described by the council as excellent.",
        "Children wait.",
    ],
)
def test_praise_with_a_turn_stays_the_coders_and_is_not_certain(text: str) -> None:
    """The label and its reason are the coder's; a page shows it as any label that is not certain."""
    found = coded(text)
    assert (found.id in ("strength", "progress"), found.by) == (True, "model")
    assert found.why
    assert found.confidence < SURE


def test_praise_without_a_turn_is_as_certain_as_before() -> None:
    """The turn alone makes the difference."""
    assert coded("Strategy meetings are held promptly when police ask for them.").confidence >= SURE


@pytest.mark.parametrize(
    ("text", "chance"),
    [
        ("Children are left at serious risk by parents.", 0.5),
        ("Exclusion of children in care is well above the national average.", 0.5),
        ("A service is inadequate where serious failures leave children at risk.", 0.9),
        ("Children are not left at risk.", 0.9),
        ("Workloads have fallen following unacceptably high numbers.", 0.9),
    ],
)
def test_praise_with_words_that_damn_is_not_certain(text: str, chance: float) -> None:
    """Denied, answered or over, they take nothing from it."""
    assert sureness(Unit(text, "", False, 0), "strength", 0.9) == chance


def test_only_praise_is_doubted_and_no_doubt_is_taken_away() -> None:
    """A concern and no judgement stay as sure as they were, and so does praise that was less sure."""
    unit = Unit("Children are rarely seen alone at school.", "", False, 0)
    sure = {stance: sureness(unit, stance, 0.9) for stance in STANCES}
    assert sure == {"strength": 0.5, "progress": 0.5, "concern": 0.9, "mixed": 0.9, "none": 0.9}
    assert sureness(unit, "strength", 0.3) == 0.3
    assert sureness(Unit("Children are seen alone.", "", False, 0), "strength", 0.9) == 0.9
