import { writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '#scripts/soak/ask.ts';

/** Faults that are told one by one; of more only the number is. */
const TOLD = 20;
const LONGEST_BODY = 500_000;

/** The faults of a run; the request of the first one that has one is kept in a file. */
export class Faults {
  readonly #file: string;
  #isKept = false;
  count = 0;
  readonly told: string[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** Where the first offending request is, if there was one. */
  get file(): string | undefined {
    return this.#isKept ? this.#file : undefined;
  }

  add(
    fault: string,
    asked?: { path: string; headers: Readonly<Record<string, string>>; answer?: Answer },
  ): void {
    this.count += 1;
    const sentence = asked ? `${asked.path}: ${fault}` : fault;
    if (this.told.length < TOLD) this.told.push(sentence);
    if (!asked || this.#isKept) return;
    this.#isKept = true;
    const { path, headers, answer } = asked;
    const got: { status: number; headers: IncomingHttpHeaders; body: string } | undefined = answer && {
      status: answer.status,
      headers: answer.headers,
      body: answer.body.toString().slice(0, LONGEST_BODY),
    };
    const document = {
      fault,
      at: new Date().toISOString(),
      request: { path, headers },
      ...(got && { answer: got }),
    };
    writeFileSync(this.#file, `${JSON.stringify(document, null, 2)}\n`);
  }
}
