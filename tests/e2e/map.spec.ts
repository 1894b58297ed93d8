import { expect } from '@playwright/test';
import { test, totalIn } from '#tests/e2e/site.ts';

const ALL = '/map';
const DOTS = '.map a[data-id]';

test('every paper is a dot that leads to it, without a script too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto(ALL);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('483 papers, near when alike');
  await expect(page.locator(DOTS)).toHaveCount(483);
  const dot = page.locator(DOTS).first();
  const [href, title] = [await dot.getAttribute('href'), await dot.locator('title').textContent()];
  await page.goto(href ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toContainText((title ?? '').slice(0, 20));
  await context.close();
});

test('what is chosen is ringed, everything else stays where it is, and the list has as many', async ({
  page,
}) => {
  await page.goto(ALL);
  const places = () =>
    page
      .locator(`${DOTS} .dot`)
      .evaluateAll((dots) => dots.map((dot) => `${dot.getAttribute('cx')} ${dot.getAttribute('cy')}`).sort());
  const before = await places();
  await page.goto('/map?topic=merging');
  expect(await places()).toEqual(before);
  const total = totalIn((await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
  await expect(page.locator('.map .ring')).toHaveCount(total);
  await expect(page.locator('.map .dim')).toHaveCount(483 - total);
  await page.getByRole('link', { name: 'Read them as a list' }).first().click();
  await expect(page).toHaveURL('/papers?topic=merging');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${total} papers`);
});

test('pointing at a dot shows its paper, and the keyboard moves the map', async ({ page }) => {
  await page.goto(ALL);
  await expect(page.getByRole('button', { name: 'Closer' })).toBeVisible();
  const dot = page.locator(DOTS).nth(7);
  const title = (await dot.locator('title').textContent()) ?? '';
  await dot.locator('circle').first().hover();
  await expect(page.locator('.map-card h2')).toHaveText(title);
  // A line leads from the card to the dot, and stays there when the map is moved.
  const end = page.locator('.map-leader circle');
  const apart = async () => {
    const [box, tip] = [await dot.locator('circle').first().boundingBox(), await end.boundingBox()];
    if (!box || !tip) throw new Error('There is no dot or no end of the line.');
    return Math.hypot(
      box.x + box.width / 2 - tip.x - tip.width / 2,
      box.y + box.height / 2 - tip.y - tip.height / 2,
    );
  };
  expect(await apart()).toBeLessThan(1);
  await page.locator('.map-frame').focus();
  const layer = page.locator('.map [data-layer]');
  await page.keyboard.press('+');
  await expect(layer).toHaveAttribute('transform', /scale\(1\.6\)/);
  if (await end.isVisible()) expect(await apart()).toBeLessThan(1);
  const zoomed = await layer.getAttribute('transform');
  await page.keyboard.press('ArrowRight');
  await expect(layer).not.toHaveAttribute('transform', zoomed ?? '');
  await page.keyboard.press('0');
  await expect(layer).toHaveAttribute('transform', 'translate(0 0) scale(1)');
});

test('the card can be pointed at, and Escape puts it away', async ({ page }) => {
  await page.goto(ALL);
  await expect(page.getByRole('button', { name: 'Closer' })).toBeVisible();
  await page.locator(`${DOTS} circle`).nth(7).hover();
  const card = page.locator('.map-card');
  await card.hover();
  await expect(card).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
});

test('the keys go from paper to paper, and open one', async ({ page }) => {
  await page.goto('/map?topic=merging');
  await expect(page.getByRole('button', { name: 'Closer' })).toBeVisible();
  await page.locator('.map-frame').focus();
  const title = page.locator('.map-card h2');
  await page.keyboard.press('j');
  const first = (await title.textContent()) ?? '';
  await page.keyboard.press('j');
  await expect(title).not.toHaveText(first);
  await page.keyboard.press('k');
  await expect(title).toHaveText(first);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 800 } });

  test('a tap near a dot tells of its paper, and the card leads there', async ({ page }) => {
    await page.goto(ALL);
    await expect(page.getByRole('button', { name: 'Closer' })).toBeVisible();
    const box = await page.locator(`${DOTS} circle`).nth(7).boundingBox();
    if (!box) throw new Error('The dot has no box.');
    await page.touchscreen.tap(box.x + box.width / 2 + 2, box.y + box.height / 2 + 2);
    const link = page.locator('.map-card h2 a');
    const title = (await link.textContent()) ?? '';
    await expect(page).toHaveURL(ALL);
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  });

  test('labels run into none other', async ({ page }) => {
    await page.goto(ALL);
    const boxes = await page.locator('.map text:visible').evaluateAll((texts) =>
      texts.map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );
    expect(boxes.length).toBeGreaterThan(8);
    for (const [index, a] of boxes.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(0);
      expect(a.right).toBeLessThanOrEqual(390);
      for (const b of boxes.slice(index + 1))
        expect(
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4,
        ).toBe(false);
    }
  });
});

test('an area that is drawn is a set of papers with an address, on the map and in the list', async ({
  page,
}) => {
  await page.goto(ALL);
  const draw = page.getByRole('button', { name: 'Draw an area' });
  await draw.click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.map-lasso')).toHaveCount(0);
  await draw.click();
  const box = await page.locator('.map').boundingBox();
  if (!box) throw new Error('The map has no box.');
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(0.55, 0.2));
  await page.mouse.down();
  for (const [x, y] of [
    [0.95, 0.2],
    [0.95, 0.6],
    [0.55, 0.6],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/\/map\?area=\d+(,\d+){5,}$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('papers in an area of the map');
  const total = totalIn((await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
  expect(total).toBeGreaterThan(20);
  await expect(page.locator('.map .ring')).toHaveCount(total);
  await expect(page.locator('.map .map-area')).toHaveCount(1);
  await page.getByRole('link', { name: 'Read them as a list' }).first().click();
  await expect(page).toHaveURL(/\/papers\?area=/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${total} papers in an area of the map`);
  await page.getByRole('link', { name: 'an area of the map remove' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('483 papers');
});

test('the keyboard takes the papers in view', async ({ page }) => {
  await page.goto(ALL);
  await page.getByRole('button', { name: 'Closer' }).press('Enter');
  await page.getByRole('button', { name: 'Papers in view' }).press('Enter');
  await expect(page).toHaveURL('/map?area=1875,1875,8125,1875,8125,8125,1875,8125');
});

test('a paper’s page shows where it is and leads there', async ({ page }) => {
  await page.goto('/papers/multitask-vision-language-prompt-tuning');
  await expect(page.locator('.where-map li')).toHaveCount(6);
  await page.getByRole('link', { name: 'This paper on the map of all papers' }).click();
  await expect(page).toHaveURL('/map?paper=multitask-vision-language-prompt-tuning');
  await expect(page.locator('.map .pin')).toHaveCount(1);
  await expect(page.locator('.map-card h2')).toHaveText('Multitask Vision-Language Prompt Tuning');
});

test('what is no area and no paper is left out, and said', async ({ page }) => {
  await page.goto('/map?area=1,2,3&paper=no-such-paper');
  await expect(page.getByText('“1,2,3” is no area of the map here; it was left out.')).toBeVisible();
  await expect(page.getByText('“no-such-paper” is no paper here; it was left out.')).toBeVisible();
  await expect(page.locator(DOTS)).toHaveCount(483);
});
