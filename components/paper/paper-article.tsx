import { InThisList } from '#components/paper/in-topic.tsx';
import { Provenance } from '#components/paper/provenance.tsx';
import { Share } from '#components/paper/share.tsx';
import { Slip } from '#components/paper/slip.tsx';
import { WhyTopics } from '#components/paper/why-topics.tsx';
import { RichText } from '#components/rich-text.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { TopicPlace } from '#db/queries/neighbours-in-topic.ts';
import type { PaperPage } from '#db/queries/paper-page.ts';
import type { Citation } from '#lib/cite/citations.ts';
import { evidenceMarks } from '#lib/evidence-marks.ts';
import { topicHref } from '#lib/hrefs.ts';

type PaperArticleProps = {
  page: PaperPage;
  place: TopicPlace | undefined;
  permalink: string;
  citations: Citation[];
};

/** A paper: title, what is known, abstract, topics with their evidence, and where it was read. */
export function PaperArticle({ page, place, permalink, citations }: PaperArticleProps) {
  const { paper, topics } = page;
  const [main] = topics;
  return (
    <article>
      <header className="paper-head">
        {main && (
          <p className="sc soft">
            <Anchor href={topicHref(main.slug)}>{main.label}</Anchor>
          </p>
        )}
        <h1 id="heading">
          <RichText text={paper.titleText} marked={evidenceMarks(topics, 'title')} withLinks={false} />
        </h1>
      </header>
      <div className="paper-body">
        <Slip page={page} />
        <section>
          <h2 className="vh">Abstract</h2>
          <p className="abstract">
            <RichText text={paper.abstractText} marked={evidenceMarks(topics, 'abstract')} />
          </p>
        </section>
        <WhyTopics
          topics={topics}
          byHand={page.byHand}
          title={paper.titleText}
          abstract={paper.abstractText}
        />
      </div>
      <div className="facts cols">
        <Provenance references={page.references} shown={{ ...paper, organisation: page.organisation }} />
        <Share permalink={permalink} title={paper.titleText} slug={paper.slug} citations={citations} />
        {place && <InThisList place={place} />}
      </div>
    </article>
  );
}
