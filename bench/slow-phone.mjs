/* global PerformanceObserver, requestAnimationFrame */
// The participants' pages on a slow phone: a real browser, held back over its debugging protocol to a quarter of the processor and
// to 400 kbit/s with 150 ms, its cache empty for each visit.
import { launchBrowser } from '../e2e/support/open-browser.mjs';

const SLOWER = 4;
const BYTES_PER_SECOND = 400_000 / 8;
const LATENCY_MS = 150;
const VISITS = 5;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Runs in the page before anything of it. Readable: the heading has been painted and nothing moved afterwards. Usable: the box
 * is laid out, takes the letters that are typed, and the page's own scripts have run, so that a draft is kept.
 */
function watch() {
  const seen = { painted: 0, moved: 0, box: 0, ready: 0 };
  globalThis.slowPhone = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.painted = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.moved += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('load', () => requestAnimationFrame(() => (seen.ready = performance.now())));
  const look = () => {
    const box = document.querySelector('main textarea');
    if (box && box.getBoundingClientRect().height > 0) seen.box = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function visit(browser, origin, path, session) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  try {
    const [name, value] = session.split('=');
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await protocol.send('Network.enable');
    await protocol.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: BYTES_PER_SECOND,
      uploadThroughput: BYTES_PER_SECOND,
    });
    await page.addInitScript(watch);
    const answer = await page.goto(`${origin}${path}`, { waitUntil: 'load' });
    if (answer.status() !== 200) throw new Error(`${path} answered ${answer.status()}`);
    await page.waitForFunction(() => globalThis.slowPhone.ready > 0 && globalThis.slowPhone.painted > 0);
    const seen = await page.evaluate(() => globalThis.slowPhone);
    if (seen.box > 0) {
      await page.locator('main textarea').first().fill('Et ord');
      if ((await page.locator('main textarea').first().inputValue()) !== 'Et ord')
        throw new Error('the box took no word');
    }
    return seen;
  } finally {
    await context.close();
  }
}

/** Milliseconds after the tap on the link, the middle of five visits. */
export async function measureSlowPhone(origin, session, questionPath) {
  const browser = await launchBrowser();
  try {
    const visits = { today: [], question: [] };
    for (let at = 0; at <= VISITS; at++) {
      const today = await visit(browser, origin, '/p/today', session);
      const question = await visit(browser, origin, questionPath, session);
      // The first of each warms the service, not the phone.
      if (at === 0) continue;
      visits.today.push(today);
      visits.question.push(question);
    }
    if (visits.question.some(({ box }) => box === 0)) throw new Error('the question page shows no box');
    return {
      today: median(visits.today.map(({ painted }) => painted)),
      box: median(visits.question.map(({ box, ready }) => Math.max(box, ready))),
      moved: Math.max(...[...visits.today, ...visits.question].map(({ moved }) => moved)),
    };
  } finally {
    await browser.close();
  }
}
