/** The forms that a paper has besides its page, by what is put behind the page's address; files are to be saved. */
export const PAPER_FORMS = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex; charset=utf-8', isFile: true },
  ris: { name: 'RIS', type: 'application/x-research-info-systems; charset=utf-8', isFile: true },
  'csl.json': {
    name: 'CSL-JSON',
    type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    isFile: true,
  },
  json: { name: 'JSON', type: 'application/json; charset=utf-8', isFile: false },
  md: { name: 'Markdown', type: 'text/markdown; charset=utf-8', isFile: false },
} as const;

export type PaperForm = keyof typeof PAPER_FORMS;
export const PAPER_FORM_KEYS = [
  'bib',
  'ris',
  'csl.json',
  'json',
  'md',
] as const satisfies readonly PaperForm[];

export function isPaperForm(text: string): text is PaperForm {
  return Object.hasOwn(PAPER_FORMS, text);
}
