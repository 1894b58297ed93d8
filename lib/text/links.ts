import type { LinkKind } from '#lib/sources/record.ts';

/** A link in a text: UTF-16 offsets of what is shown, and the absolute http(s) address. */
export type Link = { start: number; end: number; url: string; kind: LinkKind };

/** Addresses without a scheme that are links beyond doubt: a known host with a path, or a GitHub page. */
const START =
  /https?:\/\/|(?<![\w@./-])(?:(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|hf\.co|zenodo\.org|kaggle\.com|aclanthology\.org|arxiv\.org\/(?:abs|pdf)|doi\.org\/10\.|openreview\.net\/|sites\.google\.com\/view|anonymous\.4open\.science\/r)(?=\/?[\w.-])\/?|(?=[\w-]{1,60}\.github\.io(?![\w.-]*@))|www\.(?=[\w-]+\.[a-z]{2,}))/gi;
/** Without one of these there is no address. */
const SIGN = /:\/\/|www\.|\.(?:co|org|net|4open|github)/i;
const RUN = /[\w\-.~:/?#[\]@!&'()*+,;=%]*/y;
const LONGEST = 2000;

const HOSTS: readonly (readonly [RegExp, LinkKind])[] = [
  [/^(?:[\w-]+\.)?(?:github\.com|gitlab\.[\w.-]+|bitbucket\.org|4open\.science)$|^git\.io$/, 'code'],
  [/^raw\.githubusercontent\.com$|^gitlab\./, 'code'],
  [/^(?:[\w-]+\.)?(?:zenodo\.org|kaggle\.com|figshare\.com)$|dataverse/, 'data'],
  [/^(?:[\w-]+\.)?(?:arxiv\.org|doi\.org|aclanthology\.org|openreview\.net|biorxiv\.org)$/, 'paper'],
  [/^(?:[\w-]+\.)?(?:mlr\.press|openaccess\.thecvf\.com|semanticscholar\.org)$/, 'paper'],
];

function kindOf(url: URL): LinkKind {
  const host = url.hostname.replace(/^www\./, '');
  if (host === 'huggingface.co' || host === 'hf.co') return kindOnTheHub(url.pathname);
  if (host.endsWith('doi.org') && /zenodo/i.test(url.pathname)) return 'data';
  return HOSTS.find(([pattern]) => pattern.test(host))?.[1] ?? 'project';
}

function kindOnTheHub(path: string): LinkKind {
  const [first = '', second = ''] = path.split('/').filter((part) => part !== '');
  if (first === 'datasets') return 'data';
  if (first === 'papers') return 'paper';
  if (['spaces', 'docs', 'blog', 'collections', 'posts', 'organizations'].includes(first)) return 'project';
  return second === '' ? 'project' : 'model';
}

/** The length of an address without the punctuation of the sentence around it; balanced brackets are its own. */
function trimmedLength(run: string): number {
  let open = 0;
  for (const c of run) open += c === '(' || c === '[' ? 1 : c === ')' || c === ']' ? -1 : 0;
  let length = run.length;
  for (; length > 0; length--) {
    const last = run.charAt(length - 1);
    if (last === ')' || last === ']') {
      if (open >= 0) break;
      open++;
    } else if (last === '(' || last === '[') open--;
    else if (!/[.,;:!?'*~@#&=+]/.test(last)) break;
  }
  return length;
}

function parse(shown: string): URL | undefined {
  if (shown.length > LONGEST) return undefined;
  const address = /^https?:\/\//i.test(shown) ? shown : `https://${shown}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  const named = /\.[a-z][a-z0-9-]+\.?$|^[\d.]+$/.test(url.hostname) && !/[^a-z0-9.-]/.test(url.hostname);
  return web && named && url.username === '' && url.password === '' ? url : undefined;
}

/**
 * The web addresses of a text, in order, in one pass: `http(s)://…`, and bare ones that are certain
 * (`github.com/x/y`, `foo.github.io`). The full stop, comma, quote or closing bracket behind an address is
 * not part of it. Only what `URL` accepts as http or https with a dotted host and no password is a link.
 */
export function findLinks(text: string): Link[] {
  const links: Link[] = [];
  if (!SIGN.test(text)) return links;
  START.lastIndex = 0;
  for (let found = START.exec(text); found; found = START.exec(text)) {
    RUN.lastIndex = found.index;
    const run = RUN.exec(text)?.[0] ?? '';
    const shown = run.slice(0, trimmedLength(run));
    const url = parse(shown);
    if (url)
      links.push({ start: found.index, end: found.index + shown.length, url: url.href, kind: kindOf(url) });
    START.lastIndex = found.index + Math.max(run.length, 1);
  }
  return links;
}
