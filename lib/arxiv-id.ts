/** `2510.12789`, `hep-th/9901001` or `math.GT/0309136`, each with or without a version. */
const ID = /^(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i;

/**
 * The id in what is written for one (`2510.12789v2`, `arXiv:2510.12789`, a file's name), without its version, which is
 * how papers keep it; undefined for anything else. The forms are those of arXiv (info.arxiv.org/help/arxiv_identifier).
 */
export function readArxivId(text: string): string | undefined {
  return ID.exec(text)?.[1];
}
