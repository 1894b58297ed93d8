/** `2510.12789`, `hep-th/9901001` or `math.GT/0309136`, each with or without a version. */
const ID = /^(?:arxiv:)?(\d{4}\.\d{4,5}|([a-z-]+)(?:\.[a-z]{2})?\/(\d{7}))(?:v\d+)?(?:\.pdf)?$/i;

/** The DOI that arXiv itself gives to a paper. */
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/i;

/**
 * The id in what is written for one (`2510.12789v2`, `arXiv:2510.12789`, a file's name), without its version, which is
 * how papers keep it; undefined for anything else. The forms are those of arXiv (info.arxiv.org/help/arxiv_identifier):
 * the class of an old one (`math.GT/0309136`) is no part of it.
 */
export function readArxivId(text: string): string | undefined {
  const [, id, archive, number] = ID.exec(text) ?? [];
  return archive === undefined ? id : `${archive.toLowerCase()}/${number}`;
}

/** The id in a path of arXiv's own (`abs/2510.12789`, `pdf/2510.12789v2`), or in the id alone. */
export function arxivIdOfPath(path: string): string | undefined {
  return readArxivId(path.replace(/^(?:abs|pdf)\//, ''));
}

/** The arXiv id behind the DOI that arXiv gives (`10.48550/arXiv.2510.12789`); undefined for another DOI. */
export function arxivIdOfDoi(doi: string): string | undefined {
  const id = ARXIV_DOI.exec(doi)?.[1];
  return id === undefined ? undefined : readArxivId(id);
}
