import { Anchor } from '#components/ui/anchor.tsx';
import type { Source } from '#db/queries/source-page.ts';
import { sourceHref } from '#lib/hrefs.ts';
import { isDump, sourceName } from '#lib/source-name.ts';
import { figure } from '#lib/wording.ts';

const LISTED = 10;

/** The listings that the papers were read from, the latest ones where there are many. */
export function SourceList({ sources }: { sources: Source[] }) {
  return (
    <section className="idx" aria-labelledby="sources">
      <div className="band-head under">
        <h2 className="sc" id="sources">
          {sources.every(({ kind }) => isDump(kind)) ? 'Dumps' : 'Sources'}
        </h2>
        <p>Papers printed in each</p>
      </div>
      <ul>
        {sources.slice(-LISTED).map((source) => (
          <li key={source.slug}>
            <Anchor href={sourceHref(source.slug)}>
              {sourceName(source)}
              <span>{figure(source.recordCount)}</span>
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}
