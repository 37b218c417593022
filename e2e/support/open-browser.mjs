// A Chromium for the browser tests and for the benchmark, which runs without a compiler.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { root } from '../../bin/staleness.mjs';

const INSTALLED = [
  process.env.CHROMIUM_PATH,
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

/** One that is installed, else the one inside an npm package (Linux x64). */
export async function browserToLaunch() {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const installed = process.env.LYTT_NPM_CHROMIUM ? undefined : INSTALLED.find((path) => path && existsSync(path));
  if (installed) return { executablePath: installed, args: [...QUIET, ...sandbox] };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  const packaged = (await import('@sparticuz/chromium')).default;
  const executablePath = await packaged.executablePath();
  return {
    executablePath,
    args: [...QUIET, '--no-sandbox'],
    env: { ...process.env, LD_LIBRARY_PATH: libraries() },
  };
}

export const launchBrowser = async () => chromium.launch(await browserToLaunch());

/** The package brings the few system libraries that a bare machine lacks, packed for another use. */
function libraries() {
  const folder = join(tmpdir(), 'al2023');
  if (!existsSync(join(folder, 'lib'))) {
    mkdirSync(folder, { recursive: true });
    const packed = join(root, 'node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br');
    const archive = join(tmpdir(), `al2023-${process.pid}.tar`);
    writeFileSync(archive, brotliDecompressSync(readFileSync(packed)));
    execFileSync('tar', ['-xf', archive, '-C', folder]);
    rmSync(archive);
  }
  return join(folder, 'lib');
}
