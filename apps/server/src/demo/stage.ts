import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Language, ParticipantActor, StaffActor } from '@lytt/shared';
import { Access } from '../foundation/access/access.facade.js';
import { Studies, instantOf } from '../fieldwork/study/study.facade.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newSecret } from '../platform/vault/vault.js';
import type { DemoFile } from './demo-file.js';

export const COLLEAGUES = [
  { role: 'owner', name: 'Ragnhild Solvang', email: 'ragnhild@example.org' },
  { role: 'researcher', name: 'Torbjørn Vik', email: 'torbjorn@example.org' },
  { role: 'moderator', name: 'Mona Lunde', email: 'mona@example.org' },
  { role: 'analyst', name: 'Arne Fossum', email: 'arne@example.org' },
  { role: 'observer', name: 'Olga Brekke', email: 'olga@example.org' },
] as const;
export type ColleagueRole = (typeof COLLEAGUES)[number]['role'];

/**
 * Everything the demo's acts need: the study, its clock, who plays whom. The demo stands above all modules and plays
 * through the same use cases as people do; it writes no row that a use case would write.
 */
export class Stage {
  readonly colleagues = {} as Record<ColleagueRole, StaffActor>;
  /** Person of the demo file → application, seat. */
  readonly applications = new Map<string, string>();
  readonly seats = new Map<string, string>();
  /** `person:question` → the answer's post. */
  readonly answers = new Map<string, string>();
  /** `person:question:quote` → segment. */
  readonly segments = new Map<string, string>();
  studyId = '';
  private startsOn = '';
  private timeZone = '';

  constructor(
    readonly app: INestApplicationContext,
    readonly file: DemoFile,
  ) {}

  get work(): UnitOfWork {
    return this.app.get(UnitOfWork);
  }

  async hireColleagues(): Promise<void> {
    for (const { role, name, email } of COLLEAGUES) {
      const isOwner = role === 'owner';
      // Nobody knows the password: the demo's colleagues come in by the printed links alone.
      const staffId = await this.app.get(Access).createAccount({ name, email, password: newSecret(), isOwner });
      this.colleagues[role] = { kind: 'staff', staffId, name, isOwner };
    }
  }

  async open(studyId: string): Promise<void> {
    const study = await this.app.get(Studies).facts(studyId);
    this.studyId = studyId;
    this.startsOn = study.startsOn;
    this.timeZone = study.timeZone;
    for (const { role } of COLLEAGUES) {
      const studyRole = role === 'owner' ? 'researcher' : role;
      await this.app.get(Access).makeMember(studyId, this.colleagues[role].staffId, studyRole);
      this.colleagues[role] = { ...this.colleagues[role], studyId, role: studyRole };
    }
  }

  /** Moves the study's clock to a day (1 is the first) and a local time. */
  async at(day: number, time: string): Promise<void> {
    await this.app.get(Clock).shiftTo(this.studyId, instantOf(this.startsOn, day, time, this.timeZone));
  }

  async atMoment(moment: string): Promise<void> {
    const { day, time } = readMoment(moment);
    await this.at(day, time);
  }

  participant(person: string): ParticipantActor {
    return {
      kind: 'participant',
      studyId: this.studyId,
      seatId: this.seatOf(person),
      language: this.languageOf(person),
    };
  }

  seatOf(person: string): string {
    const seat = this.seats.get(person);
    if (!seat) throw new Error(`${person} has no seat in the demo`);
    return seat;
  }

  answerOf([person, question]: readonly [string, string, ...string[]]): string {
    const post = this.answers.get(`${person}:${question}`);
    if (!post) throw new Error(`${person} has not answered ${question} in the demo`);
    return post;
  }

  languageOf(person: string): Language {
    return this.file.applicants.find((applicant) => applicant.id === person)?.language ?? 'nb';
  }

  newKey(): string {
    return randomUUID();
  }
}

export function readMoment(moment: string): { day: number; time: string; order: string } {
  const [day = 'D1', time = '00:00'] = moment.split(' ');
  return { day: Number(day.slice(1)), time, order: moment };
}
