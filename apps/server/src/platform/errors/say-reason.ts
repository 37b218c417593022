import { join } from 'node:path';
import { wordReason, type Reason, type StaffLanguage, type WordedReason } from '@lytt/shared';
import { projectRoot } from '../config/roots.js';
import { Texts } from '../pages/texts.js';
import type { RefusalCode } from './because.js';

let texts: Texts | undefined;

/** A refusal in words: English for programs, the command line and logs. */
export function sayReason(reason: Reason, language: StaffLanguage = 'en'): string {
  const catalogue = (texts ??= new Texts(join(projectRoot, 'locales')));
  return wordReason(reason, (code, values) => catalogue.say(language, code as RefusalCode, values));
}

/** A fault as it stands in an answer. */
export function worded<F extends { reason: Reason }>({ reason, ...where }: F): Omit<F, 'reason'> & WordedReason {
  return { ...where, message: sayReason(reason), ...reason };
}
