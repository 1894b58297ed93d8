import { z } from 'zod';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import { FACET_KEYS } from '#lib/facets.ts';

const count = z.int().min(0);

const exported = {
  slug: z.string().describe('What the paper is called in addresses.'),
  title: z.string().describe('As the source prints it.'),
  abstract: z.string().optional().describe('As the source prints it.'),
  authors: z.array(z.string()).optional().describe('In the order of the paper.'),
  authorCount: count.optional().describe('How many authors a source states, also where none is named.'),
  publishedOn: z.string().optional().describe('An ISO date: a day, a month or a year.'),
  year: z.int().optional(),
  venue: z.string().optional(),
  organisation: z.strictObject({ slug: z.string(), name: z.string() }).optional(),
  arxivId: z.string().optional().describe('Without a version.'),
  doi: z.string().optional(),
  categories: z.array(z.string()).optional().describe('Codes of arXiv’s subjects, the main one first.'),
  listedOn: z.string().optional().describe('The ISO day on which a listing first had it.'),
  comments: count.optional().describe('On the listing that the paper is from.'),
  upvotes: count.optional(),
  topics: z
    .array(z.strictObject({ slug: z.string(), score: z.number().min(0).max(1) }))
    .describe('The main one first.'),
  links: z
    .array(z.strictObject({ kind: z.enum(['code', 'data', 'model', 'project', 'paper']), url: z.string() }))
    .optional(),
  sources: z
    .array(z.strictObject({ file: z.string(), position: z.int(), lines: z.tuple([z.int(), z.int()]) }))
    .describe('Where it was read: file, place, first and last line.'),
} satisfies Record<keyof ExportedPaper, z.ZodType>;

const paper = z
  .strictObject({ ...exported, url: z.url().describe('The permalink.') })
  .describe('A paper as the export has it. What is not known is left out.');

const problems = z
  .array(z.string())
  .optional()
  .describe('What could not be had of the search, in sentences.');
const total = count.describe('All papers, of which this is a part.');

const papers = z.strictObject({
  total,
  results: z.array(paper),
  next: z
    .url()
    .optional()
    .describe('Where the papers after these are, as in the Link header; none at the end.'),
  problems,
});

const topics = z.strictObject({
  total: count,
  results: z
    .array(
      z.strictObject({
        slug: z.string(),
        label: z.string(),
        short: z.string().describe('The label where there is little room.'),
        definition: z.string(),
        family: z.strictObject({ slug: z.string(), label: z.string() }),
        papers: count.describe('How many there are on it.'),
        url: z.url().describe('The topic’s page.'),
      }),
    )
    .describe('In the order of the taxonomy.'),
});

const facets = z.strictObject({
  total: count.describe('Papers of this state.'),
  facets: z.array(
    z.strictObject({
      key: z.enum(FACET_KEYS).describe('The parameter that chooses from it.'),
      label: z.string(),
      values: z.array(
        z.strictObject({
          value: z.string().describe('What the parameter takes.'),
          label: z.string(),
          count: count.describe('Papers with it under all other filters, whatever is chosen in this facet.'),
          after: count.describe('Papers once it is chosen, or the choice or exclusion taken back.'),
          state: z.enum(['free', 'chosen', 'excluded']),
        }),
      ),
      more: count.describe('Further values with papers, which are not listed.'),
    }),
  ),
  problems,
});

const search = z.strictObject({
  total,
  results: z.array(
    z.strictObject({
      slug: z.string(),
      title: z.string().describe('As the site shows it.'),
      score: z.number().describe('The higher the better; 0 where nothing is searched for.'),
      why: z.array(z.string()).describe('The fields, and the words in them that it was found by.'),
    }),
  ),
  problems,
});

const suggestions = z.strictObject({
  query: z.string().describe('What was typed.'),
  suggestions: z.array(
    z.strictObject({
      kind: z.enum(['paper', 'topic', 'organisation', 'author']),
      label: z.string(),
      href: z.string().describe('Its page, from the root of the site.'),
      papers: count.optional().describe('How many there are of it; a paper has none.'),
    }),
  ),
});

const problem = z
  .strictObject({
    type: z.url().describe('Which kind of problem: a part of the documentation.'),
    title: z.string().describe('The kind in words.'),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What it is this time.'),
    instance: z.string().describe('The path and the parameters that were asked for.'),
    errors: z
      .array(
        z.strictObject({
          parameter: z.string(),
          value: z.string().optional().describe('What was given; absent where the parameter is.'),
          detail: z.string(),
        }),
      )
      .optional()
      .describe('Every parameter that is wrong.'),
  })
  .describe('What went wrong (RFC 9457).');

/** What the endpoints answer, by the names that the description gives the schemas. */
export const ANSWER_SCHEMAS = {
  Paper: paper,
  Papers: papers,
  Topics: topics,
  Facets: facets,
  Search: search,
  Suggestions: suggestions,
  Problem: problem,
} as const;

export type AnswerName = keyof typeof ANSWER_SCHEMAS;
export type AnswerOf<Name extends AnswerName> = z.infer<(typeof ANSWER_SCHEMAS)[Name]>;
