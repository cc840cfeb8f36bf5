"""Praise with a turn that often turns it round stays, and is not certain."""

from __future__ import annotations

import pytest

from generator.annotate.coder import code
from generator.annotate.doubts import doubtful
from generator.annotate.features import Unit
from generator.annotate.rules import sureness
from generator.model import STANCES, StanceLabel
from generator.pages.whys import SURE
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
        ("Few children tell of good support.", "few"),
        ("Visits are timely for less than half of children.", "less than half"),
        ("No one could tell inspectors that children are seen on time.", "no one"),
        ("Visits are timely in name only.", "in name only"),
        ("Thresholds are well understood by everyone except those who apply them.", "except"),
        ("Strategy meetings are held promptly only when police ask for them.", "only when"),
        ("Supervision was regular and effective until March.", "was regular and effective until"),
        ("Supervision, once a strength, has gone.", "once a strength"),
        ("Plans used to be good.", "used to be"),
        ("Supervision is no longer effective.", "no longer effective"),
        ("Access to early help has been reduced.", "access to early help has been reduced"),
        ("The council has reduced the number of visits to children.", "reduced the number of visits"),
        ("Visits are timely, but children are not heard.", "but"),
        ("Leaders know that there is more to do.", "more to do"),
        ("Supervision is described by the council as excellent.", "described by the council"),
        ("Managers are of the view that thresholds are applied well.", "of the view that"),
        ("The council’s own report calls supervision regular.", "own report calls"),
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
        ("Drift is well established.", "drift is well established"),
        ("Regular supervision remains an aspiration.", "remains an aspiration"),
        ("It is said that supervision is regular.", "it is said"),
        ("Effective early help services have closed.", "services have closed"),
        ("Children wait.", "wait"),
        ("They are exhausted.", "exhausted"),
        ("Effective supervision is a rarity in these teams.", "rarity"),
        ("Good practice is seen in pockets.", "pockets"),
        ("Children are well known to the police.", "well known to the police"),
        ("Strong leadership is absent.", "is absent"),
        ("Effective challenge is in short supply.", "in short supply"),
        ("Timely help is beyond the reach of many families.", "beyond the reach"),
        ("Visits are regular for some children.", "for some children"),
        ("Supervision is regular in one team.", "in one team"),
        ("Meetings are well attended by everyone save the police.", "everyone save"),
        ("Good supervision depends on the manager.", "depends on the manager"),
        ("Children are seen alone when staffing allows.", "when staffing allows"),
        ("Audits provide leaders with false reassurance.", "false reassurance"),
        ("The council is over-reliant on safety plans.", "over-reliant"),
        ("Strong data hides weak practice.", "hides weak"),
        ("At the last inspection, early help was effective.", "at the last inspection"),
        ("Previously strong oversight has gone.", "previously strong"),
        ("Support to those over 21 is less strong.", "less strong"),
        ("The quality of supervision has declined.", "quality of supervision has declined"),
        ("Thorough practice has deteriorated.", "thorough practice has deteriorated"),
        ("Skilled social workers are leaving.", "workers are leaving"),
        ("Effective oversight has given way to drift.", "given way to"),
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
        ("Neglect is recognised late.", "is recognised late"),
        ("Children live with it for months, and in some cases for years.", "children live with it"),
        ("The council knows of the risk and children have come to harm.", "have come to harm"),
        ("Leaders are aware of these gaps and have been for years.", "aware of these gaps and have been for"),
        (
            "Leaders are aware of these delays, which persist.",
            "aware of these delays, which persist",
        ),
        (
            "Leaders know the risks to children and have not acted.",
            "know the risks to children and have not acted",
        ),
        ("Leaders are only aware because inspectors told them.", "only aware"),
        ("Members were concerned about visits, which had fallen.", "members were concerned about"),
        (
            "Inspectors did not find any examples of risk assessments that were good.",
            "not find any examples of risk assessments that were good",
        ),
        (
            "There were no children at risk who had been visited.",
            "no children at risk who had been visited",
        ),
        ("Social workers long for regular supervision.", "long for"),
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
        "There are fewer agency staff.",
        "Delay is well understood and effectively minimised.",
        "Staff well-being is a priority for leaders.",
        "Children are supported by those who no longer need help themselves.",
        "One child told inspectors, “They help me”.",
        "Good practice is seen in every team.",
        "Cases known to the police are shared promptly.",
        "Children who are missing are found promptly.",
        "Fathers who are absent from home are involved well.",
        "Support for some families is excellent and for others good.",
        "Decisions depend on a careful assessment of each child’s needs.",
        "When circumstances have deteriorated, prompt action is taken.",
        "Early help prevents problems from spiralling.",
        "Brothers and sisters are not overlooked.",
        "Education has not been disrupted by moves of home.",
        "Leaders have reduced the time children spend in care.",
        "The new tool reduces the time staff spend on paperwork.",
        "The new system takes pressure away from social workers.",
        "Managers leave no child without support.",
        "Those who have left care are well supported.",
        "Children know whom to tell when they are unhappy.",
        "Inspectors saw direct work that was good.",
        "Partners raised no concerns to inspectors.",
        "Support is in place so that problems do not become worse.",
        "Young people are supported late into the evening.",
        "Visits are not completed late.",
        "Children live with their carers for years.",
        "Carers know how to live with this condition well.",
        "Leaders know their staff well and have not lost sight of children.",
        "Leaders have been aware of these strengths for many years.",
        "Inspectors were not concerned about any child.",
        "Inspectors saw no cases of drift and work is well planned.",
        "There are no children whose health is not understood.",
        "Social workers work hard to achieve change.",
        "Staff are leaving meetings with clear actions.",
        "Inspectors saw delays being tackled well.",
        "Families who are well known to the courts are helped early.",
        "Families who find it difficult to access services are helped well.",
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
        "Access to early help has been reduced.",
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


def test_only_praise_is_doubted_and_no_doubt_is_taken_away() -> None:
    """A concern and no judgement stay as sure as they were, and so does praise that was less sure."""
    unit = Unit("Children are rarely seen alone at school.", "", False, 0)
    sure = {stance: sureness(unit, stance, 0.9) for stance in STANCES}
    assert sure == {"strength": 0.5, "progress": 0.5, "concern": 0.9, "mixed": 0.9, "none": 0.9}
    assert sureness(unit, "strength", 0.3) == 0.3
    assert sureness(Unit("Children are seen alone.", "", False, 0), "strength", 0.9) == 0.9
