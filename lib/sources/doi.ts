const DOI = /10\.\d{4,9}\/[^\s\p{Cc}\p{Cf}\p{Surrogate}<>"{}]+/u;

/** The DOI in what is written for one (`https://doi.org/10.1/x`, `doi: 10.1/x`); undefined where there is none. */
export function readDoi(text: string | null | undefined): string | undefined {
  const doi = DOI.exec(text ?? '')?.[0];
  if (doi === undefined) return undefined;
  let end = doi.length;
  while (/[.,;]/.test(doi.charAt(end - 1))) end -= 1;
  return doi.slice(0, end);
}
