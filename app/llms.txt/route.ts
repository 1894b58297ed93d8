import { siteOrigin } from '#app/origin.ts';
import { database } from '#db/client.ts';
import { holdings } from '#db/queries/holdings.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { llmsText } from '#lib/metadata/llms.ts';

/** Asked for each time: the build has no database and knows no address. */
export const dynamic = 'force-dynamic';

/** What the site is and where its parts are, for language models (llmstxt.org). */
export async function GET(): Promise<Response> {
  const db = await database();
  const [held, families, origin] = await Promise.all([holdings(db), topicIndex(db), siteOrigin()]);
  return new Response(llmsText({ ...held, families }, origin), {
    headers: { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
