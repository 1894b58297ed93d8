import { printedDateText } from '#lib/read-text.ts';
import type { SourceFields } from '#lib/sources/record.ts';
import { printable } from '#lib/text/characters.ts';
import { cleanText } from '#lib/text/clean.ts';
import { organisationSlug } from '#lib/text/slug.ts';
import { countOf } from '#lib/wording.ts';

/** A paper as it is shown, for telling what of a source it does not follow. */
export type Shown = {
  titleText: string;
  abstractText: string;
  publishedOn: string | null;
  authorCount: number | null;
  commentCount: number | null;
  venue: string | null;
  organisation: { slug: string } | null;
};

/** What a source says of a paper that another source overrules, in words; nothing where it is followed. */
export function overruled(fields: SourceFields, shown: Shown): string[] {
  const { title, abstract, published, authorCount, commentCount, organisation } = fields;
  const venue = fields.venue && printable(fields.venue);
  const otherDate = published && !isDate(published, shown.publishedOn);
  return [
    cleanText(title) !== shown.titleText && `the title “${printable(title)}”`,
    abstract !== undefined && cleanText(abstract) !== shown.abstractText && 'another wording of the abstract',
    otherDate && `dated ${printedDateText(published)}`,
    isOther(authorCount, shown.authorCount) && countOf(authorCount ?? 0, 'author'),
    isOther(commentCount, shown.commentCount) && countOf(commentCount ?? 0, 'comment'),
    isOther(venue, shown.venue) && venue,
    isOther(organisation && organisationSlug(organisation), shown.organisation?.slug ?? null) &&
      `by ${printable(organisation?.name ?? '')}`,
  ].filter((part) => typeof part === 'string');
}

function isOther<T>(said: T | undefined, shown: T | null): boolean {
  return said !== undefined && said !== shown;
}

/** Whether a printed date, of whatever precision and with or without its year, is the one that is shown. */
function isDate({ year, month, day }: NonNullable<SourceFields['published']>, shown: string | null): boolean {
  const [shownYear, shownMonth, shownDay] = (shown ?? '').split('-').map(Number);
  return (
    shown !== null &&
    (year === undefined || year === shownYear) &&
    (month === undefined || month === shownMonth) &&
    (day === undefined || day === shownDay)
  );
}
