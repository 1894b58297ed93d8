/** The forms that a set of papers has besides its page, by what is put behind the page's address. */
export const SET_FORMS = {
  json: { type: 'application/json', isFeed: false, isFile: false },
  csv: { type: 'text/csv; charset=utf-8; header=present', isFeed: false, isFile: true },
  atom: { type: 'application/atom+xml; charset=utf-8', isFeed: true, isFile: false },
  rss: { type: 'application/rss+xml; charset=utf-8', isFeed: true, isFile: false },
  'feed.json': { type: 'application/feed+json', isFeed: true, isFile: false },
} as const;

export type SetForm = keyof typeof SET_FORMS;

export function isSetForm(text: string): text is SetForm {
  return Object.hasOwn(SET_FORMS, text);
}
