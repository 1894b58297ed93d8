import type { DescribedPaper } from '#lib/metadata/described-paper.ts';
import { DUBLIN_CORE } from '#lib/metadata/dublin-core.ts';
import { dataBlock, scholarlyArticle } from '#lib/metadata/scholarly-article.ts';

/**
 * What the head's tags cannot say: the paper as JSON-LD, and what `DC.` in their names means. The script element is
 * data that no browser runs; `dataBlock` lets nothing out that could end it.
 */
export function Described({ paper }: { paper: DescribedPaper }) {
  return (
    <>
      <link rel="schema.DC" href={DUBLIN_CORE} />
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{ __html: dataBlock(scholarlyArticle(paper)) }}
      />
    </>
  );
}
