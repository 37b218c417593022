import type { Page } from 'playwright-core';
import { anyOf } from './browser.js';

export interface ApplicantAnswers {
  name: string;
  email: string;
  birthYear: string;
  discussion: string;
}

/** Answers the screener page by page as a person would, until the page that shows all answers. */
export async function answerScreener(
  page: Page,
  of: ApplicantAnswers,
  go: string,
  look?: (name: string) => Promise<void>,
): Promise<void> {
  for (let number = 1; number < 20; number++) {
    if (page.url().endsWith('/check')) return;
    await look?.(`screener-${number}`);
    for (const group of await page.locator('main fieldset').all()) {
      // The year of birth is told; the box beside it is for those who would rather not.
      const choice = anyOf(group.locator('input[type=radio], input[type=checkbox]:not([value=prefer-not])'));
      if ((await choice.count()) > 0) await choice.check();
    }
    for (const select of await page.locator('main select').all()) await select.selectOption({ index: 3 });
    for (const area of await page.locator('main textarea').all()) await area.fill(of.discussion);
    for (const field of await page
      .locator('main input:not([type=radio]):not([type=checkbox]):not([type=hidden]):not([name^=_])')
      .all())
      await field.fill(await wanted(field, of));
    await page.getByRole('button', { name: go }).click();
  }
  throw new Error('the screener has no end');
}

async function wanted(
  field: { getAttribute: (name: string) => Promise<string | null> },
  of: ApplicantAnswers,
): Promise<string> {
  const name = (await field.getAttribute('name')) ?? '';
  if (name === 'birth_year') return of.birthYear;
  if (/mail/.test(name)) return of.email;
  if (/phone/.test(name)) return '912 34 567';
  return of.name;
}
