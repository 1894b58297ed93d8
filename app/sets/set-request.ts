import type { Database } from '#db/open.ts';
import type { AskedSet } from '#db/queries/asked-set.ts';
import type { Params } from '#lib/params.ts';
import type { SetForm } from '#lib/set-forms.ts';
import type { SetPage } from '#lib/set-page.ts';

/** A set that is asked for, with the addresses of its page and of its forms, which leave the site's own out. */
export type SetRequest = {
  request: Request;
  db: Database;
  set: AskedSet;
  params: Params;
  pageHref: string;
  hrefOf: (form: SetForm, more?: SetPage) => string;
};
