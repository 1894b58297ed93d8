import { siteOrigin } from '#app/origin.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { llmsText } from '#lib/metadata/llms.ts';

/** Asked for each time: the build has no database and knows no address. */
export const dynamic = 'force-dynamic';

/** What the site is and where its parts are, for language models (llmstxt.org). */
export const GET = timely(async () => {
  const [{ held, families }, origin] = await Promise.all([ask('inBrief'), siteOrigin()]);
  return new Response(llmsText({ ...held, families }, origin), {
    headers: { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-cache' },
  });
});
