import { Injectable } from '@nestjs/common';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { bandsOf, jaccard, NEAR, sequencesOf } from '../domain/signs/near-text.js';
import { burst } from '../domain/signs/burst.js';
import { MOST_OTHERS, pair, type Sign } from '../domain/signs/sign.js';
import type { CompletedForm } from '../domain/signs/own-signs.js';
import { LookAlikesRepository } from '../persistence/look-alikes.repository.js';

/** What completed forms of one study have in common. Nothing here knows a network address or a device. */
@Injectable()
export class LookAlikes {
  constructor(
    private readonly rows: LookAlikesRepository,
    private readonly people: PeopleRegister,
  ) {}

  /** Two people may share one address or phone: a reason to look, never more. */
  async sameContact(studyId: string, forms: readonly CompletedForm[]): Promise<Sign[]> {
    const persons = forms.flatMap(({ personId }) => personId ?? []);
    const sharing = await this.people.sharingContact(studyId, persons, MOST_OTHERS);
    if (sharing.size === 0) return [];
    const applicationOf = await this.rows.applicationsOf(studyId, [...new Set([...sharing.values()].flat())]);
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
    await this.rows.addBands(studyId, bands);
    const met = await this.rows.sharingBands(studyId, question, bands);
    return met.flatMap(({ id, other, text }) => {
      const theirs = sequences.get(other) ?? sequencesOf(text);
      const share = jaccard(sequences.get(id) ?? new Set(), theirs);
      return share >= NEAR ? pair('near-text', id, other, { share: Math.round(share * 100) / 100 }) : [];
    });
  }

  /** Forms that came in one go (an imported table, a demo) started and ended at the same moment and are no pace. */
  async burst(studyId: string, applicationId: string): Promise<Sign[]> {
    const pace = await this.rows.paceBefore(studyId, applicationId);
    const seen = pace && burst(pace);
    return seen ? pace.recent.map((id) => ({ applicationId: id, kind: 'burst', detail: seen })) : [];
  }
}
