import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { endpointRoute } from '#app/api/endpoint-route.ts';
import { GET as set } from '#app/sets/papers/[form]/route.ts';
import { GET as sitemap } from '#app/sitemap.xml/route.ts';
import { timely } from '#app/timely.ts';
import { UnavailableError } from '#db/readers/unavailable.ts';

const SITE = 'https://papers.example';

vi.mock('#db/readers/ask.ts', () => ({
  ask: async () => {
    throw new UnavailableError('There is no time for it.');
  },
}));

beforeAll(() => {
  vi.stubEnv('SITE_URL', SITE);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each([
  ['a set', () => set(new NextRequest(`${SITE}/papers.csv`), { params: Promise.resolve({ form: 'csv' }) })],
  ['the sitemap', () => sitemap(new NextRequest(`${SITE}/sitemap.xml`))],
])('%s that takes too long is answered so', async (_, get) => {
  const response = await get();
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toBe(
    'This took too long to find, or too much is asked of this site now. Ask again later.',
  );
});

test('a program is told of it by a problem', async () => {
  const { GET } = endpointRoute('papers');
  const response = await GET(new NextRequest(`${SITE}/api/v1/papers`), { params: Promise.resolve({}) });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toEqual({
    type: `${SITE}/api#problem-unavailable`,
    title: 'No time for it now',
    status: 503,
    detail: 'This took too long to find, or too much is asked of this site now. Ask again later.',
    instance: '/api/v1/papers',
  });
});

test('another error is none of this', async () => {
  const failing = timely(async () => {
    throw new RangeError('a fault');
  });
  await expect(failing()).rejects.toThrow('a fault');
});
