import { type MergedFields, mergeReadings, type Reading } from '#lib/merge-readings.ts';
import type { LinkKind } from '#lib/sources/record.ts';
import { printable } from '#lib/text/characters.ts';
import { cleanText } from '#lib/text/clean.ts';
import { findLinks } from '#lib/text/links.ts';
import { slugify } from '#lib/text/slug.ts';
import { titleKey } from '#lib/text/title-key.ts';
import type { TopicAssignment } from '#lib/topics/assignment.ts';
import type { Tagger } from '#lib/topics/tagger.ts';

/** Everything that is shown of a paper, as far as its readings alone tell it. */
export type DerivedPaper = {
  merged: MergedFields;
  titleKey: string;
  titleText: string;
  /** What the title asks for as an address; '' for one without a letter or digit. */
  slug: string;
  abstractText: string;
  links: { kind: LinkKind; url: string }[];
  /** The tagger's, before any correction by hand. */
  topics: TopicAssignment[];
};

/** Works out a paper from all that its sources say. @throws RangeError without any reading */
export function derivedPaper(readings: readonly Reading[], tagger: Tagger): DerivedPaper {
  const merged = inPrint(mergeReadings(readings));
  const [titleText, abstractText] = [cleanText(merged.title), cleanText(merged.abstract)];
  return {
    merged,
    titleKey: titleKey(merged.title),
    titleText,
    slug: slugify(titleText),
    abstractText,
    links: linksOf(merged, abstractText),
    topics: tagger.tag(titleText, abstractText),
  };
}

/** Names as they can be printed; one of which nothing can be is none. */
function inPrint({ authors, categories, organisation, venue, ...others }: MergedFields): MergedFields {
  const [names, codes] = [authors, categories].map((all) => all?.map(printable).filter(Boolean));
  const name = printable(organisation?.name ?? '');
  const place = printable(venue ?? '');
  return {
    ...others,
    ...(names && names.length > 0 && { authors: names }),
    ...(codes && codes.length > 0 && { categories: codes }),
    ...(organisation && name !== '' && { organisation: { slug: organisation.slug, name } }),
    ...(place !== '' && { venue: place }),
  };
}

/** Links that a source gives come before those found in the abstract. */
function linksOf(merged: MergedFields, abstractText: string): DerivedPaper['links'] {
  const all = [...(merged.links ?? []), ...findLinks(abstractText)];
  const byAddress = new Map<string, { kind: LinkKind; url: string }>();
  for (const { kind, url } of all) {
    const address = url
      .replace(/^https?:\/\/(www\.)?/, '')
      .replace(/(\.git|\/)+$/, '')
      .toLowerCase();
    if (!byAddress.has(address)) byAddress.set(address, { kind, url });
  }
  return [...byAddress.values()];
}
