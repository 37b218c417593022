import type { Browser, Page } from 'playwright-core';
import { openBrowser, person } from './browser.js';
import { House } from './house.js';

type Visitor = Parameters<typeof person>[1];

/** An installation and a browser for one story. */
export class Scene {
  private constructor(
    readonly house: House,
    readonly browser: Browser,
  ) {}

  static async open(): Promise<Scene> {
    const [house, browser] = await Promise.all([House.open(), openBrowser()]);
    return new Scene(house, browser);
  }

  /** Somebody at a browser of their own. */
  async visit(options: Visitor = {}): Promise<Page> {
    return (await person(this.browser, options)).newPage();
  }

  /** Somebody who is signed in: staff or a participant, by the cookie of their session. */
  async signedIn(cookie: string, options: Visitor = {}): Promise<Page> {
    const page = await this.visit(options);
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await page.context().addCookies([{ name, value, url: this.house.url }]);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.house.close();
  }
}
