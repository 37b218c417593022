import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

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
