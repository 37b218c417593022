import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { TestApp } from '../../apps/server/test/support/test-app.js';
import { Access } from '../../apps/server/src/foundation/access/access.facade.js';
import { axeFaults, scrollsSideways } from './browser.js';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** A whole installation that browsers can reach, on loopback alone. */
export class House {
  /** What axe found and what scrolled sideways on the pages looked at. */
  readonly faults: string[] = [];

  private constructor(
    readonly lytt: TestApp,
    readonly url: string,
  ) {}

  static async open(): Promise<House> {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const lytt = await TestApp.start({ publicUrl: url, port });
    await lytt.app.listen(port, '127.0.0.1');
    return new House(lytt, url);
  }

  async ownerLink(): Promise<string> {
    return `${this.url}/admin/join#${await this.lytt.app.get(Access).firstOwnerSecret()}`;
  }

  /** The link in the newest kept mail to this address. */
  async linkTo(address: string): Promise<string> {
    await this.lytt.settle();
    const { Mailer } = await import('../../apps/server/src/platform/mail/mailer.js');
    const letters = await this.lytt.app.get(Mailer).kept();
    const letter = letters.find((each) => each.to.includes(address));
    const link = letter && /https?:\/\/\S+/.exec(letter.text)?.[0];
    if (!link) throw new Error(`no mail with a link to ${address}`);
    return link;
  }

  /** Waits for something that the service does on its own. */
  async eventually(holds: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      if (await holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('it did not happen within five seconds');
  }

  /** Looks at a page as a critic would: accessibility, width, and a picture where LYTT_SHOTS names a folder. */
  async look(page: Page, name: string): Promise<void> {
    this.faults.push(...(await axeFaults(page)));
    if (await scrollsSideways(page)) this.faults.push(`${name} scrolls sideways at ${page.viewportSize()?.width} px`);
    const folder = process.env['LYTT_SHOTS'];
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const size = page.viewportSize() ?? { width: 1280, height: 900 };
    await page.screenshot({ path: join(folder, `${name}-${size.width}.png`), fullPage: true });
    for (const width of [320, 1280].filter((each) => each !== size.width)) {
      await page.setViewportSize({ width, height: size.height });
      if (await scrollsSideways(page)) this.faults.push(`${name} scrolls sideways at ${width} px`);
      await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    }
    await page.setViewportSize(size);
  }

  close(): Promise<void> {
    return this.lytt.stop();
  }
}
