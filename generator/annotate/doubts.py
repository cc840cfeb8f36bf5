"""Turns of phrase that often turn praise round: "rarely", "far from", "only when", "is said by managers".

The coder weighs words, and of "Children are rarely seen alone" all but one are words of praise.
What such a turn leaves of it the turn alone does not tell, as "Children rarely go missing" shows; so none
gives a label: it only says that praise is not certain.
A turn is listed where praise with it was wrong far more often than other praise, by weights that had not
learnt from the statement, or where too few statements have it to tell and English leaves no doubt.
"""

from __future__ import annotations

import re

from generator.annotate.failings import HARMED

# Whoever is judged: what children, families, carers and staff say is a finding in inspectors' letters.
_JUDGED = (
    r"(?:leaders|managers|senior officers|directors?|councillors|(?:elected|lead) members?|management|council"
    r"|authority|service|provider|trust|chief executive)"
)
_WORKERS = r"(?:they|them|staff|(?:social )?workers|managers|advisers|practitioners)"
_TURNS = (
    # hardly any
    r"rarely|seldom|never|hardly|barely|rarity|pockets|in short supply|beyond the reach|minority of"
    r"|half (?:of|were|are|the)|(?:less|fewer) than (?:a |one[ -])?(?:half|third|quarter)",
    r"(?<!\ba )(?<!\bthe )(?<!\bthese )(?<!\bfirst )(?<!\blast )(?<!\bnext )(?<!\bpast )"
    r"(?<!\bthe very )few|(?:is|are|was|were|remains?) (?:\w+ )?(?:absent|missing)(?=\W*$)",
    r"(?:in one (?:team|area|locality|hub)|for (?:some|certain) (?:\w+ )?\w+)(?=\W*$)",
    r"(?:only|just) (?:(?:an?|about|around) )?(?:few|handful|some|one|two|three|small|fraction|third)",
    r"(?:an?|one) (?:third|quarter|fifth|tenth) of|(?:one|two) (?:\w+ )?in (?:three|four|five|six|ten)",
    r"no[ -]one|nobody|none|nothing|neither|(?<!\ba )little|not (?:one|a single)|no evidence"
    r"|^no (?:(?:\w+ )?(?:manager|officer|worker)\b|(?:[\w’-]+ ){1,8}(?:is|are|was|were|has|have))",
    r"(?:took|there (?:is|was)) no (?:\w+ )?(?:action|challenge|oversight|plan|record)|at no (?:point|time)"
    r"|did not (?:act|ask|challenge|check|know|notice|realise|recognise|record|see|visit)"
    r"|aware\b[^.;]{0,60} (?:for (?:\w+ )?years|since \d{4})",
    # other than it seems
    r"far from|(?:anything|all) but|in name only|on paper|the exception|except|apart from|unless|instead of"
    r"|only (?:in (?:parts?|places|some)|when|if|where|after|because|as long as)|^only|only(?=\W*$)",
    r"false (?:reassurance|sense)|over-?(?:generous|optimis\w+|relian\w+|relie[sd])|overly \w+",
    r"(?:would be|is|was) (?:wrong|untrue|false|misleading|incorrect) to|not (?:true|the case|borne out)"
    r"|(?:could not|cannot|unable to) (?:be )?(?:confirm|said|say|show|tell)\w*",
    # over; "until they are 18" and "once a date is agreed" only say when
    r"(?:was|were|had)\b[^.;]{0,120} (?:until|before (?:the|it|they))|used to (?:be|have|get|meet|see|visit)",
    r"^(?:at|during) (?:the time of )?the (?:last|previous) (?:\w+ )?(?:inspection|visit)"
    r"|previously (?:effective|good|regular|robust|stable|strong)|disappeared|lacking(?! in)",
    r"no longer (?!able|at risk|being|in care|living|looked|necess|need|require|subject|than|viable|wait)\w+",
    r"(?:has|have|had|is|are|was|were) (?:now |since )?(?:been )?(?:ceased|cut|ended|lapsed|lost|stopped"
    r"|withdrawn)",
    # less of what is good
    r"(?:access|centres?|help|services?|support|visits)\b(?: (?!ha[sd]\b|have\b)[\w’-]+){0,6} (?:has|have) "
    r"(?:been )?(?:closed|reduced)(?=\W*$| by)|workers are leaving|less (?:often|timely)",
    r"less (?:\w+ )?(?:clear|consistent|effective|frequent|regular|robust|secure|strong)(?:ly)?"
    r"|^(?!as|if|once|should|when|where)[^,;.]{0,120}\b(?:has|have|had) (?:\w+ )?(?:deteriorated|worsened)",
    r"at the expense of|(?:is|are) (?:\w+ )?(?:broken|disrupted) by|miss(?:es|ed)? (?:\w+ )?opportunit\w+",
    rf"tak(?:es|ing|en) {_WORKERS} away from|reduc\w+ the time (?:that )?{_WORKERS} (?:can|could|have)",
    r"slow(?:ed|ing)|stalled|weakened|eroded|hampered|hindered|undermin(?:e|es|ed|ing)",
    # too much of what is bad
    r"too (?:dependent|easily|few|generous|high|late|little|long|low|many|much|often|optimistic|positive"
    r"|readily|reliant|slow|slowly)|of poor (?:quality|standard)|inordinate",
    r"superficial\w*|formulaic|tokenis\w+|(?<!\bnot )overlooked|inappropriately",
    r"inspectors (?:also )?(?:saw|found|noted|identified) (?:\w+ )?"
    r"(?:delays?|drift|gaps|weaknesses|shortfalls)(?! (?:being|that (?:are|were)) \w+ed)",
    rf"{HARMED}|(?:live|placed) in (?:bed and breakfast|caravans|unregistered)|\w+ed late(?=\W*$|[,;])",
    r"(?:left|expos(?:es|ed|ing)) (?:\w+ )?(?:children|families|young people)",
    # not all of it, not yet, or not in fact
    r"^(?:al)?though|(?<=, )(?:although|but|though)|not (?:all|always|every|yet)|still|more to do|do more"
    r"|(?:more|further|additional) work (?:is|was) (?:needed|required)|work in progress",
    r"there (?:is|remains) (?:a|the) need for|^(?:it|that|this) requires (?:more|further|greater)"
    r"|could be (?:\w+ )?(?:better|clearer|improved|strengthened|stronger)",
    r"(?:(?<!work )(?<!works )(?<!worked )(?<!working )hard|harder|difficult|impossible) to "
    r"(?:achieve|come by|obtain|secure|sustain)"
    r"|(?:leaders|managers|services?|staff|teams?|workers) (?:\w+ )?struggl\w+",
    r"(?:aware|recogni[sz]e[sd]?|accepts?|acknowledge[sd]?) (?:that|of the need|the need|they need|it needs)",
    r"(?<!\bthat )(?<!\bthey )(?<!\bwho )would|in (?:theory|principle)|promis(?:e|es|ed)"
    r"|(?:is|are|remains?) (?:an?|the) (?:aim|ambition|aspiration|goal|target)",
    # said, and not found
    r"(?:said|claimed|believed|thought|reported|perceived|deemed|considered|felt|held) (?:\w+ )?"
    r"(?:by (?:\w+ ){1,3})?to (?:be|have) (?!at\b|in\b)",
    rf"(?:said|claimed|described|regarded|rated|called|praised) by (?:[\w’']+ ){{0,3}}?{_JUDGED}",
    rf"{_JUDGED} (?:(?:describe|regard|rate)[sd]? (?:[\w’'-]+ ){{1,5}}as"
    r"|(?:consider|judge)(?:s|d|ed)? (?:it|them)sel(?:f|ves))",
    rf"(?:said|says) (?:the )?{_JUDGED}|{_JUDGED}[’']?s?[’']? (?:own )?(?:account|claim|opinion|view)",
    r"in the (?:eyes|opinion|view) of|(?:of )?the (?:assertion|belief|claim|impression|view) that",
    r"self[- ](?:assessment|evaluation) (?:\w+ )?(?:claim|conclude|describe|judge|rate|sa[iy]|state)\w*",
    rf"{_JUDGED}(?: also)? (?:sa(?:y|ys|id)|claim(?:s|ed)?|argue[sd]?|insist(?:s|ed)?|assured"
    r"|(?:(?:state|consider|maintain|report|feel)(?:s|d|ed)?|thinks?|thought|told (?:inspectors|us)) that)",
    r"believe[sd]?|supposedly|apparently|allegedly|misplaced|(?:we|inspectors) were (?:assured|told)"
    r"|it is (?:claimed|said)",
    rf"(?:{_JUDGED}|i|we) (?:am|is|are|was|were|remain|remains) (?:\w+ )?confident",
    rf"according to (?:[\w’']+ ){{0,3}}?(?:own|{_JUDGED})",
    r"(?:told|said|says|say)\b[^“‘\"]{0,30}[“‘\"][^”\"]{0,200}(?:\bnot\b|\bno\b|n[’']t)",
    # said of oneself
    rf"(?:{_JUDGED}|bosses|chiefs|cllr|councillor|head of|leader|spokes\w+|cabinet member)\b"
    r"[^.;“\"]{0,90} (?:added|said|says)[,:]? ?[“\"]",
    # what will be looked at
    r"(?:analysis of|assess\w*|at|evaluat\w*|examin\w*|judge\w* on[^.;]{0,80}|on) how "
    r"(?:carefully|effectively|well)|will look at",
    # what people suffer from
    r"critical of|complain(?:s|ed) (?:about|that)|frustrated|(?:long|yearn)s? for"
    r"|(?<!who are )well known to (?:the )?(?:courts?|police)|(?:expressed|raised|voiced) (?!no )(?:\w+ )?"
    r"concerns?(?: to (?:inspectors|us)| about)",
    rf"(?:{_JUDGED}|board|committee|coroner|i|inspectors|members|reviewer|we) (?:am|are|is|remains?|was"
    r"|were) (?!never\b|no\b|not\b)(?:\w+ )?concerned (?:about|that)",
    r"waits?|waiting|abandoned|breaking point|bullied|demoralised|exhausted|forgotten|frightened|ignored"
    r"|lonely|culture of fear|overwhelmed|powerless|scared|threatened|undervalued|unheard|unsafe|unwanted",
)
# In small letters, and tried where words begin alone, which takes a fifth of the time.
_DOUBT = re.compile(rf"\b(?=[a-z])(?:{'|'.join(_TURNS)})\b")
# Inspectors write of those whom they judge, and of themselves only what they saw.
_OF_ONESELF = re.compile(
    r"\b(?:we(?:[’']\w+)? (?!assessed|concluded?|examined|found|heard|identified|inspected|judged?|looked|met"
    r"|noted|observed|rated|read|reviewed|sampled|saw|spoke|visited|were)"
    r"|our (?!findings|inspect|judge|review|visit))"
)
# What children and families say of themselves as "we" is a finding.
_CHILDREN_SAY = re.compile(
    r"(?:^|[.,;:] |\b(?:all|an?|many|most|one|several|some|the|two) )(?:(?:care|foster|young|[\w-]+-old) )?"
    r"(?:boy|carers?|child|children|father|girl|leavers?|mother|parents?|people|person) "
    r"(?:(?:also|and|at|in|living|who|with) (?:[\w’]+ ){0,4}?)?(?:said|says?|told|wrote)\b[^“\"‘]{0,30}[“\"‘]"
)


def doubtful(text: str) -> str:
    """The words of the first such turn in a statement, in small letters, or "" if it has none."""
    said = text.lower()
    found = _DOUBT.search(said) or (not _CHILDREN_SAY.search(said) and _OF_ONESELF.search(said))
    return found[0] if found else ""
