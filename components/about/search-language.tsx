import { Anchor } from '#components/ui/anchor.tsx';
import { type FacetCounts, type FacetKey, HAS_VALUES, UNDATED } from '#lib/facets.ts';
import { papersHref, withText } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { LONGEST_SEARCH } from '#lib/search/query-language.ts';
import { listed } from '#lib/wording.ts';

type Form = { form: string; what: string; example: string };

const OF_TEXT: readonly Form[] = [
  {
    form: 'words',
    what: 'What to find, other forms of the words included; the best come first.',
    example: 'merging lora',
  },
  { form: '“a phrase”', what: 'These words next to each other.', example: '"task vectors"' },
  {
    form: '-word',
    what: 'Without it. A phrase and all that follows are left out likewise.',
    example: 'retrieval -vision',
  },
  { form: 'title:', what: 'A word or a phrase of the title.', example: 'title:"multi-task learning"' },
];

const OF_FACETS: readonly { facet: FacetKey; form: string; what: string }[] = [
  { facet: 'topic', form: 'topic:', what: 'A topic by its name or its short name.' },
  {
    facet: 'author',
    form: 'author:',
    what: 'An author by the name, or all authors with a word in their names.',
  },
  { facet: 'org', form: 'org:', what: 'An organisation.' },
  { facet: 'venue', form: 'venue:', what: 'A venue.' },
  {
    facet: 'year',
    form: 'year:',
    what: 'A year, or a run of years that may be open at one end; undated is without a date.',
  },
  { facet: 'has', form: 'has:', what: `What a paper has: ${listed(HAS_VALUES)}.` },
  { facet: 'category', form: 'category:', what: 'A subject by which arXiv sorts its papers.' },
  { facet: 'source', form: 'source:', what: 'A source: a dump, or another file that papers were read from.' },
];

/** What the search box understands, each form with an example that finds something here as long as it names a facet. */
export function SearchLanguage({ facets }: { facets: readonly FacetCounts[] }) {
  const ofFacets = OF_FACETS.flatMap(({ facet, form, what }): Form[] => {
    const example = exampleOf(facets.find(({ key }) => key === facet));
    return example === undefined ? [] : [{ form, what, example: `${form}${example}` }];
  });
  return (
    <section className="band" id="search" aria-labelledby="search-head">
      <div className="band-head">
        <h2 className="sc" id="search-head">
          Search
        </h2>
      </div>
      <p className="plain">
        The search box takes words, and these forms. What names a topic, an author or the like becomes a
        filter, which the page shows and takes back. Several of one kind are alternatives; different kinds
        narrow each other. Anything else is searched for as it stands, and so is a text of more than{' '}
        {LONGEST_SEARCH} words but for the filters in it.
      </p>
      <dl className="fields mt-4">
        {[...OF_TEXT, ...ofFacets].map(({ form, what, example }) => (
          <div key={form}>
            <dt>{form}</dt>
            <dd>
              {what}{' '}
              <Anchor className="lk break" href={papersHref(withText(EVERYTHING, example))}>
                {example}
              </Anchor>
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="sc mt-6" id="ranking">
        What is found, and in which order
      </h3>
      <p className="plain mt-2">
        A paper is found when its title and abstract together have all of the words, in any form: with another
        ending, with a hyphen or without, as an acronym or in full. A word that hardly any paper has also
        finds the words one slip away from it. Where too few papers have all of the words, those that come
        close are shown with them, at most 100.
      </p>
      <p className="plain mt-2">
        The order is that of a score. Words count the more, the fewer papers have them and the oftener this
        one does, those of the title double (BM25F). Closeness in meaning adds to that, as learned from titles
        and abstracts; and for the best 50 papers, words that stand side by side as in the search or in one
        sentence, and a title that was typed, which puts its paper first. “Why this result” gives each part.
      </p>
    </section>
  );
}

/** The value of most papers, as one would type it; undefined where no paper has one. */
function exampleOf(facet: FacetCounts | undefined): string | undefined {
  const values = facet?.values.filter(({ value, count }) => count > 0 && value !== UNDATED) ?? [];
  const [first] = values.toSorted((a, b) => b.count - a.count);
  if (!facet || !first) return undefined;
  if (facet.key === 'year') return `${first.value}..`;
  const isNamed = facet.key === 'author' || facet.key === 'org';
  if (!isNamed || /["“”„]/.test(first.label)) return first.value;
  return first.label.includes(' ') ? `"${first.label}"` : first.label;
}
