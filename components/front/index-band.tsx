import { TopicIndex } from '#components/topic/topic-index.tsx';
import type { IndexedFamily } from '#db/queries/topic-index.ts';
import { countOf, numberWord } from '#lib/wording.ts';

/** The index of all topics on the front page. */
export function IndexBand({ families, leads }: { families: IndexedFamily[]; leads: readonly string[] }) {
  const topics = families.reduce((sum, family) => sum + family.topics.length, 0);
  return (
    <section className="band" aria-labelledby="index">
      <div className="band-head">
        <h2 className="sc" id="index">
          Index
        </h2>
        <p>
          {countOf(topics, 'topic')} in {numberWord(families.length)}{' '}
          {families.length === 1 ? 'family' : 'families'}. A paper may stand under several.
        </p>
      </div>
      <TopicIndex families={families} leads={leads} />
    </section>
  );
}
