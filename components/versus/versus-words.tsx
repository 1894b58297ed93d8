import { WordTable } from '#components/charts/word-table.tsx';
import type { TopicWord } from '#db/queries/topic-words.ts';
import type { Versus } from '#db/queries/versus.ts';
import { papersHref, withText, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

type Topic = Versus['a'];

type SideWordsProps = { id: string; topic: Topic; other: Topic; words: readonly TopicWord[] };

/** The words that papers on a topic have more of than papers on the other; papers on both are on both sides. */
export function SideWords({ id, topic, other, words }: SideWordsProps) {
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
          head={[topic.short, other.short]}
          rows={words.map(({ text, here, there }) => ({
            text,
            counts: [
              { key: 'here', papers: here, of: topic.count, href: hrefOf(topic, text) },
              { key: 'there', papers: there, of: other.count, href: hrefOf(other, text) },
            ],
          }))}
        />
      )}
    </section>
  );
}

/** The words that set both topics apart from all papers that are on neither. */
export function SharedWords({ both: { a, b, shared } }: { both: Versus }) {
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
              { key: 'a', papers: word.a, of: a.count, href: hrefOf(a, word.text) },
              { key: 'b', papers: word.b, of: b.count, href: hrefOf(b, word.text) },
            ],
          }))}
        />
      )}
    </section>
  );
}

function hrefOf({ slug }: Topic, text: string): string {
  return papersHref(withText(withValues(EVERYTHING, 'topic', [slug]), `"${text}"`));
}
