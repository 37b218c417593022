import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { projectRoot } from '../../apps/server/src/platform/config/roots.js';

const INSTALLED = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
/** A browser in a closed network must not look for its maker's servers. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
];

/** A Chromium for the browser tests: one that is installed, else the one inside an npm package (Linux x64). */
export async function openBrowser(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const installed = process.env['LYTT_NPM_CHROMIUM'] ? undefined : INSTALLED.find((path) => path && existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, args: [...QUIET, ...sandbox] });
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  const packaged = (await import('@sparticuz/chromium')).default;
  const executablePath = await packaged.executablePath();
  return chromium.launch({
    executablePath,
    args: [...QUIET, '--no-sandbox'],
    env: { ...process.env, LD_LIBRARY_PATH: libraries() },
  });
}

/** The package brings the few system libraries that a bare machine lacks, packed for another use. */
function libraries(): string {
  const folder = join(tmpdir(), 'al2023');
  if (!existsSync(join(folder, 'lib'))) {
    mkdirSync(folder, { recursive: true });
    const packed = join(projectRoot, 'node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br');
    const archive = join(tmpdir(), `al2023-${process.pid}.tar`);
    writeFileSync(archive, brotliDecompressSync(readFileSync(packed)));
    execFileSync('tar', ['-xf', archive, '-C', folder]);
    rmSync(archive);
  }
  return join(folder, 'lib');
}

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
  context.setDefaultTimeout(10_000);
  return context;
}

/** What axe finds on the page as it stands, said so that a failure can be read. */
export async function axeFaults(page: Page): Promise<string[]> {
  // A frame that runs no scripts cannot be looked into from within; axe would wait for its answer.
  const { violations } = await new AxeBuilder({ page })
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
