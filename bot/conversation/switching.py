"""Another profile is opened: it takes over what it shares with the others, and is shown where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from bot.conversation.turn import Conversation
from bot.household import household_of, member_of
from bot.parts import SumOfJobs, TakenOver, Words
from bot.profile import NEVER_OPENED, Tag
from bot.tax_season import plan_year
from core.assess import TAX_YEAR
from core.household.member import Member
from core.household.taken import Followed, brought_up_to_date, taken_answers
from core.household.totals import person_totals
from core.mega_backdoor.questions import COUNTED_AFTER


def is_opened(conversation: Conversation, number: int) -> bool:
    """Opens a profile unless it is open; False where there is none with this number."""
    return number == conversation.session.profile or open_profile(conversation, number)


def open_profile(conversation: Conversation, number: int) -> bool:
    """Opens another profile and says what it takes over; False where there is none with this number."""
    session = conversation.session
    if all(other.profile != number for other in session.others):
        return False
    conversation.keep_unchanged()
    conversation.retire()
    session.open(number)
    follow(conversation)
    return True


def show_opened(conversation: Conversation, *notices: Words) -> None:
    """Shows the open profile where it stands; a finished one that has to be asked something anew asks it."""
    session = conversation.session
    if session.stage == "done" and not conversation.is_complete():
        conversation.begin(*notices)
    else:
        conversation.show_where(*notices)
        say_sum(conversation)


def say_sum(conversation: Conversation) -> None:
    """Beside a result: what the person's jobs come to together, where there is something to mind about that."""
    session, world = conversation.session, conversation.world
    if session.stage != "done" or not session.others:
        return
    of_person = (session.person, plan_year(session, world))
    for total in person_totals(household_of(session, world)):
        if (total.person, total.tax_year) == of_person and total.cautions:
            tags = tuple(each.tag for each in session.profiles if each.person == session.person)
            conversation.say(SumOfJobs(total, tags))


def follow(conversation: Conversation, removed: Member | None = None) -> None:
    """Brings the profile that is opened up to date with the others, one that is being removed too, and says how."""
    session = conversation.session
    _take_over(conversation, _plan(conversation, removed))
    session.opened = 1 + max(profile.opened for profile in session.profiles)


def take_anew(conversation: Conversation) -> None:
    """After answers were forgotten: takes over what the other profiles of the year have to give."""
    session = conversation.session
    session.taken, session.opened = {}, NEVER_OPENED
    follow(conversation)


@contextmanager
def looking_at(conversation: Conversation, number: int) -> Iterator[None]:
    """Has a profile open for a moment, such as for its reminders, and the person's own place again afterwards."""
    session, back = conversation.session, conversation.session.profile
    if number != back:
        session.open(number)
        plan = _plan(conversation)
        # A question that is open again is asked when the person opens the profile, not by the way.
        if not plan.asked_again:
            _take_over(conversation, plan)
    yield
    session.open(back)


def say_taken(conversation: Conversation, question_ids: Iterable[str]) -> None:
    """Says which of these answers stand as they were taken over, and from whom."""
    session = conversation.session
    if not session.taken:
        return
    found = taken_answers(household_of(session, conversation.world), member_of(session, conversation.world))
    keys = [key for key in question_ids if key in found and session.answers.get(key) == session.taken.get(key)]
    if keys:
        sources = _tags(conversation, [number for key in keys for number in found[key].sources])
        conversation.say(TakenOver(sources, _typed(conversation, keys), {}))


def counted_ids(conversation: Conversation) -> list[str]:
    """The questions on the path, and what counts beside them without being asked."""
    wishes = conversation.world.interview(conversation.session).wishes
    return [question.id for question in (*conversation.replay().path, *wishes) if question is not COUNTED_AFTER]


def _plan(conversation: Conversation, removed: Member | None = None) -> Followed:
    session, world = conversation.session, conversation.world
    return brought_up_to_date(household_of(session, world), member_of(session, world), removed)


def _take_over(conversation: Conversation, plan: Followed) -> None:
    session, year = conversation.session, conversation.session.answers.get(TAX_YEAR.id)
    session.answers, session.taken = plan.answers, plan.taken
    # A form of the year before is looked at in a year of its own.
    session.answers |= {TAX_YEAR.id: year} if year is not None else {}
    conversation.say(*_said(conversation, plan))
    for key in plan.asked_again:
        names = _tags(conversation, plan.sources[key])
        conversation.say(Words("profile.asked_again", {"question": key, "profiles": names}))


def _said(conversation: Conversation, plan: Followed) -> Iterator[TakenOver]:
    """What this person is or will be asked, one part for all that comes from the same profiles."""
    replay = conversation.replay()
    asked = {question.id for question in (*replay.usual_path, *replay.interview.wishes)}
    # Which plan counts first is said where it matters, beside an excess.
    asked.discard(COUNTED_AFTER.id)
    by_source: dict[tuple[int, ...], list[str]] = {}
    for key in plan.changed:
        if key in asked:
            by_source.setdefault(plan.sources[key], []).append(key)
    for sources, keys in by_source.items():
        if not _tags(conversation, sources):
            # The last thing said by a profile that is removed.
            continue
        former = {key: plan.changed[key] for key in keys if plan.changed[key] is not None}
        yield TakenOver(_tags(conversation, sources), _typed(conversation, keys), former)


def _typed(conversation: Conversation, question_ids: Iterable[str]) -> dict[str, Any]:
    """Answers as they are shown: an amount that nobody is asked for has no question to read it by."""
    wishes = {wish.id: wish for wish in conversation.world.interview(conversation.session).wishes}
    answers = conversation.replay().answers
    return {
        key: answers.wished(wishes[key]) if key in wishes else conversation.session.answers[key] for key in question_ids
    }


def _tags(conversation: Conversation, numbers: Iterable[int]) -> tuple[Tag, ...]:
    wanted = set(numbers)
    return tuple(profile.tag for profile in conversation.session.profiles if profile.profile in wanted)
