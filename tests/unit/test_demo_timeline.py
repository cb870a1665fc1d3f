"""The moments of the demo come in the order in which they could have happened."""

from datetime import date, timedelta
from itertools import pairwise

from scripts.demo.history import history
from scripts.demo.timeline import AMSTERDAM, OFFICE_VERBS, act_of, timeline

PIECES = history(date(2026, 11, 22))


def test_every_piece_is_published_once_and_all_its_acts_follow():
    moments = timeline(PIECES)
    assert len(moments) == sum(1 + len(piece.acts) for piece in PIECES)
    assert len({(moment.piece, moment.place) for moment in moments}) == len(moments)


def test_moments_are_in_order_and_acts_come_after_what_they_follow():
    moments = timeline(PIECES)
    assert all(one.at <= other.at for one, other in pairwise(moments))
    places = {}
    for moment in moments:
        assert places.get(moment.piece, -1) == moment.place - 1
        places[moment.piece] = moment.place


def test_the_office_works_by_day():
    for moment in timeline(PIECES):
        if act_of(PIECES, moment).verb in OFFICE_VERBS:
            assert 9 <= moment.at.astimezone(AMSTERDAM).hour < 23


def test_the_closing_job_comes_only_when_thirty_days_are_over():
    published = {moment.piece: moment.at for moment in timeline(PIECES) if not moment.place}
    for moment in timeline(PIECES):
        if act_of(PIECES, moment).verb == "close":
            assert moment.at - published[moment.piece] > timedelta(days=30)
