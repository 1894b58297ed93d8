import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';

/** The content codings that answers are packed in, the better one first (RFC 9110, 8.4.1; RFC 7932). */
const CODINGS = ['br', 'gzip'] as const;
export type Coding = (typeof CODINGS)[number];

/** Bytes below which packing gains nothing: it all fits into one packet. */
const WORTH_PACKING = 1024;

const PACKED_TYPES =
  /^(text\/|image\/svg|font\/(?:ttf|otf)|application\/(?:[\w.+-]*(?:json|xml|javascript|x-bibtex|octet-stream|x-research-info-systems)))/i;

const asGzip = promisify(gzip);
const asBrotli = promisify(brotliCompress);

/** Whether a body of a media type and a size (bytes; unknown while it is streamed) becomes smaller by packing. */
export function isPackable(type: string, size = Number.POSITIVE_INFINITY): boolean {
  return size >= WORTH_PACKING && PACKED_TYPES.test(type);
}

/**
 * The coding to answer in, by the request's `Accept-Encoding`; undefined for the bytes as they are. Of those that are
 * accepted the better one is taken, whatever their weights, unless the weight is nought (RFC 9110, 12.5.3).
 */
export function acceptedCoding(accepted: string | undefined): Coding | undefined {
  if (!accepted) return undefined;
  const weights = new Map(
    accepted.split(',').map((item) => {
      const [name = '', ...parameters] = item.split(';');
      const [, weight = '1'] = /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(parameters.join(';')) ?? [];
      return [name.trim().toLowerCase(), Number(weight)] as const;
    }),
  );
  return CODINGS.find((coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0);
}

/**
 * A body packed in a thread of Node's pool. `quick` costs about a millisecond for 100 KB, for an answer that somebody
 * waits for; `well` ten times that and gives a seventh less, for one that is sent again and again.
 */
export function packed(body: Uint8Array, coding: Coding, effort: 'quick' | 'well'): Promise<Buffer> {
  if (coding === 'gzip') return asGzip(body, { level: effort === 'quick' ? 4 : 9 });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: effort === 'quick' ? 4 : 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  };
  return asBrotli(body, { params });
}

/** Packs what is written into it, for a body that is too long to be kept. */
export function packer(coding: Coding) {
  return coding === 'gzip'
    ? createGzip({ level: 4 })
    : createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
