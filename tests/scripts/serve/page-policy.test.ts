import { createHash } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAY_SCRIPT } from '#lib/inline-scripts.ts';
import { giveNonce, streamedPagePolicy, withoutNonce, withPagePolicy } from '#scripts/serve/page-policy.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const NONCE = 'AbC-dEf_0123456789abcd';

const digest = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** The sources of a policy's directive. */
function sourcesOf(policy: unknown, directive: string): string[] {
  const found = `${policy}`.split('; ').find((text) => text.startsWith(`${directive} `));
  return found?.split(' ').slice(1) ?? [];
}

function asked(headers: Record<string, string>) {
  const request = new IncomingMessage(new Socket());
  request.headers = headers;
  return request;
}

describe('a nonce', () => {
  test('is another one for each rendering, and in the place of a policy that the client sent', () => {
    const theirs = "script-src 'nonce-known'";
    const requests = [1, 2].map(() =>
      asked({ 'content-security-policy': theirs, 'content-security-policy-report-only': theirs }),
    );
    const [one = '', other] = requests.map(giveNonce);
    expect(one).toMatch(/^[\w-]{22}$/);
    expect(other).not.toBe(one);
    expect(requests[0]?.headers).toEqual({ 'content-security-policy': `script-src 'nonce-${one}'` });
  });

  test('is not given where a script asks for a page’s payload', () => {
    const request = asked({ rsc: '1', 'content-security-policy': "script-src 'nonce-known'" });
    giveNonce(request);
    expect(request.headers).toEqual({ rsc: '1' });
  });
});

describe('the policy of a page', () => {
  const html = [
    `<head><link rel="stylesheet" href="/a.css" nonce="${NONCE}"/>`,
    `<script src="/a.js" async="" nonce="${NONCE}"></script></head><body>`,
    '<script>alert("not ours")</script>',
    '<script nonce="AbC-dEf_0123456789abce">alert("another nonce")</script>',
    '<script type="application/ld+json">{"name":"a paper"}</script>',
    `<script nonce="${NONCE}" id="_R_">start()</script>`,
    `<script nonce="${NONCE}">push("{\\"a\\":1,\\"nonce\\":\\"${NONCE}\\"}\n{\\"nonce\\":\\"${NONCE}\\"}ü")</script></body>`,
  ].join('');
  const policyOf = () => withPagePolicy({ status: 200, headers: HTML }, Buffer.from(html), NONCE);

  test('names the scripts that Next has written, and no other', () => {
    const [{ headers }, body] = policyOf();
    const scripts = sourcesOf(headers['content-security-policy'], 'script-src');
    expect(scripts.slice(0, 2)).toEqual(["'self'", digest(STAY_SCRIPT)]);
    expect(scripts.slice(3)).toEqual([digest('start()'), digest('push("{\\"a\\":1}\n{}ü")')]);
    expect(body.toString()).not.toContain(NONCE);
    expect(body.toString()).toContain('<link rel="stylesheet" href="/a.css"/>');
    expect(body.toString()).toContain('<script id="_R_">start()</script>');
  });

  test('allows no script or style by its place in the page, and nothing from elsewhere', () => {
    const [{ headers }] = policyOf();
    const policy = `${headers['content-security-policy']}`;
    expect(policy).not.toMatch(/unsafe|nonce|https?:|data:|blob:|\*/);
    expect(policy.split('; ').filter((text) => !text.startsWith('script-src '))).toEqual([
      "default-src 'none'",
      "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
  });

  test('leaves neither the nonce in the field for preloading nor the length of the page before', () => {
    const link = `</a.css>; rel=preload; as="style"; nonce="${NONCE}", </b.woff2>; rel=preload`;
    const [{ headers }] = withPagePolicy(
      { status: 200, headers: { ...HTML, link, 'content-length': 9 } },
      Buffer.from('a page'),
      NONCE,
    );
    expect(headers.link).toEqual(['</a.css>; rel=preload; as="style", </b.woff2>; rel=preload']);
    expect(headers['content-length']).toBeUndefined();
  });

  test('is no file’s', () => {
    const head = { status: 200, headers: { 'content-type': 'text/csv', 'content-length': 3 } };
    const body = Buffer.from('a,b');
    expect(withPagePolicy(head, body, NONCE)).toEqual([head, body]);
    expect(streamedPagePolicy(head, NONCE)).toBeUndefined();
  });

  test('has the nonce where the page is sent while it is made, and nobody keeps it', () => {
    const fields = streamedPagePolicy({ status: 200, headers: HTML }, NONCE);
    expect(fields?.['cache-control']).toBe('no-store');
    expect(sourcesOf(fields?.['content-security-policy'], 'script-src')).toContain(`'nonce-${NONCE}'`);
  });

  test('whatever stands in a page: without the nonce nothing is blessed, and nothing but the nonce is changed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('<script>', '</script>', '<script nonce="', '"', '>', '<!--', ' nonce="x"', ` nonce='`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const page = pieces.join('');
        expect(withoutNonce(page, NONCE)).toEqual({ html: page, scripts: [] });
        const both = withoutNonce(`${page}<p></p><script nonce="${NONCE}">own()</script>`, NONCE);
        expect(both).toEqual({ html: `${page}<p></p><script>own()</script>`, scripts: ['own()'] });
      }),
    );
  });
});
