#!/usr/bin/env python3
"""Makes a collection of any size: decks in Chinese, and years of answers to all their cards.

  collection.py FOLDER --cards N --answers M [--mixed]

A mixed one has a fifth of its cards from texts asked both ways and texts with two gaps.

FOLDER then holds what `$XDG_DATA_HOME/leitner` holds: decks/, history/, and, once `leitner repair`
has run there, progress.json. The seed is fixed, so the same numbers make the same bytes.
"""

import argparse
import collections
import datetime
import os
import random
import re
import sys

TOPICS = 50
TOPICS_A_DECK = 5
QUESTION = 20  # characters
ANSWER = 120
VERSION = 2  # of what the numbers below make; a collection of another version is made anew
DEVICE = "bench-aaaaa"
TODAY = datetime.date(2026, 3, 2)
BOX_DAYS = [1, 2, 4, 8, 16, 32, 64]
GRADES = {"again": 8, "hard": 12, "good": 70, "easy": 10}
# The characters that Chinese text has most, so that a search finds some cards and not all.
CHARACTERS = (
    "的一是了我不在人有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学"
    "对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面"
    "公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情"
    "部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北"
)
RARE = ["梯度", "注意", "微调", "量化", "蒸馏", "奖励", "损失", "嵌入", "词元"]

Card = collections.namedtuple("Card", "name topic question answer")


def topic_names():
    return [f"主题{number + 1:02d}" for number in range(TOPICS)]


def words(dice, length):
    text = "".join(dice.choices(CHARACTERS, k=length))
    # Two characters of a rare word here and there.
    if dice.random() < 0.2:
        place = dice.randrange(length - 2)
        text = text[:place] + dice.choice(RARE) + text[place + 2:]
    return text


def name_of(number):
    return f"k{number:07d}"


def card_name(number, mixed=False):
    """The card's id. Of twenty cards of a mixed collection two are one text both ways, two one of
    two gaps."""
    kind = number % 20 if mixed else 0
    return {
        17: f"{name_of(number - 1)}~back", 18: f"{name_of(number)}~c1",
        19: f"{name_of(number - 1)}~c2",
    }.get(kind, name_of(number))


def write_decks(folder, cards, dice, mixed):
    """Ten files of five topics each; the cards of a topic lie together."""
    os.makedirs(folder, exist_ok=True)
    size = 0
    for deck in range(TOPICS // TOPICS_A_DECK):
        path = os.path.join(folder, f"collection-{deck + 1:02d}.zh.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"# 题库 {deck + 1}\n")
            for topic in range(deck * TOPICS_A_DECK, (deck + 1) * TOPICS_A_DECK):
                file.write(f"\n## {topic_names()[topic]}\n")
                for number in range(topic * cards // TOPICS, (topic + 1) * cards // TOPICS):
                    kind = number % 20 if mixed else 0
                    if kind in (17, 19):
                        continue  # The other card of the text above.
                    file.write(f"\n### {words(dice, QUESTION)}？ {{#{name_of(number)}}}\n\n")
                    answer = words(dice, ANSWER)
                    if kind == 16:
                        file.write("<!-- kind: reversed -->\n\n")
                    if kind == 18:
                        answer = (f"{answer[:20]}{{{{c1::{answer[20:30]}}}}}{answer[30:80]}"
                                  f"{{{{c2::{answer[80:90]}}}}}{answer[90:]}")
                    file.write(f"{answer[:60]}，{answer[60:]}。\n")
            size += file.tell()
    return size


class Learner:
    """Answers every card at least once; the boxes follow from the grades."""

    def __init__(self, dice):
        self.dice = dice
        self.box = {}

    def answer(self, card, day):
        before = self.box.get(card)
        grade = self.dice.choices(list(GRADES), weights=GRADES.values())[0]
        top = len(BOX_DAYS)
        after = {
            "again": 1,
            "hard": before or 1,
            "good": min((before or 1) + 1, top),
            "easy": min((before or 1) + 2, top),
        }[grade]
        self.box[card] = after
        return grade, before, after, day + datetime.timedelta(days=BOX_DAYS[after - 1])


def write_history(folder, cards, answers, dice, mixed, device=DEVICE):
    """As many answers as asked for, in passes over all cards that end the day before today."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    learner = Learner(dice)
    passes = max(1, answers // cards)
    path = os.path.join(folder, f"{device}.jsonl")
    with open(path, "w", encoding="ascii", opener=lambda *a: os.open(*a, 0o600)) as file:
        last, second = None, 0
        for number in range(answers):
            turn, card = divmod(number, cards)
            # Ever closer to today, and not all cards of a pass on one day.
            back = (passes - turn) * 30 - 29 * card // cards
            day = TODAY - datetime.timedelta(days=max(1, back))
            grade, before, after, due = learner.answer(card, day)
            second = second + 1 if day == last else 0
            last = day
            time = f"{day}T{8 + second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}.000Z"
            before = "null" if before is None else before
            file.write(
                f'{{"id":"{device}:{number + 1}","time":"{time}","day":"{day}","event":"answer",'
                f'"card":"{card_name(card, mixed)}","grade":"{grade}","from":{before},"to":{after},'
                f'"due":"{due}","seconds":{3 + number % 9}}}\n')


def make(folder, cards, answers, seed=1, mixed=False):
    """Bytes of all decks."""
    size = write_decks(os.path.join(folder, "decks"), cards, random.Random(seed), mixed)
    if answers:
        write_history(
            os.path.join(folder, "history"), cards, answers, random.Random(seed + 1), mixed)
    return size


def read_cards(folder):
    """The decks' cards in order: name, question and answer, as they lie in the files."""
    card = re.compile(r"^### (.*) \{#(\w+)\}\n\n(.*)$|^## (.*)$", re.M)
    topic = None
    for name in sorted(os.listdir(os.path.join(folder, "decks"))):
        with open(os.path.join(folder, "decks", name), encoding="utf-8") as file:
            for question, name, answer, heading in card.findall(file.read()):
                if heading:
                    topic = heading
                else:
                    yield Card(name, topic, question, answer)


def read_schedule(folder, cards):
    """The box and the due day that the last answer to each card gave it, by the card's name."""
    schedule = {}
    entry = re.compile(r'"card":"(\w+)".*"to":(\d),"due":"([\d-]+)"')
    for name in os.listdir(os.path.join(folder, "history")):
        with open(os.path.join(folder, "history", name), "rb") as file:
            # The last pass over all cards is at the end; a line is shorter than 200 bytes.
            file.seek(max(0, os.path.getsize(file.name) - 200 * cards))
            for line in file.read().decode("ascii").splitlines():
                if found := entry.search(line):
                    due = datetime.date.fromisoformat(found[3])
                    schedule[found[1]] = int(found[2]), due
    return schedule


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--cards", type=int, default=1000)
    parser.add_argument("--answers", type=int, default=0)
    parser.add_argument("--mixed", action="store_true")
    options = parser.parse_args()
    if options.cards < TOPICS:
        sys.exit(f"collection.py: at least {TOPICS} cards, one for each topic")
    size = make(options.folder, options.cards, options.answers, mixed=options.mixed)
    print(f"{options.cards} cards, {size / 1e6:.1f} MB of decks, {options.answers} answers")


if __name__ == "__main__":
    main()
