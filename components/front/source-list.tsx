import { Anchor } from '#components/ui/anchor.tsx';
import { sourceHref } from '#lib/hrefs.ts';
import { figure } from '#lib/wording.ts';

const LISTED = 10;

/** The dumps that the papers were read from, the latest ones where there are many. */
export function SourceList({ sources }: { sources: { slug: string; recordCount: number }[] }) {
  return (
    <section className="idx" aria-labelledby="dumps">
      <div className="band-head under">
        <h2 className="sc" id="dumps">
          Dumps
        </h2>
        <p>Papers printed in each</p>
      </div>
      <ul>
        {sources.slice(-LISTED).map(({ slug, recordCount }) => (
          <li key={slug}>
            <Anchor href={sourceHref(slug)}>
              Dump {slug}
              <span>{figure(recordCount)}</span>
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}
