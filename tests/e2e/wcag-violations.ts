import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that depend on colours, which are all in which the editions differ. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What a page, as it stands, breaks of WCAG 2.2 AA: a rule with the places where it does so each. */
export async function wcagViolations(page: Page, only: 'all' | 'colours' = 'all'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (only === 'all' ? axe.withTags(TAGS) : axe.withRules(OF_COLOURS)).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
