import { WordTable } from '#components/charts/word-table.tsx';
import type { TopicPage } from '#db/queries/topic-page.ts';
import type { TopicWord } from '#db/queries/topic-words.ts';
import { excluded, papersHref, topicChartHref, withText, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

type OwnWordsProps = { topic: TopicPage; words: readonly TopicWord[]; papers: number };

/** The words that set a topic's papers apart from all others, each number a link to the papers with that word. */
export function OwnWords({ topic, words, papers }: OwnWordsProps) {
  const [here, elsewhere] = [
    withValues(EVERYTHING, 'topic', [topic.slug]),
    excluded(EVERYTHING, 'topic', topic.slug),
  ];
  return (
    <section aria-labelledby="words">
      <div className="band-head">
        <h2 className="sc" id="words">
          Its own words
        </h2>
        <p>Papers that have each</p>
      </div>
      {words.length === 0 ? (
        <p className="soft">None: no word sets these papers apart from the others.</p>
      ) : (
        <>
          <WordTable
            caption={`Words that set ${topic.label} apart`}
            head={['here', 'elsewhere']}
            rows={words.map(({ text, here: mine, there }) => {
              const quoted = `"${text}"`;
              return {
                text,
                counts: [
                  { key: 'here', papers: mine, of: topic.count, href: papersHref(withText(here, quoted)) },
                  {
                    key: 'elsewhere',
                    papers: there,
                    of: papers - topic.count,
                    href: papersHref(withText(elsewhere, quoted)),
                  },
                ],
              };
            })}
          />
          <p className="note">
            By log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), counting
            papers.{' '}
            <a className="lk" href={topicChartHref(topic.slug, 'words')}>
              As a file (CSV)
            </a>
          </p>
        </>
      )}
    </section>
  );
}
