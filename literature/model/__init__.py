"""The records of the handbook and the words it allows: what every later stage shares."""

from literature.model.basics import Problem, Text
from literature.model.bibliography import OTHERS, Bibliography, Entry, Identifier, Name, abbreviate
from literature.model.facts import Event, Facts, NamedUrl, PaperFacts, Source, ToolFacts, TopicFacts, list_phrases
from literature.model.library import Landed, Library
from literature.model.pages import Claim, Link, Page, Reference, Target, page_kind
from literature.model.search import Passage
from literature.model.venues import VENUE_FIELDS, Edition, Venue
from literature.model.vocabulary import (
    CITE_ROLES,
    CLAIM_OPTIONS,
    COMPONENTS,
    EVENTS,
    EVIDENCE,
    LINK_KINDS,
    LISTINGS,
    LIT_ROLES,
    PAGE_FOLDERS,
    READ,
    TOPIC_KINDS,
)

__all__ = [
    "CITE_ROLES",
    "CLAIM_OPTIONS",
    "COMPONENTS",
    "EVENTS",
    "EVIDENCE",
    "LINK_KINDS",
    "LISTINGS",
    "LIT_ROLES",
    "OTHERS",
    "PAGE_FOLDERS",
    "READ",
    "TOPIC_KINDS",
    "VENUE_FIELDS",
    "Bibliography",
    "Claim",
    "Edition",
    "Entry",
    "Event",
    "Facts",
    "Identifier",
    "Landed",
    "Library",
    "Link",
    "Name",
    "NamedUrl",
    "Page",
    "PaperFacts",
    "Passage",
    "Problem",
    "Reference",
    "Source",
    "Target",
    "Text",
    "ToolFacts",
    "TopicFacts",
    "Venue",
    "abbreviate",
    "list_phrases",
    "page_kind",
]
