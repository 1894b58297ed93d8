import type { Holdings } from '#db/queries/holdings.ts';
import { capitalised, countOf, dateText, figure, numberWord } from '#lib/wording.ts';

/** What there is, in a paragraph. */
export function HoldingsText({ held, appearances }: { held: Holdings; appearances: number }) {
  const { listings, papers, inSeveral, dated, oldest, newest } = held;
  const dumps = `${capitalised(numberWord(listings))} ${listings === 1 ? 'dump holds' : 'dumps hold'}`;
  const span = oldest && newest ? `, from ${dateText(oldest)} to ${dateText(newest)}` : '';
  return (
    <p className="plain">
      Broadsheet reads dumps of the Daily Papers listing. {dumps} {countOf(appearances, 'appearance')} of{' '}
      {countOf(papers, 'paper')}; {figure(inSeveral)} of them {inSeveral === 1 ? 'stands' : 'stand'} in more
      than one. {figure(dated)} {dated === 1 ? 'carries' : 'carry'} a date{span}. Topics are given by the
      words of title and abstract, and every paper’s page shows by which. Nothing is invented: what no source
      says stays open.
    </p>
  );
}
