import { chooseTopics } from '#lib/topics/model/assign.ts';
import { GramTable } from '#lib/topics/model/gram-table.ts';
import { type GramList, type PackedModel, packModel, unpackModel } from '#lib/topics/model/packing.ts';
import {
  type Features,
  featuresOf,
  logOdds,
  type Regression,
  type TopicModel,
} from '#lib/topics/model/topic-model.ts';
import { readPaper } from '#lib/topics/read-paper.ts';
import { designOf } from '#lib/topics/training/design.ts';
import { type Design, fitLogisticRegression, UNSURE } from '#lib/topics/training/logistic-regression.ts';
import { bestThreshold } from '#lib/topics/training/threshold.ts';
import { vocabularyOf } from '#lib/topics/training/vocabulary.ts';

/**
 * A paper to learn from: its cleaned texts, its topics, and the one that is its core. The labels of one that is not
 * `trusted` are passed over where the others of its kind plainly contradict them.
 */
export type TrainingPaper = {
  title: string;
  abstract: string;
  topics: readonly string[];
  core: string;
  trusted: boolean;
};

/** Into how many parts the papers are dealt for cross-validation. */
export const FOLDS = 5;

/** The log-odds below which a topic that was given, and above which one that was not, is in doubt. */
const DENIED = -2.5;
const ASSERTED = 1.2;

/** What is learned: the features of every paper, and what they are to say. */
type Lesson = {
  papers: readonly TrainingPaper[];
  topics: readonly string[];
  list: GramList;
  table: GramTable;
  features: readonly Features[];
  design: Design;
  topicLabels: Uint8Array;
  coreLabels: Uint8Array;
};

/** Reads the papers once for all fits. The list of grams comes from all of them, without their labels. */
export function lessonOf(papers: readonly TrainingPaper[], topics: readonly string[]): Lesson {
  const fields = papers.map(({ title, abstract }) => readPaper(title, abstract));
  const list = { grams: vocabularyOf(fields), papers: papers.length };
  const table = new GramTable(list.grams, list.papers);
  const features = fields.map((each) => featuresOf(table, each));
  const labels = (has: (paper: TrainingPaper, topic: string) => boolean) =>
    Uint8Array.from(papers.flatMap((paper) => topics.map((topic) => (has(paper, topic) ? 1 : 0))));
  return {
    papers,
    topics,
    list,
    table,
    features,
    design: designOf(features, list.grams.length, topics),
    topicLabels: labels((paper, topic) => paper.topics.includes(topic)),
    coreLabels: labels((paper, topic) => paper.core === topic),
  };
}

/**
 * Marks as `UNSURE` those labels of papers that are not trusted which a model learned from other such papers plainly
 * contradicts: a topic that they were given at log-odds below DENIED, or not given at log-odds above ASSERTED (after
 * Northcutt, Jiang and Chuang, Confident learning: estimating uncertainty in dataset labels, JAIR 70, 2021). The
 * trusted papers have no part in it, so that what is measured on them stays blind.
 *
 * @returns how many labels were marked
 */
export function doubtLabels({ papers, topics, topicLabels, ...lesson }: Lesson): number {
  const doubtful = Int32Array.from(papers.keys()).filter((paper) => papers[paper]?.trusted === false);
  let marked = 0;
  const odds = new Float64Array(papers.length * topics.length);
  for (let part = 0; part < FOLDS; part += 1) {
    const rest = doubtful.filter((_, at) => at % FOLDS !== part);
    const topic = regressionOf({ papers, topics, topicLabels, ...lesson }, topicLabels, rest);
    for (const paper of doubtful.filter((_, at) => at % FOLDS === part)) {
      const read = lesson.features[paper];
      if (read !== undefined) odds.set(logOdds(topic, topics, read), paper * topics.length);
    }
  }
  for (const paper of doubtful) {
    for (let at = paper * topics.length; at < (paper + 1) * topics.length; at += 1) {
      const said = odds[at] ?? 0;
      if (topicLabels[at] === 1 ? said >= DENIED : said <= ASSERTED) continue;
      topicLabels[at] = UNSURE;
      marked += 1;
    }
  }
  return marked;
}

/**
 * Deals the papers into parts, learns from all but one and gives its papers their topics, for each part in turn. The
 * threshold for each part is the one that does best on the trusted papers of the others.
 *
 * @returns for each paper the topics that it was given by a model that had not seen its labels, core first; and the
 *   threshold that does best on all trusted ones
 */
export function crossValidate(lesson: Lesson): { given: string[][]; threshold: number } {
  const { papers, topics, topicLabels, features } = lesson;
  const odds = new Float64Array(papers.length * topics.length);
  const core = new Float64Array(papers.length * topics.length);
  for (let part = 0; part < FOLDS; part += 1) {
    const model = learn(lesson, (paper) => paper % FOLDS !== part);
    for (let paper = part; paper < papers.length; paper += FOLDS) {
      const read = features[paper];
      if (read === undefined) continue;
      odds.set(logOdds(model.topic, topics, read), paper * topics.length);
      core.set(logOdds(model.core, topics, read), paper * topics.length);
    }
  }
  const isTrusted = (paper: number) => papers[paper]?.trusted === true;
  const thresholds = Array.from({ length: FOLDS }, (_, part) =>
    bestThreshold(odds, topicLabels, topics.length, (paper) => isTrusted(paper) && paper % FOLDS !== part),
  );
  const given = papers.map((_, paper) => {
    const from = paper * topics.length;
    const own = odds.subarray(from, from + topics.length);
    const chosen = chooseTopics(thresholds[paper % FOLDS] ?? 0.5, own, (topic) => core[from + topic] ?? 0);
    return chosen.map((t) => topics[t] ?? '');
  });
  return { given, threshold: bestThreshold(odds, topicLabels, topics.length, isTrusted) };
}

/** Learns from all papers. */
export function trainModel(lesson: Lesson, threshold: number): PackedModel {
  return packModel({ ...learn(lesson, () => true), threshold }, lesson.list);
}

// Packed and unpacked again, so that what is measured is what a file holds.
function learn(lesson: Lesson, isChosen: (paper: number) => boolean): TopicModel {
  const { topics, table, list, topicLabels, coreLabels } = lesson;
  const chosen = Int32Array.from(lesson.papers.keys()).filter(isChosen);
  const topic = regressionOf(lesson, topicLabels, chosen);
  const core = regressionOf(lesson, coreLabels, chosen);
  return unpackModel(packModel({ topics, table, topic, core, threshold: 0.5 }, list));
}

function regressionOf({ design, topics, list }: Lesson, labels: Uint8Array, chosen: Int32Array): Regression {
  const { weights, own, bias } = fitLogisticRegression(design, labels, chosen);
  const grams = list.grams.length * topics.length;
  return { grams: weights.slice(0, grams), phrases: weights.slice(grams), own, bias };
}
