import type { Holdings } from '#db/queries/holdings.ts';
import { listingsText } from '#lib/source-name.ts';
import { capitalised, countOf, dateText, figure, numberWord } from '#lib/wording.ts';

/** What there is, in a paragraph. */
export function HoldingsText({ held, appearances }: { held: Holdings; appearances: number }) {
  const { listings, dumps, papers, inSeveral, dated, oldest, newest } = held;
  const from = `${capitalised(listingsText(listings, dumps, numberWord))} ${listings === 1 ? 'holds' : 'hold'}`;
  const span = oldest && newest ? `, from ${dateText(oldest)} to ${dateText(newest)}` : '';
  return (
    <p className="plain">
      Broadsheet reads dumps of the Daily Papers listing, and other sources of papers. {from}{' '}
      {countOf(appearances, 'appearance')} of {countOf(papers, 'paper')}; {figure(inSeveral)} of them{' '}
      {inSeveral === 1 ? 'stands' : 'stand'} in more than one. {figure(dated)}{' '}
      {dated === 1 ? 'carries' : 'carry'} a date{span}. Topics are given by the words of title and abstract,
      and every paper’s page shows by which. Nothing is invented: what no source says stays open.
    </p>
  );
}
