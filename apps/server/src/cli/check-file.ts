import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { checkCodebook } from '../analysis/coding/domain/code-tree.js';
import { checkGuide } from '../fieldwork/guide/domain/check-question.js';
import { checkPlan } from '../fieldwork/panel/domain/check-plan.js';
import { checkMails } from '../foundation/notifications/domain/check-mails.js';
import { checkScreener } from '../fieldwork/screener/domain/check-screener.js';
import { readStudyFile, type CheckSection } from '../fieldwork/study/domain/read-study-file.js';
import { CommandFailed, inLines } from './command-failed.js';

/** What each module's section says of a file, without the module: a test compares this list with the running service's. */
export const SECTION_CHECKS: Record<string, CheckSection> = {
  screener: checkScreener,
  panel: (file) => checkPlan(file.panel, file.screener.attributes, 'panel.'),
  mails: checkMails,
  guide: checkGuide,
  codebook: checkCodebook,
};

export async function checkFile(file: string, from: string): Promise<string> {
  const read = readStudyFile(await textOf(file, from), Object.values(SECTION_CHECKS));
  if (read.ok) return `${file}: no faults\n`;
  // The faults are the answer, and the message counts them.
  process.stdout.write(inLines(file, read.faults));
  throw new CommandFailed(`${read.faults.length} ${read.faults.length === 1 ? 'fault' : 'faults'} in ${file}`);
}

/** `-` is standard input. */
export async function textOf(file: string, from: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await buffer(process.stdin) : await readFile(resolve(from, file));
  } catch (fault) {
    throw new CommandFailed(`${file} cannot be read: ${(fault as Error).message}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandFailed(`${file} is not UTF-8 text. Save it as UTF-8.`);
  }
}
