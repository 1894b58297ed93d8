/** The forms that a set of papers has besides its page, by what is put behind the page's address. */
export const SET_FORMS = {
  atom: { name: 'Atom feed', type: 'application/atom+xml; charset=utf-8', isFeed: true },
  rss: { name: 'RSS feed', type: 'application/rss+xml; charset=utf-8', isFeed: true },
  'feed.json': { name: 'JSON feed', type: 'application/feed+json', isFeed: true },
  json: { name: 'JSON', type: 'application/json', isFeed: false },
  csv: { name: 'CSV', type: 'text/csv; charset=utf-8; header=present', isFeed: false },
  bib: { name: 'BibTeX', type: 'application/x-bibtex; charset=utf-8', isFeed: false },
  ris: { name: 'RIS', type: 'application/x-research-info-systems; charset=utf-8', isFeed: false },
} as const;

export type SetForm = keyof typeof SET_FORMS;
export const SET_FORM_KEYS = [
  'atom',
  'rss',
  'feed.json',
  'json',
  'csv',
  'bib',
  'ris',
] as const satisfies readonly SetForm[];

export function isSetForm(text: string): text is SetForm {
  return Object.hasOwn(SET_FORMS, text);
}
