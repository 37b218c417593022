import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { LANGUAGES, type RehearsalView, type StaffActor } from '@lytt/shared';
import { Audit } from '../foundation/audit/audit.facade.js';
import { Guide } from '../fieldwork/guide/guide.facade.js';
import { Screeners } from '../fieldwork/screener/screener.facade.js';
import { isTimeZone, Studies } from '../fieldwork/study/study.facade.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { conflict, invalid } from '../platform/errors/domain-error.js';
import { castOf } from './made-up-people.js';
import { UnseenCopies } from './unseen-copy.js';
import { Week } from './week.js';

/**
 * Plays a study's week with made-up people: from moment to moment, by the rules and use cases of the real one, with its clock
 * set to each moment at which anything is due. One rehearsal of a study at a time; a second one is refused.
 */
@Injectable()
export class PlayTheWeek {
  private readonly playing = new Set<string>();

  constructor(
    private readonly modules: ModuleRef,
    private readonly work: UnitOfWork,
    private readonly copies: UnseenCopies,
    private readonly studies: Studies,
    private readonly guide: Guide,
    private readonly screeners: Screeners,
    private readonly audit: Audit,
  ) {}

  async execute(actor: StaffActor, studyId: string, timeZones: readonly string[]): Promise<RehearsalView> {
    const strange = timeZones.findIndex((zone) => !isTimeZone(zone));
    if (strange >= 0)
      throw invalid('rehearsal.time-zone', 'There is no such time zone.', [
        { path: `timeZones.${strange}`, message: 'an example is Europe/Oslo' },
      ]);
    if (this.playing.has(studyId)) throw isPlaying();
    this.playing.add(studyId);
    try {
      const played = await this.play(actor, studyId, timeZones);
      await this.work.run(() => this.audit.record(actor, 'guide.rehearsed', studyId));
      return played;
    } finally {
      this.playing.delete(studyId);
    }
  }

  private play(actor: StaffActor, studyId: string, timeZones: readonly string[]): Promise<RehearsalView> {
    return this.copies.play(studyId, async (makeCopy) => {
      const started = performance.now();
      await this.alone(studyId);
      const copy = await makeCopy();
      const { languages, timeZone } = await this.studies.facts(copy.studyId);
      const spoken = LANGUAGES.filter((language) => languages.includes(language));
      const attributes = await this.screeners.attributes(copy.studyId);
      const people = castOf(spoken, [...new Set([timeZone, ...timeZones])], attributes);
      const week = new Week(this.modules, this.work, copy, people, actor);
      await week.play(() => this.guide.zonesChanged(copy.studyId));
      return { ...week.seen(), tookMs: Math.round(performance.now() - started) };
    });
  }

  /** Other instances rehearse, too. The lock falls with the transaction. */
  private async alone(studyId: string): Promise<void> {
    const [lock] = await this.work.query<{ taken: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('lytt.rehearsal'), hashtext($1)) as taken`,
      [studyId],
    );
    if (!lock?.taken) throw isPlaying();
  }
}

const isPlaying = (): Error =>
  conflict('rehearsal.playing', 'This week is being played already. Wait some seconds, then play it again.');
