import { RichText } from '#components/rich-text.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { RelatedPaper } from '#db/queries/paper-page.ts';
import { paperHref } from '#lib/hrefs.ts';

/** Papers that read alike, with the words that say so. */
export function Related({ papers }: { papers: RelatedPaper[] }) {
  if (papers.length === 0) return null;
  return (
    <section className="band" aria-labelledby="related">
      <div className="band-head">
        <h2 className="sc" id="related">
          Related
        </h2>
        <p>Closest by the words and the meaning of title and abstract</p>
      </div>
      <ul className="related">
        {papers.map(({ slug, title, terms, sharedTopics }) => (
          <li key={slug}>
            <h3>
              <Anchor href={paperHref(slug)}>
                <RichText text={title} withLinks={false} />
              </Anchor>
            </h3>
            {terms.length > 0 && (
              <p className="why-r">
                Shares <b>{terms.join(', ')}</b>
              </p>
            )}
            {sharedTopics.length > 0 && <p className="why-r">Both on {sharedTopics.join(', ')}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
