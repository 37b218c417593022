import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ScreenerSection } from '@lytt/shared';

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

/** Openings of a source's letter and forms of which nothing was kept, counted by day and nothing else: no address, no device. */
@Entity({ schema: 'research', name: 'source_visit' })
export class SourceVisitEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @ForeignKey('SourceEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') sourceId!: string;
  @PrimaryColumn('date') day!: string;
  @Column('integer', { default: 0 }) visits!: number;
  /** Ended by a rule that keeps nothing: such a form leaves no row of its own. */
  @Column('integer', { default: 0 }) turnedAway!: number;
}

@Entity({ schema: 'research', name: 'screener' })
export class ScreenerEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  /** What applicants see: the newest published version. */
  @Column('jsonb') definition!: ScreenerSection;
  @Column('integer', { default: 1 }) version!: number;
  /** The editor's copy, faults and all; null while it is the published one. */
  @Column('jsonb', { nullable: true }) draft!: Record<string, unknown> | null;
  /** Grows with every save, so that two editors cannot overwrite each other unseen. */
  @Column('integer', { default: 0 }) draftRevision!: number;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' })
  @Index()
  @Column('uuid', { nullable: true })
  draftBy!: string | null;
  @Column('timestamptz', { nullable: true }) draftAt!: Date | null;
}

/** Every screener that was ever published: an answer is read beside the words it was asked in. */
@Entity({ schema: 'research', name: 'screener_version' })
export class ScreenerVersionEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') definition!: ScreenerSection;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' })
  @Index()
  @Column('uuid', { nullable: true })
  publishedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) publishedAt!: Date;
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

@Entity({ schema: 'research', name: 'application_note' })
@Index(['studyId', 'applicationId', 'at'])
export class ApplicationNoteEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('ApplicationEntity', { onDelete: 'CASCADE' }) @Index() @Column('uuid') applicationId!: string;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' })
  @Index()
  @Column('uuid', { nullable: true })
  staffId!: string | null;
  @Column('text') text!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}

/** A reason to look twice at an application; shown to people, never a refusal. */
@Entity({ schema: 'research', name: 'integrity_sign' })
@Check(`kind in ('same-contact','near-text','burst','contradiction','speed','honeypot')`)
export class IntegritySignEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @ForeignKey('ApplicationEntity', { onDelete: 'CASCADE' }) @Index() @PrimaryColumn('uuid') applicationId!: string;
  @PrimaryColumn('text') kind!: string;
  @Column('jsonb', { default: {} }) detail!: Record<string, unknown>;
  @Column('timestamptz', { default: () => 'now()' }) foundAt!: Date;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' })
  @Index()
  @Column('uuid', { nullable: true })
  dismissedBy!: string | null;
  @Column('timestamptz', { nullable: true }) dismissedAt!: Date | null;
}

/**
 * Finds open answers that are nearly the same: a few numbers drawn from the words (MinHash bands), from which the words
 * cannot be read. Goes with the answer.
 */
@Entity({ schema: 'research', name: 'answer_band' })
export class AnswerBandEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @PrimaryColumn('bigint') band!: string;
  @ForeignKey('ApplicationEntity', { onDelete: 'CASCADE' }) @Index() @PrimaryColumn('uuid') applicationId!: string;
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

@Entity({ schema: 'research', name: 'rating' })
@Index(['studyId', 'applicationId'])
@Check(`value between 1 and 5`)
export class RatingEntity {
  @ForeignKey('ApplicationEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') applicationId!: string;
  @ForeignKey('StaffEntity', { onDelete: 'CASCADE' }) @Index() @PrimaryColumn('uuid') staffId!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  /** "Discusses well", 1 to 5. */
  @Column('smallint') value!: number;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
