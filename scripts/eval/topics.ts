import { MACRO_SUPPORT, type TopicReport, topicReport } from '#lib/evaluation/topic-report.ts';
import { tagPaper } from '#lib/topics/tag.ts';
import { labelledPapers } from '#scripts/labelled-papers.ts';

/**
 * Tags the papers of a file of labels as ingest does, from the same cleaned texts, and compares. What is said of
 * papers without an abstract, and of labels that cannot be used: scripts/labelled-papers.ts.
 *
 * @returns the report; `seconds` is the time of `tagPaper` alone, without reading, looking up and cleaning texts, when
 *   it tags the papers a second time: in the first the engine still compiles it.
 * @throws UsageError naming file and line for labels that cannot be used.
 */
export async function evaluateTopics(
  file: string,
  database: string,
): Promise<TopicReport & { seconds: number }> {
  const papers = await labelledPapers(file, database);
  const tagged = () => papers.map(({ title, abstract }) => tagPaper(title, abstract));
  const given = tagged();
  const began = performance.now();
  tagged();
  const seconds = (performance.now() - began) / 1000;
  const report = topicReport(
    papers.map(({ topics, core }, index) => ({
      labelled: topics,
      core,
      given: given[index]?.map(({ topic }) => topic) ?? [],
    })),
  );
  if (!Object.values(report.topics).some(({ support }) => support >= MACRO_SUPPORT))
    console.error(`${file}: no topic has ${MACRO_SUPPORT} papers or more, so that macro is 0.`);
  return { ...report, seconds };
}
