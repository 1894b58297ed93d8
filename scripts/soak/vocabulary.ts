import type { Database } from '#db/open.ts';

/** What readers of a database can ask for: values of its facets, its papers, words of their titles. */
export type Vocabulary = Readonly<
  Record<
    'papers' | 'topics' | 'years' | 'organisations' | 'authors' | 'venues' | 'sources' | 'words',
    readonly string[]
  >
>;

/** Of each kind, at most, spread over all that there are. */
const MOST = 300;

export function vocabularyOf({ $client }: Database): Vocabulary {
  const all = (sql: string): string[] => $client.prepare<[], string>(sql).pluck().all();
  const spread = (table: string, column = 'slug', where = 'true'): string[] => {
    const [last = '0'] = all(`select max(id) from ${table}`);
    const step = Math.max(1, Math.floor(Number(last) / MOST));
    const ids = Array.from({ length: MOST }, (_, place) => 1 + place * step);
    return all(`select ${column} from ${table} where id in (${ids}) and ${where}`);
  };
  const words = spread('papers', 'title_text').flatMap(
    (title) => title.toLowerCase().match(/[a-z]{4,}/g) ?? [],
  );
  return {
    papers: spread('papers'),
    topics: spread('topics'),
    years: all('select distinct year from papers where year is not null').map(String),
    organisations: spread('organisations'),
    authors: spread('authors', 'slug', 'slug is not null'),
    venues: spread('venues'),
    sources: spread('sources', 'slug', 'is_listing'),
    words: [...new Set(words)],
  };
}
