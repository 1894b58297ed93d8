import { conditionalResponse, etagOf } from '#app/conditional.ts';
import { siteOrigin } from '#app/origin.ts';
import { feedOf } from '#app/sets/feed-of.ts';
import { fileResponse } from '#app/sets/file-response.ts';
import type { SetRequest } from '#app/sets/set-request.ts';
import { ask } from '#db/readers/ask.ts';
import { atomFeed } from '#lib/feeds/atom.ts';
import { jsonFeed } from '#lib/feeds/json-feed.ts';
import { rssFeed } from '#lib/feeds/rss.ts';
import { problemText } from '#lib/params.ts';
import { SET_FORMS, type SetForm } from '#lib/set-forms.ts';

const FEEDS = { atom: atomFeed, rss: rssFeed, 'feed.json': jsonFeed } as const;

/** A set of papers in one of its forms, or 304 where the client has it already; 404 where there is no such topic. */
export async function setResponse(asked: SetRequest, form: SetForm): Promise<Response> {
  return (await formOf(asked, form)) ?? new Response('There is no such topic.', { status: 404 });
}

async function formOf(asked: SetRequest, form: SetForm): Promise<Response | undefined> {
  switch (form) {
    case 'json':
      return jsonResponse(asked);
    case 'csv':
    case 'bib':
    case 'ris':
      return fileResponse(asked, form);
    default: {
      const found = await ask('setAsFeed', asked.source);
      return found && answered(asked, form, FEEDS[form](await feedOf(asked, found, form)), found.changedAt);
    }
  }
}

/** `{total, page, results, next?, problems?}`: a stretch of the set, with the address of the one after it. */
async function jsonResponse(asked: SetRequest): Promise<Response | undefined> {
  const found = await ask('setAsStretch', asked.source);
  if (!found) return undefined;
  const { total, page, results, next: cursor, limit, problems } = found.stretch;
  const href = cursor && asked.hrefOf(found.set.query, 'json', { limit, cursor });
  const next = href && new URL(href, await siteOrigin()).href;
  const text = JSON.stringify({
    ...{ total, page, results, next },
    ...(problems.length > 0 && { problems: problems.map(problemText) }),
  });
  const more = next === undefined ? {} : { link: `<${next}>; rel="next"` };
  return answered(asked, 'json', text, found.changedAt, more);
}

function answered(
  { request }: SetRequest,
  form: SetForm,
  text: string,
  changedAt: Date,
  more: Readonly<Record<string, string>> = {},
): Response {
  return conditionalResponse(request, () => text, {
    ...{ etag: etagOf(text), changedAt },
    headers: { 'content-type': SET_FORMS[form].type, ...more },
  });
}
