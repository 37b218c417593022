import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'research', name: 'source' })
@Unique(['studyId', 'code'])
export class SourceEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('integer') position!: number;
  /** Takes no new forms since then. */
  @Column('timestamptz', { nullable: true }) pausedAt!: Date | null;
}

/**
 * Openings of a source's letter and forms of which nothing was kept, counted by day and nothing else: no address, no
 * device.
 */
@Entity({ schema: 'research', name: 'source_visit' })
export class SourceVisitEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @ForeignKey('SourceEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') sourceId!: string;
  @PrimaryColumn('date') day!: string;
  @Column('integer', { default: 0 }) visits!: number;
  /** Ended by a rule that keeps nothing: such a form leaves no row of its own. */
  @Column('integer', { default: 0 }) turnedAway!: number;
}

@Entity({ schema: 'research', name: 'application' })
@Index(['studyId', 'state'])
@Index(['studyId', 'sourceId'])
@Unique(['sessionHash'])
@Check(`state in ('started','completed','refused')`)
@Check(`status in ('new','shortlisted','set-aside')`)
@Check(`standing in ('none','panel','reserve','left')`)
@Check(`told in ('invited','reserve','not-this-time')`)
@Index(['studyId', 'completedAt'])
export class ApplicationEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('SourceEntity') @Index() @Column('uuid') sourceId!: string;
  /** Known to the identity schema under this id; null until the contact page is answered. */
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('text') language!: string;
  @Column('text', { default: 'started' }) state!: 'started' | 'completed' | 'refused';
  @Column('text', { nullable: true }) refusal!: string | null;
  /** Without the contact questions; emptied when the refusal keeps nothing. */
  @Column('jsonb', { default: {} }) answers!: Record<string, unknown>;
  /** Quota attribute → value, derived when completed. */
  @Column('jsonb', { default: {} }) attributes!: Record<string, string>;
  /** SHA-256 of the applicant's cookie. */
  @Column('bytea', { nullable: true }) sessionHash!: Buffer | null;
  @Column('timestamptz', { default: () => 'now()' }) startedAt!: Date;
  @Column('timestamptz', { nullable: true }) completedAt!: Date | null;
  /** The version of the screener that was answered last. */
  @Column('integer', { default: 1 }) screenerVersion!: number;
  /** The day whose municipalities the place answers name (`@lytt/geography`); null without such an answer. */
  @Column('date', { nullable: true }) placesAsOf!: string | null;
  /** What the researchers think so far; set-aside keeps out of the draw. */
  @Column('text', { default: 'new' }) status!: 'new' | 'shortlisted' | 'set-aside';
  @Column('text', { nullable: true }) statusReason!: string | null;
  /** Where the panel stands with this applicant, told by the panel itself. */
  @Column('text', { default: 'none' }) standing!: 'none' | 'panel' | 'reserve' | 'left';
  /** The decision that was mailed last. */
  @Column('text', { nullable: true }) told!: 'invited' | 'reserve' | 'not-this-time' | null;
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
  @Column('text', { array: true, default: [] }) tags!: string[];
  /** Taken in against the rule; the reason stands in the audit. */
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' })
  @Index()
  @Column('uuid', { nullable: true })
  overruledBy!: string | null;
  @Column('timestamptz', { nullable: true }) overruledAt!: Date | null;
  /** A field that people do not see was filled in. */
  @Column('boolean', { default: false }) honeypot!: boolean;
}

/** A picture sent with a screener's answer; the bytes lie in the file store under this id. */
@Entity({ schema: 'research', name: 'application_picture' })
@Index(['studyId', 'applicationId'])
export class ApplicationPictureEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('ApplicationEntity', { onDelete: 'CASCADE' }) @Index() @Column('uuid') applicationId!: string;
  @Column('text') question!: string;
  /** As the applicant's device named it; shown, never a path. */
  @Column('text') name!: string;
  @Column('text') type!: string;
  @Column('integer') width!: number;
  @Column('integer') height!: number;
  @Column('integer') bytes!: number;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
