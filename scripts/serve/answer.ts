import type { OutgoingHttpHeaders } from 'node:http';
import { contentTag } from '#scripts/serve/content-tag.ts';
import { type Coding, isPackable, packed } from '#scripts/serve/encodings.ts';
import { fieldOf } from '#scripts/serve/field-of.ts';

/** Header fields that are about one sending of an answer and not about the answer. */
const OF_ONE_SENDING = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

/** A whole answer that can be sent again, in its packed forms as well. */
export class Answer {
  readonly headers: OutgoingHttpHeaders;
  readonly etag: string;
  readonly body: Buffer;
  readonly #isPackable: boolean;
  readonly #forms = new Map<Coding, Buffer>();
  readonly #ripe = new Map<Coding, Promise<Buffer>>();

  /**
   * An entity tag that the answer has stays; else it is made from the body.
   *
   * @param edition tells the build and the last ingest
   */
  constructor(headers: OutgoingHttpHeaders, body: Buffer, edition: string) {
    const lasting = Object.entries(headers).filter(([name]) => !OF_ONE_SENDING.has(name));
    this.etag = fieldOf(headers, 'etag') || contentTag(headers, body, edition);
    this.headers = { ...Object.fromEntries(lasting), etag: this.etag };
    this.body = body;
    this.#isPackable =
      !headers['content-encoding'] && isPackable(fieldOf(headers, 'content-type'), body.byteLength);
  }

  /** Bytes that it takes in memory, with room for its packed forms and its head. */
  get size(): number {
    return Math.ceil(this.body.byteLength * (this.#isPackable ? 1.4 : 1)) + 2048;
  }

  /**
   * The body in a coding where packing makes it smaller. Packed quickly for whoever asks first; when somebody asks
   * again it is packed once more and well, and until that is done the first form is sent.
   */
  async in(coding: Coding | undefined): Promise<{ body: Buffer; coding?: Coding }> {
    if (coding === undefined || !this.#isPackable) return { body: this.body };
    const form = this.#forms.get(coding);
    if (form) {
      if (!this.#ripe.has(coding)) this.#ripe.set(coding, this.#pack(coding, 'well'));
      return { body: form, coding };
    }
    return { body: await this.#pack(coding, 'quick'), coding };
  }

  async #pack(coding: Coding, effort: 'quick' | 'well'): Promise<Buffer> {
    const form = await packed(this.body, coding, effort);
    this.#forms.set(coding, form);
    return form;
  }
}
