import { WordTable } from '#components/charts/word-table.tsx';
import type { TopicWord } from '#db/queries/topic-words.ts';
import type { Versus } from '#db/queries/versus.ts';
import { papersHref, withText, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { onlyOn } from '#lib/topic-pair.ts';

type Topic = Versus['a'];

type SideWordsProps = {
  id: string;
  topic: Topic;
  other: Topic;
  words: readonly TopicWord[];
  here: number;
  there: number;
};

/** The words that papers on one topic alone have more of than papers on the other alone. */
export function SideWords({ id, topic, other, words, here, there }: SideWordsProps) {
  return (
    <section aria-labelledby={id}>
      <div className="band-head">
        <h2 className="sc" id={id}>
          {topic.short} rather than {other.short}
        </h2>
      </div>
      {words.length === 0 ? (
        <p className="soft">No word tells these papers from the others.</p>
      ) : (
        <WordTable
          caption={`Words of ${topic.label} rather than ${other.label}`}
          head={[`${topic.short} only`, `${other.short} only`]}
          rows={words.map((word) => ({
            text: word.text,
            counts: [
              {
                key: 'here',
                papers: word.here,
                of: here,
                href: hrefOf(onlyOn(topic.slug, other.slug), word.text),
              },
              {
                key: 'there',
                papers: word.there,
                of: there,
                href: hrefOf(onlyOn(other.slug, topic.slug), word.text),
              },
            ],
          }))}
        />
      )}
    </section>
  );
}

/** The words that set both topics apart from all papers that are on neither. */
export function SharedWords({ both: { a, b, shared } }: { both: Versus }) {
  const on = (topic: Topic) => withValues(EVERYTHING, 'topic', [topic.slug]);
  return (
    <section aria-labelledby="words-both">
      <div className="band-head">
        <h2 className="sc" id="words-both">
          Words of both
        </h2>
      </div>
      {shared.length === 0 ? (
        <p className="soft">None: no word sets both topics apart from the other papers.</p>
      ) : (
        <WordTable
          caption={`Words that ${a.label} and ${b.label} have in common`}
          head={[a.short, b.short]}
          rows={shared.map((word) => ({
            text: word.text,
            counts: [
              { key: 'a', papers: word.a, of: a.count, href: hrefOf(on(a), word.text) },
              { key: 'b', papers: word.b, of: b.count, href: hrefOf(on(b), word.text) },
            ],
          }))}
        />
      )}
    </section>
  );
}

function hrefOf(state: typeof EVERYTHING, text: string): string {
  return papersHref(withText(state, `"${text}"`));
}
