import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { findingsRoutes, Localized, ParsedBodyOf, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { nextKey } from '../domain/next-key.js';
import { citable, Quotes } from './quotes.queries.js';
import { WeighEvidence } from './weigh-evidence.js';
import { because } from '../../../platform/errors/because.js';

@Injectable()
export class WriteHypothesis {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quotes: Quotes,
    private readonly evidence: WeighEvidence,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** A hypothesis that grew out of a quote has that quote as its first evidence. */
  async make(
    actor: StaffActor,
    studyId: string,
    of: ParsedBodyOf<typeof findingsRoutes.makeHypothesis>,
  ): Promise<{ id: string; key: string }> {
    return this.work.run(async () => {
      // Two who start one at the same moment get two keys.
      await this.work.query('select 1 from research.study where id = $1 for no key update', [studyId]);
      const taken = await this.work.query<{ key: string; position: number }>(
        'select key, position from research.hypothesis where study_id = $1',
        [studyId],
      );
      const key = of.key ?? nextKey(taken.map((row) => row.key));
      if (taken.some((row) => row.key === key))
        throw conflict('hypothesis.key-taken', because('findings.refusal.key-taken', { key }));
      if (of.startedFrom) await this.quotes.mustBeCitable(studyId, [of.startedFrom]);
      const id = randomUUID();
      const position = of.position ?? Math.max(0, ...taken.map((row) => row.position)) + 1;
      await this.work.query(
        'insert into research.hypothesis (id, study_id, key, text, position, started_from) values ($1, $2, $3, $4, $5, $6)',
        [id, studyId, key, JSON.stringify(of.text), position, of.startedFrom ?? null],
      );
      await this.told(actor, studyId, 'findings.hypothesis-made', id);
      if (of.startedFrom) await this.evidence.attach(actor, studyId, id, of.startedFrom, 'for');
      return { id, key };
    });
  }

  async edit(actor: StaffActor, studyId: string, hypothesisId: string, text: Localized): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.work.query(
        'update research.hypothesis set text = $3 where study_id = $1 and id = $2 returning id',
        [studyId, hypothesisId, JSON.stringify(text)],
      );
      if (rows.length === 0) throw missing('hypothesis');
      await this.told(actor, studyId, 'findings.hypothesis-edited', hypothesisId);
    });
  }

  /** Only while nothing is attached: a hypothesis that was weighed is part of what was found. */
  async delete(
    actor: StaffActor,
    studyId: string,
    hypothesisId: string,
  ): Promise<{ key: string; text: Localized; position: number }> {
    return this.work.run(async () => {
      const [was] = await this.work.query<{ key: string; text: Localized; position: number }>(
        'select key, text, position from research.hypothesis where study_id = $1 and id = $2 for update',
        [studyId, hypothesisId],
      );
      if (!was) throw missing('hypothesis');
      const evidence = await this.work.query(
        `select 1 from ${citable('true')} join research.evidence e on e.segment_id = s.id where s.study_id = $1 and e.hypothesis_id = $2 limit 1`,
        [studyId, hypothesisId],
      );
      if (evidence.length > 0) throw conflict('hypothesis.has-evidence', because('findings.refusal.has-evidence'));
      await this.work.query('delete from research.hypothesis where study_id = $1 and id = $2', [studyId, hypothesisId]);
      await this.told(actor, studyId, 'findings.hypothesis-deleted', hypothesisId);
      return was;
    });
  }

  private async told(actor: StaffActor, studyId: string, action: string, hypothesis: string): Promise<void> {
    await this.audit.record(actor, action, studyId, { hypothesis });
    await this.live.tell({ studyId, topic: 'findings', id: hypothesis });
  }
}
