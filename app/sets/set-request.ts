import type { SetSource } from '#db/pages/set.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import type { SetForm } from '#lib/set-forms.ts';
import type { SetPage } from '#lib/set-page.ts';

/** A set that is asked for, with the addresses of its page and of its forms, which leave the site's own out. */
export type SetRequest = {
  request: Request;
  source: SetSource;
  pageHref: (query: PaperQuery) => string;
  hrefOf: (query: PaperQuery, form: SetForm, more?: SetPage) => string;
};
