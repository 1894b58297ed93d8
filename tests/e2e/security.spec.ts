import { createHash } from 'node:crypto';
import { test as bare, expect, type Page } from '@playwright/test';
import { PAGES, test } from '#tests/e2e/site.ts';

// Every page of site.ts is visited by accessibility.spec.ts, whose `test` fails for what a policy forbids.

/** Files of all kinds, each with the beginning of its media type. */
const FILES = {
  '/papers.csv': 'text/csv',
  '/papers.atom': 'application/atom+xml',
  '/papers.feed.json': 'application/feed+json',
  '/papers/multitask-vision-language-prompt-tuning/qr.svg': 'image/svg+xml',
  '/papers/multitask-vision-language-prompt-tuning/card.png': 'image/png',
  '/api/v1/papers': 'application/json',
  '/icon.svg': 'image/svg+xml',
  '/robots.txt': 'text/plain',
  '/sitemap.xml': 'application/xml',
} as const;

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

const MARK = 'document.documentElement.dataset.ran = "yes"';

/** Hands a page to the browser as a stranger has changed it; its fields stay but for what `fields` says. */
async function change(
  page: Page,
  path: string,
  html: (html: string) => string,
  fields: (headers: Record<string, string>, html: string) => Record<string, string> = (headers) => headers,
): Promise<void> {
  await page.route(
    (url) => `${url.pathname}${url.search}` === path,
    async (route) => {
      const response = await route.fetch();
      const body = html(await response.text());
      await route.fulfill({ response, body, headers: fields(response.headers(), body) });
    },
  );
}

/** An inline script as a source of a policy. */
function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

/** What a page reports of its policy, instead of the errors that `test` would fail for. */
async function violationsOf(page: Page): Promise<string[]> {
  const seen: string[] = [];
  await page.exposeFunction('tellOf', (directive: string) => seen.push(directive));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      (window as unknown as { tellOf: (text: string) => void }).tellOf(effectiveDirective),
    ),
  );
  return seen;
}

test('pages name what they run, each of them the same policy but for its scripts', async ({ request }) => {
  const lengths = [];
  for (const path of [...Object.values(PAGES), '/no-such-page', '/unavailable']) {
    const response = await request.get(path);
    const headers = response.headers();
    const policy = headers['content-security-policy'] ?? '';
    lengths.push(policy.length);
    expect(policy, path).toMatch(
      /^default-src 'none'; script-src 'self'(?: 'sha256-[\w+/]{43}=')+; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    );
    const html = await response.text();
    for (const [, attributes = '', script = ''] of html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
      if (/ src=|type="application\/ld\+json"/.test(attributes)) continue;
      expect(policy).toContain(hashSource(script));
    }
    expect(html).not.toMatch(/ nonce=| style="|<style|javascript:| on[a-z]+="/i);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('geolocation=()');
  }
  // A server in front takes 4 KB or 8 KB of fields.
  expect(Math.max(...lengths)).toBeLessThan(2000);
});

test('files may do nothing, and are for other sites too', async ({ request }) => {
  for (const [path, type] of Object.entries(FILES)) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-type'], path).toContain(type);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy'], path).toBe(type === 'image/png' ? undefined : NOTHING);
    expect(headers['cross-origin-resource-policy'], path).toBe('cross-origin');
  }
});

test('who has a page keeps the policy that it came with', async ({ request }) => {
  const { etag = '' } = (await request.get('/topics')).headers();
  const known = await request.get('/topics', { headers: { 'if-none-match': etag } });
  expect([known.status(), known.headers()['content-security-policy']]).toEqual([304, undefined]);
});

// These pages report errors: that is what is wanted of them.
bare.describe('what got into a page by another way', () => {
  for (const [name, markup] of [
    ['an inline script', `<script>${MARK}</script>`],
    ['a script with a nonce of its own', `<script nonce="AAAAAAAAAAAAAAAAAAAAAA">${MARK}</script>`],
    ['an attribute that runs', `<img src="/none.png" onerror='${MARK}'>`],
    ['a script of another site', '<script src="https://elsewhere.example/a.js"></script>'],
    ['a style', '<style>main { display: none }</style>'],
  ] as const)
    bare(`${name} has no effect, and the page is alive`, async ({ page }) => {
      const seen = await violationsOf(page);
      await change(page, '/papers', (html) => html.replace('</main>', `${markup}</main>`));
      await page.goto('/papers');
      await expect.poll(() => seen.length).toBeGreaterThan(0);
      // Rows offer to be saved when the page's own scripts have begun, and keys are heard.
      await expect(page.locator('.row .save').first()).toBeVisible();
      await page.keyboard.press('/');
      await expect(page.locator('#q')).toBeFocused();
      await expect(page.locator('main')).toBeVisible();
      expect(await page.locator('html').getAttribute('data-ran')).toBeNull();
    });

  bare('text is not made code', async ({ page }) => {
    await page.goto('/about');
    // What is asked from here may do more than the page; what the page does later may not.
    const made = await page.evaluate(
      () =>
        new Promise((resolve) =>
          setTimeout(() => {
            try {
              resolve(new Function('return "made"')());
            } catch (error) {
              resolve(error instanceof Error && error.name);
            }
          }),
        ),
    );
    expect(made).toBe('EvalError');
  });
});

test('a map of more papers than dots is drawn by WebGL, as its policy lets it be', async ({ page }) => {
  const path = '/map?topic=merging';
  const points = `/map/points.bin?topic=merging`;
  // The papers that ship are too few for a canvas: the page is told of the file of all points as if they were more.
  await change(
    page,
    path,
    (html) =>
      html
        .replace('\\"pointsHref\\":\\"$undefined\\"', () => `\\"pointsHref\\":\\"${points}\\"`)
        // Its keys go through dots.
        .replace('<!-- -->, j and k go from paper to paper, Enter opens one', ''),
    ({ 'content-security-policy': policy = '', ...headers }, html) => {
      const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) =>
        hashSource(text),
      );
      return {
        ...headers,
        'content-security-policy': policy.replace("script-src 'self'", `$& ${scripts.join(' ')}`),
      };
    },
  );
  await page.goto(path);
  const canvas = page.locator('.map-frame canvas');
  await expect(canvas).toHaveCount(1);
  const link = page.locator('.map a[data-id]:has(.ring)').first();
  await expect(link).toBeHidden();
  const title = (await link.locator('title').textContent()) ?? '';
  const at = await link
    .locator('circle')
    .last()
    .evaluate((dot) => {
      const { cx, cy, ownerSVGElement } = dot as SVGCircleElement;
      const box = ownerSVGElement?.getBoundingClientRect() ?? new DOMRect();
      const [, , wide = 1, high = 1] = (ownerSVGElement?.getAttribute('viewBox') ?? '')
        .split(' ')
        .map(Number);
      const [x, y] = [(cx.baseVal.value / wide) * box.width, (cy.baseVal.value / high) * box.height];
      return { x, y, clientX: box.left + x, clientY: box.top + y };
    });
  /** Red, green, blue and opacity of the canvas at the dot’s place, in the moment in which it has been drawn. */
  const colour = () =>
    canvas.evaluate(async (element, { x, y }) => {
      element.nextElementSibling?.dispatchEvent(new Event('mapmoved'));
      const context = document.createElement('canvas').getContext('2d');
      await new Promise(requestAnimationFrame);
      // A canvas, by the locator.
      context?.drawImage(element as HTMLCanvasElement, -x, -y);
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
    }, at);
  const before = await colour();
  expect(before[3]).toBe(255);
  await page.mouse.move(at.clientX, at.clientY);
  await expect(page.locator('.map-card h2')).toHaveText(title);
  await expect.poll(colour).not.toEqual(before);
  await page.mouse.click(at.clientX, at.clientY);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});
