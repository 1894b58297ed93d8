import { expect, test } from 'vitest';
import { type JudgedPaper, topicReport } from '#lib/evaluation/topic-report.ts';
import { topicBySlug } from '#lib/topics/taxonomy.ts';

function paper(labelled: string[], given: string[], core = labelled[0] ?? ''): JudgedPaper {
  return { labelled, given, core };
}

test('figures by hand: macro leaves out topics with fewer than five papers', () => {
  const report = topicReport([
    paper(['retrieval'], ['retrieval']),
    paper(['retrieval'], ['retrieval', 'rag']),
    paper(['retrieval', 'rag'], ['rag', 'retrieval']),
    paper(['retrieval', 'merging'], ['merging', 'retrieval'], 'merging'),
    paper(['retrieval'], ['survey']),
  ]);
  // Retrieval: 4 right, 1 missed. Rag: 1 right, 1 wrong. Merging: 1 right. Survey: 1 wrong.
  expect(report.papers).toBe(5);
  expect(report.micro).toEqual({ precision: 6 / 8, recall: 6 / 7, f1: 12 / 15 });
  expect(report.macro).toEqual({ precision: 1, recall: 4 / 5, f1: 8 / 9 });
  expect(report.core).toBe(3 / 5);
  expect(report.topics.retrieval).toEqual({ precision: 1, recall: 4 / 5, f1: 8 / 9, support: 5 });
  expect(report.topics.rag).toEqual({ precision: 1 / 2, recall: 1, f1: 2 / 3, support: 1 });
  expect(report.topics.survey).toEqual({ precision: 0, recall: 0, f1: 0, support: 0 });
  expect(Object.keys(report.topics)).toEqual([...topicBySlug.keys()]);
});

test('no paper, and a paper that was given nothing', () => {
  expect(topicReport([])).toMatchObject({ papers: 0, core: 0, macro: { f1: 0 } });
  expect(topicReport([paper(['rag'], [])])).toMatchObject({ papers: 1, core: 0, micro: { recall: 0 } });
});
