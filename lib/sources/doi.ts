const DOI = /10\.\d{4,9}\/[^\s<>"{}]+/;

/** The DOI in what is written for one (`https://doi.org/10.1/x`, `doi: 10.1/x`); undefined where there is none. */
export function readDoi(text: string | null | undefined): string | undefined {
  return DOI.exec(text ?? '')?.[0].replace(/[.,;]+$/, '');
}
