import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const LOCALES = fileURLToPath(new URL('../../locales', import.meta.url));
const NAME = 'virtual:staff-texts/';
const OF_STAFF = /^(admin|refusal)[.]/;

/** `virtual:staff-texts/nb` holds what staff read of `locales/nb`: the texts of participants' pages stay out of the admin. */
export function staffTexts(): Plugin {
  return {
    name: 'staff-texts',
    resolveId: (id) => (id.startsWith(NAME) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${NAME}`)) return undefined;
      const folder = join(LOCALES, id.slice(NAME.length + 1));
      const messages = readdirSync(folder).flatMap((file) => {
        const path = join(folder, file);
        this.addWatchFile(path);
        const texts = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
        return Object.entries(texts)
          .filter(([key]) => OF_STAFF.test(key))
          .map(([key, message]) => [`${file.slice(0, -'.json'.length)}.${key}`, message]);
      });
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(messages)))});`;
    },
  };
}
