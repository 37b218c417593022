import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { launchBrowser } from './open-browser.mjs';

/** The one browser of the run; what is opened through this connection is closed with it. */
export function openBrowser(): Promise<Browser> {
  const endpoint = process.env['LYTT_TEST_BROWSER'];
  return endpoint ? chromium.connect(endpoint) : launchBrowser();
}

/** A browser of its own, which reads files from the disk itself as a person's does. */
export const openBrowserForFiles = launchBrowser;

/** One of several that show the same or lead to the same, whichever it is. */
// eslint-disable-next-line no-restricted-syntax -- the one place where it does not matter which
export const anyOf = (alike: Locator): Locator => alike.first();

/** A person at a browser of their own. */
export async function person(
  browser: Browser,
  options: { width?: number; height?: number; javaScript?: boolean; locale?: string } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    javaScriptEnabled: options.javaScript ?? true,
    locale: options.locale ?? 'nb-NO',
    timezoneId: 'Europe/Oslo',
  });
  context.setDefaultTimeout(30_000);
  return context;
}

/** What axe finds on the page as it stands, said so that a failure can be read. */
export async function axeFaults(page: Page): Promise<string[]> {
  // A frame that runs no scripts cannot be looked into from within; axe would wait for its answer.
  // In its one window: frames of other origins, which alone need a second one, are never on these pages.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .exclude('iframe[sandbox]:not([sandbox~="allow-scripts"])')
    .analyze();
  return violations.map(
    (violation) =>
      `${violation.id} at ${page.url()}: ${violation.nodes
        .map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? violation.help})`)
        .slice(0, 3)
        .join(' | ')}`,
  );
}

/** Nothing on the page is wider than the window. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
