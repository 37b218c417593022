import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { bandsOf, jaccard, NEAR, sequencesOf } from '../domain/signs/near-text.js';
import { burst, BURST_MINUTES, type Pace } from '../domain/signs/burst.js';
import { MOST_OTHERS, pair, type Sign } from './keep-signs.js';
import type { CompletedForm } from './own-signs.js';

/** Looked at for each form; a text that thousands sent is said of each by its first twenty. */
const CANDIDATES = 100;

/** What completed forms of one study have in common. Nothing here knows a network address or a device. */
@Injectable()
export class LookAlikes {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PeopleRegister,
  ) {}

  /** Two people may share one address or phone: a reason to look, never more. */
  async sameContact(studyId: string, forms: readonly CompletedForm[]): Promise<Sign[]> {
    const persons = forms.flatMap(({ personId }) => personId ?? []);
    const sharing = await this.people.sharingContact(studyId, persons, MOST_OTHERS);
    if (sharing.size === 0) return [];
    const rows = await this.work.query<{ id: string; personId: string }>(
      `select id, person_id as "personId" from research.application where study_id = $1 and state = 'completed' and person_id = any($2)`,
      [studyId, [...new Set([...sharing.values()].flat())]],
    );
    const applicationOf = new Map(rows.map((row) => [row.personId, row.id]));
    return forms.flatMap(({ id, personId }) =>
      (sharing.get(personId ?? '') ?? []).flatMap((other) => {
        const otherId = applicationOf.get(other);
        return otherId === undefined ? [] : pair('same-contact', id, otherId);
      }),
    );
  }

  /** Bands are written before they are looked for: of two forms at the same moment, the later finds the earlier. */
  async nearText(studyId: string, question: string, forms: readonly CompletedForm[]): Promise<Sign[]> {
    const sequences = new Map<string, ReadonlySet<string>>();
    for (const { id, answers } of forms) {
      const said = answers[question];
      const found = sequencesOf(typeof said === 'string' ? said : '');
      if (found.size > 0) sequences.set(id, found);
    }
    const bands = [...sequences].map(([id, of]) => ({ id, bands: bandsOf(of) }));
    if (bands.length === 0) return [];
    await this.work.query(
      `insert into research.answer_band (study_id, band, application_id)
       select $1, b.band, w.id from jsonb_to_recordset($2::jsonb) as w(id uuid, bands bigint[]) cross join unnest(w.bands) b(band)
       on conflict do nothing`,
      [studyId, JSON.stringify(bands)],
    );
    const met = await this.work.query<{ id: string; other: string; text: string }>(
      `with met as (
         select w.id, o.other from jsonb_to_recordset($2::jsonb) as w(id uuid, bands bigint[])
          cross join lateral (select distinct c.other from (
            select b.application_id as other from research.answer_band b
             where b.study_id = $1 and b.band = any(w.bands) and b.application_id <> w.id limit ${CANDIDATES}) c) o)
       select m.id, m.other, a.answers ->> $3 as text
         from met m join research.application a on a.study_id = $1 and a.id = m.other and a.state = 'completed'
        where a.answers ->> $3 is not null`,
      [studyId, JSON.stringify(bands), question],
    );
    return met.flatMap(({ id, other, text }) => {
      const theirs = sequences.get(other) ?? sequencesOf(text);
      const share = jaccard(sequences.get(id) ?? new Set(), theirs);
      return share >= NEAR ? pair('near-text', id, other, { share: Math.round(share * 100) / 100 }) : [];
    });
  }

  /** Forms that came in one go (an imported table, a demo) started and ended at the same moment and are no pace. */
  async burst(studyId: string, applicationId: string): Promise<Sign[]> {
    const [pace] = await this.work.query<Pace & { recent: string[] }>(
      `select (count(*) filter (where a.completed_at > w.since))::int as now,
              (count(*) filter (where a.completed_at <= w.since))::int as before,
              (count(distinct date_trunc('hour', a.completed_at)) filter (where a.completed_at <= w.since))::int as hours,
              coalesce(array_agg(a.id) filter (where a.completed_at > w.since), '{}') as recent
         from (select source_id, completed_at as until, completed_at - interval '${BURST_MINUTES} minutes' as since
                 from research.application where study_id = $1 and id = $2 and state = 'completed') w
         join research.application a on a.study_id = $1 and a.source_id = w.source_id and a.state = 'completed'
          and a.completed_at <= w.until and a.completed_at > a.started_at`,
      [studyId, applicationId],
    );
    const seen = pace && burst(pace);
    return seen ? pace.recent.map((id) => ({ applicationId: id, kind: 'burst', detail: seen })) : [];
  }
}
