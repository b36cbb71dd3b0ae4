import chromium from '@sparticuz/chromium';
import { type Browser, chromium as engine } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real headless Chromium from the npm registry, or the system's where CHROMIUM_PATH names one. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
  return engine.launch({ executablePath, args: FLAGS, headless: true });
}
