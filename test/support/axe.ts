import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on the page as it is, by rule and element. @param only these rules; all of them when not given */
export async function wrong(page: Page, only?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    type Found = { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
    const { run } = (window as never as { axe: { run(options: object): Promise<Found> } }).axe;
    const quick = { resultTypes: ['violations'], preload: false };
    const { violations } = await run(rules ? { ...quick, runOnly: rules } : quick);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.html} ${n.failureSummary}`).join('\n')}`);
  }, only);
}
