/** A link of the explorer with the number of papers that it says it leads to. */
type CountedLink = { href: string; after: number };

export type ExplorerCounts = {
  total: number;
  /** Of the papers that are listed on the page, in its order. */
  slugs: string[];
  /** Papers by year and those without a date, added up. */
  byYear: number;
  links: CountedLink[];
};

/** The values of a facet (components/explorer/facet-row.tsx): the link, its count, and where it leads to if not there. */
const VALUE =
  /<li(?: class="[^"]*")?><a href="([^"]*)"><span>(?:(?!<\/span>).)*<\/span><b>([\d,]+)(?:<i class="vh">, leads to <\/i><i>([\d,]+)<\/i>)?<\/b>/gs;
/** The years (components/explorer/year-bar.tsx). */
const YEAR = /<a href="([^"]*)" title="[^":]*: ([\d,]+) of [^"]*" data-after="(\d+)"/g;
/** The papers (components/paper-row.tsx). */
const ROW = /<h2 class="row-title"><a href="\/papers\/([^"]*)"/g;

/** The numbers of a page of the explorer, as it prints them. @throws Error for a page without a number of papers in its heading */
export function explorerCounts(page: string): ExplorerCounts {
  const html = page.replace(/<!--.*?-->/gs, '');
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replace(/<[^<>]*>/g, '');
  const total = totalIn(heading ?? '');
  if (Number.isNaN(total)) throw new Error('The heading names no number of papers.');
  const values = [...html.matchAll(VALUE)].map(([, href = '', count, after]) => ({
    href: addressIn(href),
    count: numberOf(count),
    after: numberOf(after ?? count),
  }));
  const years = [...html.matchAll(YEAR)].map(([, href = '', count, after]) => ({
    href: addressIn(href),
    count: numberOf(count),
    after: numberOf(after),
  }));
  const yearSection = html.slice(html.indexOf('id="facet-year"'));
  const undated = yearSection.slice(0, yearSection.indexOf('</section>')).matchAll(VALUE);
  return {
    total,
    slugs: [...html.matchAll(ROW)].map(([, slug = '']) => slug),
    byYear: [
      ...years.map(({ count }) => count),
      ...[...undated].map(([, , count]) => numberOf(count)),
    ].reduce((sum, count) => sum + count, 0),
    links: [...values, ...years].map(({ href, after }) => ({ href, after })),
  };
}

function totalIn(heading: string): number {
  if (heading.startsWith('No papers')) return 0;
  if (heading.startsWith('One paper')) return 1;
  return numberOf(/^([\d,]+) papers/.exec(heading)?.[1]);
}

function numberOf(text: string | undefined): number {
  return text === undefined ? Number.NaN : Number(text.replaceAll(',', ''));
}

function addressIn(attribute: string): string {
  return attribute.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}
