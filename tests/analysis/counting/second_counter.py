"""A second counter, written from the text of the rules alone and made to be slow and plain.

It shares no code with `analysis.counting`. Papers are single objects that lie in one pile at a
time, as on a table in a hall, and numbers are Decimal or Fraction.
"""

from __future__ import annotations

import hashlib
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from fractions import Fraction

FIVE_PLACES = Decimal("0.00001")
NINE_PLACES = Decimal("0.000000001")


class Paper:
    def __init__(self, choices):
        self.choices = choices
        self.value = Decimal(1)


def one_by_one(election):
    """Every paper of the election as a list of names."""
    for paper, count in election.papers.items():
        for _ in range(count):
            yield [election.candidates[place] for place in paper]


def drawn(names, seed):
    return sorted(names, key=lambda name: hashlib.sha256((seed + "\n" + name).encode("utf-8")).hexdigest())


class HallCount:
    """Scottish Local Government Elections Order 2007, Schedule 1, rules 45 to 52, paper by paper."""

    def __init__(self, election, seats, seed=""):
        self.seats, self.seed = seats, seed
        papers = [Paper(choices) for choices in one_by_one(election)]
        self.running = list(election.candidates)
        self.piles = {name: [paper for paper in papers if paper.choices[0] == name] for name in self.running}
        self.quota = Decimal(len(papers) // (seats + 1) + 1)
        self.credited = {name: Decimal(len(pile)) for name, pile in self.piles.items()}
        self.sheets, self.winners, self.surpluses = [], [], []
        self.close_stage()
        while len(self.winners) < seats and self.running:
            if self.surpluses:
                self.surplus_stage()
            else:
                self.exclusion_stage()

    def close_stage(self):
        reached = [name for name in self.running if self.credited[name] >= self.quota]
        for name in self.ranked(reached):
            self.running.remove(name)
            self.winners.append(name)
            if self.credited[name] > self.quota:
                self.surpluses.append(name)
        if len(self.running) <= self.seats - len(self.winners):
            self.winners += self.ranked(self.running)
            self.running = []
        self.sheets.append(dict(self.credited))

    def ranked(self, names):
        history = [self.credited, *reversed(self.sheets)]
        return sorted(names, key=lambda name: ([-sheet[name] for sheet in history], name))

    def pick(self, level, highest):
        for sheet in reversed(self.sheets):
            figures = [sheet[name] for name in level]
            wanted = max(figures) if highest else min(figures)
            level = [name for name in level if sheet[name] == wanted]
        lot = drawn(level, self.seed)
        return lot[0] if highest else lot[-1]

    def surplus_stage(self):
        top = max(self.credited[name] for name in self.surpluses)
        name = self.pick([each for each in self.surpluses if self.credited[each] == top], highest=True)
        self.surpluses.remove(name)
        surplus, total = self.credited[name] - self.quota, self.credited[name]
        for paper in self.piles[name]:
            exact = Fraction(surplus) * Fraction(paper.value) / Fraction(total)
            paper.value = Decimal(exact.numerator * 10**5 // exact.denominator) * FIVE_PLACES
        self.hand_on(name)
        self.credited[name] = self.quota
        self.close_stage()

    def exclusion_stage(self):
        low = min(self.credited[name] for name in self.running)
        name = self.pick([each for each in self.running if self.credited[each] == low], highest=False)
        self.running.remove(name)
        if len(self.running) > self.seats - len(self.winners):
            self.hand_on(name)
            self.credited[name] = Decimal(0)
        self.close_stage()

    def hand_on(self, name):
        for paper in self.piles.pop(name):
            following = paper.choices[paper.choices.index(name) + 1 :]
            target = next((each for each in following if each in self.running), None)
            if target is not None:
                self.piles[target].append(paper)
                self.credited[target] += paper.value


def alternative_vote(election, seed=""):
    """Strike out the lowest and count all the papers again from the start, until one has over half."""
    running, sheets = list(election.candidates), []
    papers = list(one_by_one(election))
    while True:
        tops = [next((name for name in paper if name in running), None) for paper in papers]
        score = {name: tops.count(name) for name in election.candidates}
        sheets.append(score)
        live = len(papers) - tops.count(None)
        for name in running:
            if score[name] * 2 > live or len(running) == 1:
                return name
        level = [name for name in running if score[name] == min(score[each] for each in running)]
        for sheet in reversed(sheets):
            level = [name for name in level if sheet[name] == min(sheet[each] for each in level)]
        running.remove(drawn(level, seed)[-1])


def schulze_unbeaten(election):
    """Try every path between every two candidates, and see who is beaten by nobody."""
    names = election.candidates

    def prefer(one, other):
        total = 0
        for paper in one_by_one(election):
            if one in paper and (other not in paper or paper.index(one) < paper.index(other)):
                total += 1
        return total

    table = {(one, other): prefer(one, other) for one in names for other in names if one != other}

    def best_path(here, goal, visited):
        best = 0
        for step in names:
            if step in visited or table[here, step] <= table[step, here]:
                continue
            onward = table[here, step] if step == goal else best_path(step, goal, {*visited, step})
            best = max(best, min(table[here, step], onward))
        return best

    strength = {(one, other): best_path(one, other, {one}) for one, other in table}
    return {
        one
        for one in names
        if all(strength[one, other] >= strength[other, one] for other in names if other != one)
    }


def meek_winners(election, seats, seed=""):
    """The Reference Meek Rule, with Decimal and a walk along every paper each time."""
    papers = list(one_by_one(election))
    keep = {name: Decimal(1) for name in election.candidates}
    hopeful, elected = set(election.candidates), []

    def up(number):
        return number.quantize(NINE_PLACES, rounding=ROUND_UP)

    while len(elected) < seats and len(elected) + len(hopeful) > seats:
        previous = None
        while True:
            held = dict.fromkeys(election.candidates, Decimal(0))
            for paper in papers:
                left = Decimal(1)
                for name in paper:
                    share = up(left * keep[name])
                    held[name] += share
                    left -= share
            quota = (sum(held.values()) / (seats + 1)).quantize(
                NINE_PLACES, rounding=ROUND_DOWN
            ) + NINE_PLACES
            new = [name for name in hopeful if held[name] >= quota]
            elected += new
            hopeful -= set(new)
            surplus = max(Decimal(0), sum((held[name] - quota for name in elected), Decimal(0)))
            if new or surplus < Decimal("0.000001") or (previous is not None and surplus >= previous):
                break
            previous = surplus
            for name in elected:
                product = up(keep[name] * quota)
                ratio = Fraction(product) / Fraction(held[name]) * 10**9
                keep[name] = Decimal(-(-ratio.numerator // ratio.denominator)) * NINE_PLACES
        if not new:
            low = min(held[name] for name in hopeful)
            out = drawn([name for name in hopeful if held[name] <= low + surplus], seed)[-1]
            hopeful.remove(out)
            keep[out] = Decimal(0)
    if len(elected) < seats:
        elected += hopeful
    return set(elected)


def equal_shares_once(election, pot):
    """One purchase with the pot shared equally, voter by voter, without completion. None at a tie."""
    voters = [set(paper) for paper in one_by_one(election)]
    purse = [Fraction(pot) / len(voters) for _ in voters]
    cost = dict(zip(election.candidates, election.costs, strict=True))
    bought = []
    while True:
        offers = []
        for name in election.candidates:
            backers = [number for number, choices in enumerate(voters) if name in choices]
            if (
                name in bought
                or cost[name] > election.budget
                or sum(purse[each] for each in backers) < cost[name]
            ):
                continue
            payers, paid = sorted(backers, key=lambda each: purse[each]), Fraction(0)
            while purse[payers[0]] < (cost[name] - paid) / len(payers):
                paid += purse[payers.pop(0)]
            offers.append(((cost[name] - paid) / len(payers) / cost[name], -len(backers), name))
        if not offers:
            return bought
        offers.sort()
        if len(offers) > 1 and offers[0][:2] == offers[1][:2]:
            return None
        part, _, name = offers[0]
        bought.append(name)
        for number, choices in enumerate(voters):
            if name in choices:
                purse[number] -= min(purse[number], part * cost[name])
