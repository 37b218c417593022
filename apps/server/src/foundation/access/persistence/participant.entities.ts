import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A secret mailed to a participant. Opening it shows a button; only pressing the button spends it. */
@Entity({ schema: 'platform', name: 'participant_link' })
@Index(['studyId', 'seatId'])
export class ParticipantLinkEntity {
  @PrimaryColumn('bytea') tokenHash!: Buffer;
  @Column('uuid') studyId!: string;
  @Column('uuid') seatId!: string;
  /** `invitation`: begins taking part; `sign-in`: comes back. A token for one is worthless for the other. */
  @Column('text') purpose!: string;
  @Column('text', { default: '/p/today' }) next!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) spentAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}

@Entity({ schema: 'platform', name: 'participant_session' })
@Index(['studyId', 'seatId'])
export class ParticipantSessionEntity {
  @PrimaryColumn('bytea') tokenHash!: Buffer;
  @Column('uuid') studyId!: string;
  @Column('uuid') seatId!: string;
  @Column('text') language!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
}
