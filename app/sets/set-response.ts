import { conditionalResponse, etagOf } from '#app/conditional.ts';
import { siteOrigin } from '#app/origin.ts';
import { feedOf } from '#app/sets/feed-of.ts';
import { fileResponse } from '#app/sets/file-response.ts';
import type { SetRequest } from '#app/sets/set-request.ts';
import { setStretch } from '#db/queries/asked-set.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { atomFeed } from '#lib/feeds/atom.ts';
import { jsonFeed } from '#lib/feeds/json-feed.ts';
import { rssFeed } from '#lib/feeds/rss.ts';
import { problemText } from '#lib/params.ts';
import { SET_FORMS, type SetForm } from '#lib/set-forms.ts';

const FEEDS = { atom: atomFeed, rss: rssFeed, 'feed.json': jsonFeed } as const;

/** A set of papers in one of its forms, or 304 where the client has it already. */
export async function setResponse(asked: SetRequest, form: SetForm): Promise<Response> {
  switch (form) {
    case 'json':
      return jsonResponse(asked);
    case 'csv':
    case 'bib':
    case 'ris':
      return fileResponse(asked, form);
    default:
      return answered(asked, form, FEEDS[form](await feedOf(asked, form)));
  }
}

/** `{total, page, results, next?, problems?}`: a stretch of the set, with the address of the one after it. */
async function jsonResponse(asked: SetRequest): Promise<Response> {
  const { db, set, params, hrefOf } = asked;
  const { total, page, results, next: cursor, limit, problems } = await setStretch(db, set, params);
  const next = cursor && new URL(hrefOf('json', { limit, cursor }), await siteOrigin()).href;
  const text = JSON.stringify({
    ...{ total, page, results, next },
    ...(problems.length > 0 && { problems: problems.map(problemText) }),
  });
  return answered(asked, 'json', text, next === undefined ? {} : { link: `<${next}>; rel="next"` });
}

async function answered(
  { request, db }: SetRequest,
  form: SetForm,
  text: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return conditionalResponse(request, () => text, {
    etag: etagOf(text),
    changedAt: await lastChange(db),
    headers: { 'content-type': SET_FORMS[form].type, ...more },
  });
}
