import { Injectable } from '@nestjs/common';
import type { ParticipantActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { Studies } from '../../study/study.facade.js';
import { aliasFault, aliasKey, tidyAlias, type AliasFault } from '../domain/alias.js';
import { hasBegun } from '../domain/begun.js';
import { suggestAliases } from '../domain/suggest-aliases.js';
import { SeatChangesRepository } from '../persistence/seat-changes.repository.js';
import { SeatsRepository, type SeatView } from '../persistence/seats.repository.js';
import { ChangeSeat } from './change-seat.js';
import { SeatQueries } from './seat.queries.js';

/** What comes between the invitation and the first question: the agreement, then an alias. */
@Injectable()
export class Welcome {
  constructor(
    private readonly work: UnitOfWork,
    private readonly seats: SeatQueries,
    private readonly seatRows: SeatsRepository,
    private readonly seatChanges: SeatChangesRepository,
    private readonly studies: Studies,
    private readonly people: PeopleRegister,
    private readonly changeSeat: ChangeSeat,
    private readonly notifications: Notifications,
  ) {}

  async seatOf({ studyId, seatId }: ParticipantActor): Promise<SeatView> {
    const seat = await this.seats.find(studyId, seatId);
    if (!seat) throw missing('seat');
    return seat;
  }

  /** False when the wording has changed since the page was opened: it must be read before it is agreed to. */
  async agree(actor: ParticipantActor, version: string): Promise<boolean> {
    return this.work.run(async () => {
      const study = await this.studies.facts(actor.studyId);
      const { agreement } = study;
      if (agreement.version !== version) return false;
      const seat = await this.seatOf(actor);
      if (seat.state === 'invited')
        await this.changeSeat.change(actor, actor.studyId, actor.seatId, 'accepted', 'cameIn');
      else if (seat.state !== 'accepted') return true;
      await this.seatChanges.setAgreement(actor.studyId, actor.seatId, version, hasBegun(study));
      await this.changeSeat.change(actor, actor.studyId, actor.seatId, 'agreed', {
        code: 'agreement',
        words: version,
      });
      await this.notifications.send({
        studyId: actor.studyId,
        kind: 'welcome',
        key: `welcome:${actor.seatId}`,
        language: seat.language,
        to: { personId: seat.personId, seatId: actor.seatId },
        link: { purpose: 'sign-in', next: '/p/today' },
      });
      return true;
    });
  }

  async suggestions(actor: ParticipantActor, round: number): Promise<string[]> {
    const taken = await this.seatRows.aliasKeys(actor.studyId);
    const realName = await this.realName(actor, await this.seatOf(actor));
    return suggestAliases({ seatId: actor.seatId, language: actor.language, taken, realName, round });
  }

  /** Takes the alias, or says what stands against it. Once chosen it stays: the others know the person by it. */
  async takeAlias(actor: ParticipantActor, typed: string): Promise<AliasFault | 'taken' | undefined> {
    const seat = await this.seatOf(actor);
    const alias = tidyAlias(typed);
    const fault = aliasFault(alias, await this.realName(actor, seat));
    if (fault) return fault;
    const isFree = await this.seatChanges.setAlias(actor.studyId, actor.seatId, alias, aliasKey(alias));
    return isFree ? undefined : 'taken';
  }

  private async realName(actor: ParticipantActor, { personId }: SeatView): Promise<string> {
    const people = await this.people.lookUp(actor, actor.studyId, [personId], 'alias check');
    return people.get(personId)?.name ?? '';
  }
}
