import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { findingsRoutes, Localized, ParsedBodyOf, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Studies } from '../../../fieldwork/study/study.facade.js';
import { nextKey } from '../domain/next-key.js';
import { HypothesesRepository } from '../persistence/hypotheses.repository.js';
import { Quotes } from './quotes.queries.js';
import { WeighEvidence } from './weigh-evidence.js';

@Injectable()
export class WriteHypothesis {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hypotheses: HypothesesRepository,
    private readonly studies: Studies,
    private readonly quotes: Quotes,
    private readonly evidence: WeighEvidence,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** A hypothesis that grew out of a quote has that quote as its first evidence. */
  async make(
    actor: StaffActor,
    studyId: string,
    wish: ParsedBodyOf<typeof findingsRoutes.makeHypothesis>,
  ): Promise<{ id: string; key: string }> {
    return this.work.run(async () => {
      // Two who start one at the same moment get two keys.
      await this.studies.lock(studyId);
      const taken = await this.hypotheses.inOrder(studyId);
      const key = wish.key ?? nextKey(taken.map((row) => row.key));
      if (taken.some((row) => row.key === key))
        throw conflict('hypothesis.key-taken', `There is a hypothesis ${key} already.`);
      if (wish.startedFrom) await this.quotes.mustBeCitable(studyId, [wish.startedFrom]);
      const id = randomUUID();
      const position = wish.position ?? Math.max(0, ...taken.map((row) => row.position)) + 1;
      await this.hypotheses.add(studyId, {
        id,
        key,
        text: wish.text,
        position,
        startedFrom: wish.startedFrom ?? null,
      });
      await this.told(actor, studyId, 'findings.hypothesis-made', id);
      if (wish.startedFrom) await this.evidence.attach(actor, studyId, id, wish.startedFrom, 'for');
      return { id, key };
    });
  }

  async edit(actor: StaffActor, studyId: string, hypothesisId: string, text: Localized): Promise<void> {
    await this.work.run(async () => {
      if (!(await this.hypotheses.edit(studyId, hypothesisId, text))) throw missing('hypothesis');
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
      const was = await this.hypotheses.lock(studyId, hypothesisId);
      if (!was) throw missing('hypothesis');
      if (await this.hypotheses.hasEvidence(studyId, hypothesisId))
        throw conflict(
          'hypothesis.has-evidence',
          'Quotes are attached to this hypothesis. Take them off first, if it is to go.',
        );
      await this.hypotheses.delete(studyId, hypothesisId);
      await this.told(actor, studyId, 'findings.hypothesis-deleted', hypothesisId);
      return { key: was.key, text: was.text, position: was.position };
    });
  }

  private async told(actor: StaffActor, studyId: string, action: string, hypothesis: string): Promise<void> {
    await this.audit.record(actor, action, studyId, { hypothesis });
    await this.live.tell({ studyId, topic: 'findings', id: hypothesis });
  }
}
