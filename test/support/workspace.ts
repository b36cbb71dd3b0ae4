import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planOf2022 } from '@ndp/local/seed/plan-2022';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { openBrowser } from './browser.ts';
import { reviewedPlan } from './plans.ts';
import { url } from './stack.ts';
import { browserOf, type Tenant, type TestMember } from './tenant.ts';
import type { Visitor } from './visitor.ts';

/** Where people reach the stack: passkeys and the links in mails know it by this name. */
export const site = url.replace('127.0.0.1', 'localhost');

/** Refusals that the page itself answers in words; the browser writes them to its console all the same. */
const ANSWERED = /status of (400|401|403|404|409|412|422) /;

export interface Browsing {
  /** A browser of somebody's own, with an empty page. Signed in when a member is named. */
  open(member?: TestMember | null, options?: BrowserContextOptions): Promise<Page>;
}

/**
 * One Chromium for a file. After each test its windows are closed, and neither a script nor the content policy may
 * have complained.
 */
export function browsing(): Browsing {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];
  // A journey is many pages long; on a busy machine each of them waits for what it expects.
  vi.setConfig({ testTimeout: 90_000 });
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async ({ task }) => {
    const [closing, said] = [contexts, complaints];
    contexts = [];
    complaints = [];
    if (task.result?.state === 'fail')
      for (const page of closing.flatMap((context) => context.pages())) await picture(page, `failed ${task.name}`);
    await Promise.all(closing.map((context) => context.close()));
    expect(said).toEqual([]);
  });
  return {
    async open(member = null, options = {}) {
      const context = await browser.newContext({
        baseURL: site,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        viewport: { width: 1366, height: 800 },
        ...options,
      });
      context.setDefaultTimeout(20_000);
      contexts.push(context);
      context.on('weberror', (error) => complaints.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() !== 'error') return;
        const refused = message.location().url.includes('/v1/') && ANSWERED.test(message.text());
        if (!refused && !message.text().includes('ERR_INTERNET_DISCONNECTED')) complaints.push(message.text());
      });
      if (member) await enter(context, member);
      return context.newPage();
    },
  };
}

const album = process.env.PICTURES ? fileURLToPath(new URL('../artifacts/', import.meta.url)) : null;
let taken = 0;

/** Takes a picture of the page into test/artifacts, when PICTURES is set in the environment. */
export async function picture(page: Page, name: string): Promise<void> {
  if (album === null) return;
  taken += 1;
  const path = join(album, `${name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60)}-${taken}.png`);
  await page.screenshot({ path, fullPage: true }).catch(() => undefined);
}

/** Signs in without the pages: for journeys that are about something else. */
export async function enter(context: BrowserContext, member: TestMember): Promise<void> {
  await goOn(context, await browserOf(member));
}

/** Takes over a session that was begun elsewhere. */
export async function goOn(context: BrowserContext, { cookies }: Visitor): Promise<void> {
  await context.addCookies(
    [...cookies].map(([name, value]) => ({
      name,
      value,
      domain: new URL(site).hostname,
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax' as const,
    })),
  );
}

/** A plan that waits for the leader of this organisation. Answers its title. */
export async function submittedPlan(tenant: Tenant): Promise<string> {
  await reviewedPlan(tenant);
  return planOf2022.title;
}

/** What has the focus, in words; fails when it is nothing, or nothing shows that it is there. */
export async function focused(page: Page): Promise<string> {
  const { words, seen } = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { words: 'nothing', seen: false };
    const shown = (of: Element | null) => {
      if (!of) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(of);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    // After a change of screen its heading is read out; nobody operates it, so it carries no ring.
    const heading = element.matches('h1[tabindex="-1"], main[tabindex="-1"]');
    const active = element.getAttribute('aria-activedescendant');
    const marked =
      shown(element) || shown(element.parentElement) || shown(active ? document.getElementById(active) : null);
    const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return { words: `${element.tagName.toLowerCase()} ${name.trim()}`, seen: heading || marked };
  });
  if (!seen) throw new Error(`the focus is lost or cannot be seen: ${words}`);
  return words;
}

/** Presses a key until what is looked for has the focus; at every stop the focus must be somewhere and be seen. */
export async function reach(page: Page, wanted: RegExp, key = 'Tab'): Promise<void> {
  const stops: string[] = [];
  while (stops.length < 90) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (wanted.test(now)) return;
    stops.push(now);
  }
  throw new Error(`${wanted} is not reached by ${key}: ${stops.join(' | ')}`);
}
