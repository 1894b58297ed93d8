import { describe, expect, test } from 'vitest';
import { assignTopics } from '#lib/topics/model/assign.ts';
import { unpackModel } from '#lib/topics/model/packing.ts';
import { UNSURE, xorshift } from '#lib/topics/training/logistic-regression.ts';
import {
  crossValidate,
  doubtLabels,
  lessonOf,
  type TrainingPaper,
  trainModel,
} from '#lib/topics/training/train.ts';

// Of the taxonomy, in its order; the words of their papers are made up, so that the phrase tables know none.
const TOPICS = ['retrieval', 'rl', 'speech'];
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  retrieval: ['zorble', 'quimby', 'vantrik', 'plosh', 'werdle'],
  rl: ['fenwick', 'drumble', 'hosk', 'yattle', 'cromby'],
  speech: ['spoob', 'jintle', 'marvix', 'tolluck', 'brassen'],
};
const FILLER = ['gorm', 'lindle', 'pex', 'strand', 'umber', 'wisp', 'nock', 'farl'];

const WRONG = 7;

/** A paper on these subjects, its core first. */
function paperOn(topics: readonly string[], number: number): Omit<TrainingPaper, 'trusted'> {
  const random = xorshift(number + 1);
  const one = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  const [core = ''] = topics;
  const said = topics.flatMap((topic) => Array.from({ length: 6 }, () => one(SUBJECTS[topic] ?? [])));
  const words = said.flatMap((word) => [one(FILLER), word]);
  return { title: `${one(SUBJECTS[core] ?? [])} ${one(FILLER)}`, abstract: words.join(' '), topics, core };
}

/** Sixty papers: each topic in turn, now and then with the next one; the first of every two is trusted. */
function papersOf(relabel: (paper: TrainingPaper, number: number) => TrainingPaper = (paper) => paper) {
  return Array.from({ length: 60 }, (_, number) => {
    const core = TOPICS[number % 3] ?? '';
    const other = TOPICS[(number + 1) % 3] ?? '';
    const paper = paperOn(number % 8 === 0 ? [core, other] : [core], number);
    return relabel({ ...paper, trusted: number % 2 === 0 }, number);
  });
}

const inOrder = (topics: readonly string[]) => [...topics].sort();

describe('a lesson', () => {
  test('has the labels of the papers, and of their cores', () => {
    const { topicLabels, coreLabels, topics, papers, list } = lessonOf(papersOf(), TOPICS);
    expect([topics, papers.length, list.papers]).toEqual([TOPICS, 60, 60]);
    expect([...topicLabels.slice(0, 9)]).toEqual([1, 1, 0, 0, 1, 0, 0, 0, 1]);
    expect([...coreLabels.slice(0, 9)]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect(topicLabels).toHaveLength(180);
  });

  test('has the words that are common enough', () => {
    const { list, table, design } = lessonOf(papersOf(), TOPICS);
    const words = new Set(list.grams.filter(({ kind }) => kind === 'text').flatMap((gram) => gram.words));
    expect([...words]).toEqual(expect.arrayContaining(Object.values(SUBJECTS).flat()));
    expect(table.size).toBe(list.grams.length);
    expect(design).toMatchObject({ papers: 60, outputs: 3, columnCount: list.grams.length + 3 });
  });
});

describe('cross-validation', () => {
  test('gives papers that were not seen their topics, the core first', () => {
    const papers = papersOf();
    const { given, threshold } = crossValidate(lessonOf(papers, TOPICS));
    expect(given.map(inOrder)).toEqual(papers.map(({ topics }) => inOrder(topics)));
    expect(given.map(([first]) => first)).toEqual(papers.map(({ core }) => core));
    expect(threshold).toBeGreaterThanOrEqual(0.2);
    expect(threshold).toBeLessThanOrEqual(0.8);
  });

  test('sets the threshold on the trusted papers', () => {
    // Of every two papers on two subjects one is labelled with the first of them alone.
    const isVague = (number: number) => number % 8 === 4;
    const validated = (isTrusted: (number: number) => boolean) => {
      const papers = papersOf((paper, number) => ({
        ...paper,
        abstract: isVague(number)
          ? paperOn([paper.core, TOPICS[(number + 1) % 3] ?? ''], number).abstract
          : paper.abstract,
        trusted: isTrusted(number),
      }));
      return crossValidate(lessonOf(papers, TOPICS));
    };
    // The fits are the same, whom they trust or not.
    const [vague, clear] = [validated(isVague), validated((number) => !isVague(number))];
    expect(vague.threshold).toBeGreaterThan(0.5);
    expect(clear.threshold).toBe(0.2);
    expect(validated(() => false).threshold).toBe(0.2);
    // Each part is given topics from the threshold of the others on.
    const topics = ({ given }: { given: string[][] }) => given.flat().length;
    expect(topics(vague)).toBeLessThan(topics(clear));
  });

  test('does not learn a paper’s topics from its own labels', () => {
    const papers = papersOf((paper, number) =>
      number === WRONG ? { ...paper, topics: ['speech'], core: 'speech' } : paper,
    );
    const { given } = crossValidate(lessonOf(papers, TOPICS));
    expect(papersOf()[WRONG]?.topics).toEqual(['rl']);
    expect(given[WRONG]).toEqual(['rl']);
  });
});

describe('labels in doubt', () => {
  // Both are about “rl”; the first of them is not trusted, the second is.
  const TRUSTED = 10;
  const mislabelled = (paper: TrainingPaper, number: number) =>
    number === WRONG || number === TRUSTED ? { ...paper, topics: ['speech'], core: 'speech' } : paper;

  test('are those of a paper that is not trusted and whose like have others', () => {
    const lesson = lessonOf(papersOf(mislabelled), TOPICS);
    const before = lesson.topicLabels.slice();
    const marked = doubtLabels(lesson);
    const doubted = [...lesson.topicLabels.keys()].filter((at) => lesson.topicLabels[at] === UNSURE);
    expect(doubted).toEqual([WRONG * 3 + 1, WRONG * 3 + 2]);
    expect(marked).toBe(2);
    expect(lesson.topicLabels.filter((_, at) => !doubted.includes(at))).toEqual(
      before.filter((_, at) => !doubted.includes(at)),
    );
  });

  test('are found without the trusted papers: what these say changes nothing', () => {
    const lesson = lessonOf(papersOf(mislabelled), TOPICS);
    const turned = lessonOf(
      papersOf((paper, number) =>
        paper.trusted ? { ...paper, topics: ['retrieval'], core: 'retrieval' } : mislabelled(paper, number),
      ),
      TOPICS,
    );
    expect(doubtLabels(turned)).toBe(doubtLabels(lesson));
    const untrusted = (_: number, at: number) => Math.floor(at / 3) % 2 === 1;
    expect(turned.topicLabels.filter(untrusted)).toEqual(lesson.topicLabels.filter(untrusted));
  });

  test('are none where all papers are trusted, or all agree', () => {
    const trusted = lessonOf(
      papersOf((paper, number) => ({ ...mislabelled(paper, number), trusted: true })),
      TOPICS,
    );
    expect(doubtLabels(trusted)).toBe(0);
    expect(doubtLabels(lessonOf(papersOf(), TOPICS))).toBe(0);
  });
});

describe('the model', () => {
  test('gives papers their topics, with the words that carried them', () => {
    const model = unpackModel(trainModel(lessonOf(papersOf(), TOPICS), 0.5));
    const [first, ...others] = assignTopics(model, 'Untitled', 'Of umber and drumble, hosk.');
    expect([first?.topic, others]).toEqual(['rl', []]);
    expect(first?.score).toBeGreaterThan(0.9);
    // Both words are common among so few papers: the stronger stands for them.
    expect(first?.evidence).toEqual([{ field: 'abstract', start: 13, end: 20 }]);
    for (const number of [100, 101, 102, 103]) {
      const topics = number % 2 === 0 ? ['speech', 'retrieval'] : ['retrieval'];
      const { title, abstract } = paperOn(topics, number);
      expect(inOrder(assignTopics(model, title, abstract).map(({ topic }) => topic))).toEqual(
        inOrder(topics),
      );
    }
  });

  test('is the same byte for byte from the same papers, and has the threshold', () => {
    const train = () => JSON.stringify(trainModel(lessonOf(papersOf(), TOPICS), 0.37));
    const packed = train();
    expect(train()).toBe(packed);
    expect(JSON.parse(packed)).toMatchObject({ topics: TOPICS, papers: 60, threshold: 0.37 });
  });

  test('learns nothing of labels in doubt', () => {
    const papers = papersOf((paper, number) => (number === WRONG ? { ...paper, topics: ['speech'] } : paper));
    const trained = (doubt: boolean) => {
      const lesson = lessonOf(papers, TOPICS);
      if (doubt) doubtLabels(lesson);
      return trainModel(lesson, 0.5);
    };
    const [doubted, plain] = [trained(true), trained(false)];
    expect(doubted.topic).not.toEqual(plain.topic);
    expect(doubted.core).toEqual(plain.core);
  });

  test('of papers too few to share a word is one all the same', () => {
    const lesson = lessonOf(papersOf().slice(0, 5), TOPICS);
    expect(lesson.list.grams).toEqual([]);
    expect(crossValidate(lesson).given.every(({ length }) => length > 0)).toBe(true);
    expect(unpackModel(trainModel(lesson, 0.5)).topics).toEqual(TOPICS);
  });
});
