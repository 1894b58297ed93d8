import { API, API_PAGE, OPENAPI, papersFormHref, papersHref, SITEMAP, topicHref } from '#lib/hrefs.ts';
import { PAPER_FORM_KEYS, PAPER_FORMS } from '#lib/paper-forms.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { SET_FORM_KEYS, SET_FORMS } from '#lib/set-forms.ts';
import { countOf, dateText, figure, listed } from '#lib/wording.ts';

/** What the site is made of; dates are ISO, null where no paper has one. */
export type SiteFacts = {
  papers: number;
  dated: number;
  oldest: string | null;
  newest: string | null;
  families: readonly { label: string; topics: readonly { slug: string; label: string; count: number }[] }[];
};

/**
 * What the site is and where its parts are, in Markdown for language models (llmstxt.org): a title, a summary, then
 * lists of links with a word on each.
 */
export function llmsText(facts: SiteFacts, origin: URL): string {
  const { papers, dated, oldest, newest } = facts;
  const link = (text: string, path: string, note: string) =>
    `- [${text}](${new URL(path, origin).href}): ${note}`;
  const span = oldest && newest ? `, from ${dateText(oldest)} to ${dateText(newest)}` : '';
  const sections = [
    '# Broadsheet',
    '> A research-paper explorer: browse, filter by topic, search and share the papers of the Daily Papers listing.',
    [
      `It holds ${countOf(papers, 'paper')}; ${figure(dated)} of them carry a date${span}. What no source says, such as`,
      'the authors of many papers, is unknown and left out of every form; it is never guessed.',
    ].join('\n'),
    [
      '## Pages',
      '',
      link('Papers', papersHref(EVERYTHING), 'all papers, newest first, with search and filters'),
      link('Topics', '/topics', 'the index of topics, by family'),
      link('About', '/about', 'what is in here, from which sources, and how to write a search'),
      link('Sitemap', SITEMAP, 'every page; a paper’s is `/papers/<slug>`'),
    ].join('\n'),
    [
      '## Papers in other forms',
      '',
      'A paper is at `/papers/<slug>`, and with an ending behind that address in another form:',
      `${listed(PAPER_FORM_KEYS.map((form) => `\`.${form}\` (${PAPER_FORMS[form].name})`))}. Sets of papers:`,
      '',
      ...SET_FORM_KEYS.map((form) => {
        const note = SET_FORMS[form].isFeed ? 'the newest papers' : 'all papers';
        return link(SET_FORMS[form].name, papersFormHref(EVERYTHING, form), note);
      }),
      '',
      'Every form takes the parameters of the page `/papers` and gives the papers of that page:',
      '`q` (words to search for), `topic`, `not`, `year`, `org`, `venue`, `author`, `source`, `has`, `sort`.',
      'A topic’s papers are at `/topics/<slug>` with the same endings.',
    ].join('\n'),
    [
      '## For programs',
      '',
      link('Documentation', API_PAGE, 'all endpoints with their parameters, answers and examples'),
      link('OpenAPI description', OPENAPI, 'the same as an OpenAPI 3.1 document'),
      link('Papers', `${API}/papers?limit=20`, 'papers with all that is known of them, in pages'),
      link('Topics', `${API}/topics`, 'all topics with their definitions'),
      link('Facets', `${API}/facets?has=code`, 'every filter with its values and their counts'),
      link('Search', `${API}/search?q=model+merging`, 'a page of results, with the reason for each'),
      link('Suggestions', `${API}/suggest?q=merg`, 'what the beginning of a search may mean'),
    ].join('\n'),
    ...facts.families.map(({ label, topics }) =>
      [
        `## Topics: ${label}`,
        '',
        ...topics.map((topic) => link(topic.label, topicHref(topic.slug), countOf(topic.count, 'paper'))),
      ].join('\n'),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}
