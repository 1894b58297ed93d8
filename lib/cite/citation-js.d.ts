/** Of the citation-js packages, which come without types, what is used here. */
declare module '@citation-js/core' {
  import type { CslItem } from '#lib/cite/csl.ts';

  export const plugins: {
    output: {
      /** Throws a RangeError for a format that no loaded plugin has. */
      format(
        name: 'ris',
        items: readonly CslItem[],
        options: { format: 'object' },
      ): Record<string, unknown>[];
      format(
        name: 'bibliography',
        items: readonly CslItem[],
        options: { format: 'text'; template: 'apa'; lang: string },
      ): string;
    };
    input: {
      /** What a text says, as CSL items; throws where it is in no form that a loaded plugin reads. */
      chain(text: string, options: { generateGraph: boolean }): CslItem[];
      /** The entries of a BibTeX text with their fields as they stand. */
      chain(
        text: string,
        options: { generateGraph: boolean; forceType: '@biblatex/text'; target: '@biblatex/entries+list' },
      ): { label: string; properties: Record<string, string | number> }[];
    };
  };
}

declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-csl' {}
declare module '@citation-js/plugin-ris' {}
