import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'platform', name: 'staff' })
@Unique(['email'])
export class StaffEntity {
  @PrimaryColumn('uuid') id!: string;
  /** Lower case. */
  @Column('text') email!: string;
  @Column('text') name!: string;
  @Column('text') passwordHash!: string;
  /** AES-256-GCM under the identity key; null until the first sign-in has set it up. */
  @Column('bytea', { nullable: true }) totpSecret!: Buffer | null;
  /** The session (SHA-256 of its secret) that a key not yet confirmed was made for. */
  @Column('bytea', { nullable: true }) totpShownIn!: Buffer | null;
  @Column('timestamptz', { nullable: true }) totpConfirmedAt!: Date | null;
  /** The last time step whose code was taken: a code counts once. */
  @Column('bigint', { nullable: true }) totpLastStep!: string | null;
  @Column('boolean', { default: false }) isOwner!: boolean;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
}

@Entity({ schema: 'platform', name: 'staff_session' })
export class StaffSessionEntity {
  /** SHA-256 of the cookie's secret. */
  @PrimaryColumn('bytea') tokenHash!: Buffer;
  @ForeignKey('StaffEntity', { onDelete: 'CASCADE' }) @Index() @Column('uuid') staffId!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) lastSeenAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  /** A session counts only when the second factor has been given in it. */
  @Column('timestamptz', { nullable: true }) secondFactorAt!: Date | null;
}

@Entity({ schema: 'platform', name: 'staff_invitation' })
@Index(['studyId'])
@Unique(['tokenHash'])
export class StaffInvitationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('bytea', { nullable: true }) tokenHash!: Buffer | null;
  /** Null for the first owner, whose link is printed at start. */
  @Column('text', { nullable: true }) email!: string | null;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid', { nullable: true }) studyId!: string | null;
  @Column('text', { nullable: true }) role!: string | null;
  @Column('boolean', { default: false }) makesOwner!: boolean;
  @Column('uuid', { nullable: true }) invitedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
}

@Entity({ schema: 'platform', name: 'study_member' })
@Index(['staffId'])
@Check(`role in ('researcher','moderator','analyst','observer')`)
export class StudyMemberEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @ForeignKey('StaffEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') staffId!: string;
  @Column('text') role!: string;
  @Column('timestamptz', { default: () => 'now()' }) since!: Date;
}
