import { Injectable } from '@nestjs/common';
import type { Language, SeatState, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { instantOf, Studies, type StudyFacts } from '../../study/study.facade.js';
import { ChangeSeat } from './change-seat.js';

interface Guest {
  id: string;
  personId: string;
  language: Language;
  state: SeatState;
  times: number;
}

const GUEST = `s.id, s.person_id as "personId", s.language, s.state,
  (select count(*)::int from research.seat_change c where c.seat_id = s.id and c.to_state = 'invited') as times`;
const LOCALE: Record<Language, string> = { nb: 'nb-NO', en: 'en-GB' };

/** Asks people to take their seat, by mail. */
@Injectable()
export class InviteSeats {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
    private readonly changeSeat: ChangeSeat,
    private readonly notifications: Notifications,
    private readonly audit: Audit,
  ) {}

  /** Every drawn seat of the panel; the reserves are told that they are reserves. */
  async inviteAll(actor: StaffActor, studyId: string): Promise<number> {
    return this.work.run(async () => {
      const study = await this.open(studyId);
      const guests = await this.drawn(studyId, 'panel');
      if (guests.length === 0)
        throw conflict('panel.nobody-to-invite', 'There is nobody left to invite: confirm a draw first.');
      for (const guest of guests) await this.invite(actor, study, guest);
      for (const { id, personId, language } of await this.drawn(studyId, 'reserve'))
        await this.notifications.send({
          studyId,
          kind: 'reserve',
          key: `reserve:${id}`,
          language,
          to: { personId, seatId: id },
          values: factsFor(study, language),
        });
      return guests.length;
    });
  }

  /** One seat; this is how a reserve moves up. */
  async inviteOne(actor: StaffActor, studyId: string, seatId: string): Promise<number> {
    return this.work.run(async () => {
      const study = await this.open(studyId);
      await this.invite(actor, study, await this.guest(studyId, seatId));
      return 1;
    });
  }

  /** A new link for somebody who lost theirs; two clicks within a minute send one mail. */
  async resend(actor: StaffActor, studyId: string, seatId: string): Promise<boolean> {
    return this.work.run(async () => {
      const study = await this.open(studyId);
      const { id, personId, language, state } = await this.guest(studyId, seatId);
      const minute = Math.floor((await this.studies.now(studyId)).getTime() / 60_000);
      const to = { personId, seatId: id };
      await this.audit.record(actor, 'panel.link-sent-again', studyId, { seatId });
      if (state === 'invited')
        return this.notifications.send({
          studyId,
          kind: 'invitation',
          key: `invitation:${id}:again:${minute}`,
          language,
          to,
          link: { purpose: 'invitation', next: '/p/today' },
          values: factsFor(study, language),
        });
      if (!['accepted', 'agreed', 'active', 'completed'].includes(state))
        throw conflict('panel.no-link', 'Only somebody who is invited or takes part can be sent a link.');
      return this.notifications.send({
        studyId,
        kind: 'sign-in-link',
        key: `sign-in-link:${id}:${minute}`,
        language,
        to,
        link: { purpose: 'sign-in', next: '/p/today' },
      });
    });
  }

  private async invite(actor: StaffActor, study: StudyFacts, { id, personId, language, times }: Guest): Promise<void> {
    await this.changeSeat.change(actor, study.id, id, 'invited', times === 0 ? 'invited' : 'invited again');
    await this.notifications.send({
      studyId: study.id,
      kind: 'invitation',
      key: `invitation:${id}:${times + 1}`,
      language,
      to: { personId, seatId: id },
      link: { purpose: 'invitation', next: '/p/today' },
      values: factsFor(study, language),
    });
  }

  private async open(studyId: string): Promise<StudyFacts> {
    const study = await this.studies.facts(studyId);
    if (study.phase === 'draft') throw conflict('panel.not-recruiting', 'Open recruiting before anybody is invited.');
    if (study.phase === 'closed')
      throw conflict('panel.study-closed', 'The study is closed; nobody can be invited any more.');
    return study;
  }

  private drawn(studyId: string, kind: 'panel' | 'reserve'): Promise<Guest[]> {
    return this.work.query<Guest>(
      `select ${GUEST} from research.seat s where s.study_id = $1 and s.kind = $2 and s.state = 'drawn' order by s.position for update`,
      [studyId, kind],
    );
  }

  private async guest(studyId: string, seatId: string): Promise<Guest> {
    const [guest] = await this.work.query<Guest>(
      `select ${GUEST} from research.seat s where s.study_id = $1 and s.id = $2 for update`,
      [studyId, seatId],
    );
    if (!guest) throw missing('seat');
    return guest;
  }
}

/** What the mail says about the study; a person without a seat learns no more from it. */
function factsFor(study: StudyFacts, language: Language): Record<string, string | number> {
  const day = (number: number): string =>
    new Intl.DateTimeFormat(LOCALE[language], {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: study.timeZone,
    }).format(instantOf(study.startsOn, number, '12:00', study.timeZone));
  return { firstDay: day(1), lastDay: day(study.days), days: study.days };
}
