import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@lytt/shared';
import { IntlMessageFormat } from 'intl-messageformat';
import type { StoredKey, TextKey } from '../../../../../locales/catalogue.js';

export type { KeyIn, StoredKey, TextKey } from '../../../../../locales/catalogue.js';

export type TextValues = Record<string, string | number | boolean | Date | null | undefined>;

/**
 * The texts of pages and mails: one JSON file a module and language in `locales/`, flat keys, ICU messages.
 * The file's name begins the key: `locales/nb/discussion.json` holds `today.title` as `discussion.today.title`.
 * What begins with `admin.` is said in the browser alone.
 */
export class Texts {
  private readonly messages = new Map<string, string>();
  private readonly compiled = new Map<string, IntlMessageFormat>();

  constructor(directory: string) {
    for (const language of LANGUAGES)
      for (const file of readdirSync(join(directory, language)).filter((name) => name.endsWith('.json'))) {
        const texts = JSON.parse(readFileSync(join(directory, language, file), 'utf8')) as Record<string, string>;
        for (const [key, message] of Object.entries(texts).filter(([name]) => !name.startsWith('admin.')))
          this.messages.set(`${language}:${file.slice(0, -5)}.${key}`, message);
      }
  }

  keys(language: Language): string[] {
    return [...this.messages.keys()].filter((key) => key.startsWith(`${language}:`)).map((key) => key.slice(3));
  }

  /** The ICU message itself. */
  source(language: Language, key: string): string {
    return this.messages.get(`${language}:${key}`) ?? '';
  }

  /** Throws on a key that no catalogue holds: a missing text is a fault of the build, not something to show. */
  say(language: Language, key: TextKey | StoredKey, values: TextValues = {}): string {
    const id = `${language}:${key}`;
    let format = this.compiled.get(id);
    if (!format) {
      const message = this.messages.get(id);
      if (message === undefined) throw new Error(`no text ${key} in ${language}`);
      format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
      this.compiled.set(id, format);
    }
    return String(format.format(values));
  }
}
