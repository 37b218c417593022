import type { Localized } from '@lytt/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** One message to one person: written in the transaction of its cause, sent by a job. Holds ids and no address or words. */
@Entity({ schema: 'research', name: 'notice' })
@Index(['studyId', 'createdAt'])
@Index(['studyId', 'dueAt'], { where: 'due_at is not null' })
@Index(['studyId', 'seatId'])
@Unique(['key'])
@Check(`channel in ('mail','push')`)
@Check(`state in ('pending','sending','sent','failed','dropped')`)
export class NoticeEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  /** The same key is never sent twice. */
  @Column('text') key!: string;
  @Column('text') kind!: string;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('uuid', { nullable: true }) staffInvitationId!: string | null;
  @Column('uuid', { nullable: true }) seatId!: string | null;
  @Column('text') language!: string;
  @Column('jsonb', { default: {} }) values!: Record<string, unknown>;
  @Column('text', { default: 'pending' }) state!: string;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('text', { nullable: true }) fault!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  /** When to ask next whether it may go; only of kinds that can wait, and only until they are done with. */
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  /** From then on it says nothing new, and is not sent any more. */
  @Column('timestamptz', { nullable: true }) until!: Date | null;
  /** The mail it went out in, alone or with others; a second try is the same mail. */
  @Index()
  @Column('uuid', { nullable: true })
  mailId!: string | null;
  @Column('text', { default: 'mail' }) channel!: 'mail' | 'push';
}

/** A study's own words for one kind of mail; without a row Lytt's own are sent. */
@Entity({ schema: 'research', name: 'mail_text' })
export class MailTextEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @PrimaryColumn('text') kind!: string;
  @Column('jsonb') subject!: Localized;
  @Column('jsonb') body!: Localized;
}

/** When a study's participants may be written to; without a row, by the defaults of `MailRules`. */
@Entity({ schema: 'research', name: 'mail_rule' })
export class MailRuleEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @Column('integer') quietFrom!: number;
  @Column('integer') quietTo!: number;
  @Column('integer') atMost!: number;
  @Column('boolean') quoteProbe!: boolean;
}

/** How a participant wants to hear from the study, and whether their address takes mail. Without a row: by mail, by the study's clock. */
@Entity({ schema: 'research', name: 'participant_wish' })
@Index(['studyId'])
@Check(`channel in ('mail','push','none')`)
export class ParticipantWishEntity {
  @ForeignKey('SeatEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') seatId!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  /** IANA name, from the participant's device, changed on their own page. */
  @Column('text', { nullable: true }) timeZone!: string | null;
  /** The hour (0–23, by their own clock) of the one mail a day; null sends when it happens. */
  @Column('integer', { nullable: true }) mailHour!: number | null;
  @Column('text', { default: 'mail' }) channel!: 'mail' | 'push' | 'none';
  /** Kinds of notice that they stopped. */
  @Column('jsonb', { default: [] }) stopped!: string[];
  /** Web push subscriptions: endpoint and keys. */
  @Column('jsonb', { nullable: true }) push!: { endpoint: string; keys: { p256dh: string; auth: string } }[] | null;
  @Column('text', { nullable: true }) addressFault!: string | null;
  @Column('timestamptz', { nullable: true }) addressFaultAt!: Date | null;
}
