import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { StudyFiles } from '../fieldwork/study/study.facade.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { absentInstallation } from '../open-installation.js';
import { textOf } from './check-file.js';
import { CommandFailed, inLines } from './command-failed.js';
import { inInstallation } from './in-installation.js';

/** Nobody's study but the owner's, who sees all: the command acts for whoever runs the installation. */
export async function importStudy(file: string, from: string, startsOn: string | undefined): Promise<string> {
  const text = await textOf(file, from);
  return inInstallation(async (app, { publicUrl }) => {
    try {
      const id = await app.get(StudyFiles).importText({ kind: 'system' }, text, startsOn ? { startsOn } : {});
      const slug = (await studies(app)).find((study) => study.id === id)?.slug ?? '';
      return `${slug} ${publicUrl}/admin/studies/${id}\n`;
    } catch (fault) {
      if (fault instanceof DomainError)
        throw new CommandFailed(`${fault.message}\n${inLines(file, fault.faults)}`.trim());
      throw fault;
    }
  });
}

export async function exportStudy(wish: { study?: string; file?: string }, from: string): Promise<string> {
  const absent = absentInstallation();
  if (absent) throw new CommandFailed(`There is no installation in ${absent}. LYTT_DATA_DIR says where it is.`);
  const text = await inInstallation(async (app) => {
    const id = choose(await studies(app), wish.study);
    try {
      return (await app.get(StudyFiles).exportText(id)).yaml;
    } catch (fault) {
      if (fault instanceof DomainError)
        throw new CommandFailed(`${fault.message}\n${inLines('', fault.faults)}`.trim());
      throw fault;
    }
  });
  if (wish.file === undefined || wish.file === '-') return text;
  try {
    await writeFile(resolve(from, wish.file), text);
  } catch (fault) {
    throw new CommandFailed(`${wish.file} cannot be written: ${(fault as Error).message}`);
  }
  return '';
}

type Known = { id: string; slug: string };

const studies = (app: INestApplicationContext): Promise<Known[]> =>
  app.get(UnitOfWork).query<Known>('select id, slug from research.study order by created_at');

function choose(known: Known[], wished: string | undefined): string {
  const list = known.length === 0 ? 'There is none.' : `There are: ${known.map((study) => study.slug).join(', ')}.`;
  if (wished === undefined) {
    const [only, ...others] = known;
    if (only && others.length === 0) return only.id;
    throw new CommandFailed(`Which study? ${list}`);
  }
  const found = known.find((study) => study.slug === wished || study.id === wished.toLowerCase());
  if (!found) throw new CommandFailed(`There is no study "${wished}". ${list}`);
  return found.id;
}
