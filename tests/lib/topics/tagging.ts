import type { TopicAssignment } from '#lib/topics/assignment.ts';
import { tagPaper } from '#lib/topics/tag.ts';

/** The topics of a paper, in the order given. */
export function topicsOf(title: string, abstract: string): string[] {
  return tagPaper(title, abstract).map(({ topic }) => topic);
}

/** The phrases that carried a topic, as they stand in the text; those of the title in brackets. */
export function phrasesFor(topic: string, title: string, abstract: string): string[] {
  const given = tagPaper(title, abstract).find((assignment) => assignment.topic === topic);
  return quote(given, title, abstract);
}

function quote(given: TopicAssignment | undefined, title: string, abstract: string): string[] {
  return (given?.evidence ?? []).map(({ field, start, end }) =>
    field === 'title' ? `[${title.slice(start, end)}]` : abstract.slice(start, end),
  );
}
