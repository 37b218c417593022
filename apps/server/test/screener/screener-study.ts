import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { studyRoutes, type ScreenerSection } from '@lytt/shared';
import { parseDocument } from 'yaml';
import { projectRoot } from '../../src/platform/config/roots.js';
import type { TestApp } from '../support/test-app.js';

export type Json = Record<string, unknown>;

/** A question with what every question has to say about itself. */
export const asked = (type: string, name: string, more: Json = {}): Json & { type: string; name: string } => ({
  type,
  name,
  title: { default: name, nb: `Spørsmål ${name}`, en: `Question ${name}` },
  purpose: { default: 'why', nb: `Grunnen til ${name}`, en: `The reason for ${name}` },
  ...more,
});

const CONTACT = [
  asked('text', 'contact_name', { isRequired: true }),
  asked('text', 'contact_email', { inputType: 'email', isRequired: true }),
];

/** A screener of these pages, with an open question and the contact details behind them. */
export const screenerOf = (pages: Record<string, unknown[]>, more: Json = {}, form: Json = {}): Json => ({
  form: {
    pages: [
      ...Object.entries(pages).map(([name, elements]) => ({ name, elements })),
      { name: 'talk', elements: [asked('comment', 'talk_open')] },
      { name: 'reach', elements: CONTACT },
    ],
    ...form,
  },
  contact: { name: 'contact_name', email: 'contact_email' },
  discussionQuestion: 'talk_open',
  refusals: [],
  attributes: [],
  ...more,
});

/** The example's file with another screener. */
export async function fileWith(screener: Json | ScreenerSection, slug: string): Promise<string> {
  const file = parseDocument(await readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8'));
  file.setIn(['study', 'slug'], slug);
  file.setIn(['screener'], screener);
  file.setIn(['panel', 'quotas'], []);
  return file.toString();
}

/** A study that takes applications with a screener of its own. */
export async function studyWith(
  lytt: TestApp,
  slug: string,
  screener: Json,
): Promise<{ studyId: string; cookie: string }> {
  const { cookie } = await lytt.staff({ isOwner: true });
  const made = await lytt.call(studyRoutes.importFile, { cookie, body: { file: await fileWith(screener, slug) } });
  if (made.status !== 200) throw new Error(made.response.body);
  const studyId = made.view.id;
  await lytt.call(studyRoutes.changePhase, { cookie, params: { studyId }, body: { to: 'recruiting' } });
  return { studyId, cookie };
}

/** The one form of a study, as it is kept. */
export async function keptForm(lytt: TestApp, studyId: string): Promise<Json & { answers: Json }> {
  const { rows } = await lytt.owner.query<Json & { answers: Json }>(
    `select a.*, to_char(a.places_as_of, 'YYYY-MM-DD') as places_as_of from research.application a where study_id = $1 order by started_at desc limit 1`,
    [studyId],
  );
  const [row] = rows;
  if (!row) throw new Error('no form is kept');
  return row;
}
