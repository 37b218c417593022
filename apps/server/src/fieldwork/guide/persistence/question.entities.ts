import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AnswerForm, Localized, Masking, Segment } from '@lytt/shared';
import type { KeptStimulus } from '../domain/kept-stimulus.js';

@Entity({ schema: 'research', name: 'question' })
@Index(['studyId', 'opensAt'])
@Unique(['studyId', 'key'])
@Check(`masking in ('open','after-own-answer','private')`)
@Check(`closes_at > opens_at`)
@Check(`clock in ('study','own')`)
export class QuestionEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') key!: string;
  @Column('integer') position!: number;
  @Column('integer') day!: number;
  /** Wall times in the study's zone; the instants beside them are resolved from these. */
  @Column('text') opensLocal!: string;
  @Column('integer') closesDay!: number;
  @Column('text') closesLocal!: string;
  @Column('timestamptz') opensAt!: Date;
  @Column('timestamptz') closesAt!: Date;
  @Column('text') masking!: Masking;
  @Column('integer') minutes!: number;
  @Column('jsonb', { nullable: true }) section!: Localized | null;
  /** Whose wall clock: the study's, or each participant's own (`question_time`). */
  @Column('text', { default: 'study' }) clock!: 'study' | 'own';
  @Column('boolean', { default: true }) skippable!: boolean;
  @Column('integer', { nullable: true }) hintWords!: number | null;
  @Column('jsonb', { default: [] }) onlyFor!: Segment;
  @Column('boolean', { default: false }) afterPrevious!: boolean;
  @Column('integer', { nullable: true }) peers!: number | null;
  @Column('jsonb', { default: [] }) probes!: Localized[];
  /** The wording in force. */
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
  /** Its opening before new time-zone data moved it; null once it is placed by hand. */
  @Column('timestamptz', { nullable: true }) movedFrom!: Date | null;
}

@Entity({ schema: 'research', name: 'question_version' })
@Index(['studyId'])
export class QuestionVersionEntity {
  @ForeignKey('QuestionEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') questionId!: string;
  @PrimaryColumn('integer') version!: number;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('jsonb') title!: Localized;
  @Column('jsonb') text!: Localized;
  @Column('jsonb', { default: { kind: 'text' } }) answer!: AnswerForm;
  @Column('jsonb', { default: [] }) stimuli!: KeptStimulus[];
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** When a question on the participants' own clocks opens and closes in one of their zones. */
@Entity({ schema: 'research', name: 'question_time' })
@Index(['studyId', 'opensAt'])
export class QuestionTimeEntity {
  @ForeignKey('QuestionEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') questionId!: string;
  @PrimaryColumn('text') timeZone!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('timestamptz') opensAt!: Date;
  @Column('timestamptz') closesAt!: Date;
  @Column('timestamptz', { nullable: true }) movedFrom!: Date | null;
}

/** A picture that belongs to the guide; its bytes lie in the file store under the same id. */
@Entity({ schema: 'research', name: 'stimulus_file' })
@Index(['studyId'])
export class StimulusFileEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') type!: 'image/jpeg' | 'image/png' | 'image/webp';
  @Column('integer') width!: number;
  @Column('integer') height!: number;
  @Column('integer') bytes!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** A due side effect of the schedule that has been carried out: the row is what makes it happen once. */
@Entity({ schema: 'research', name: 'schedule_effect' })
export class ScheduleEffectEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @ForeignKey('QuestionEntity', { onDelete: 'CASCADE' }) @Index() @PrimaryColumn('uuid') questionId!: string;
  /** `opened`, `reminder`, `closed` or `day-gone`. */
  @PrimaryColumn('text') effect!: string;
  /** For the people of this zone; empty for those on the study's clock. */
  @PrimaryColumn('text', { default: '' }) timeZone!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}

/** A moment at which everything had closed for somebody, and what follows from it has been carried out. */
@Entity({ schema: 'research', name: 'all_closed' })
export class AllClosedEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @PrimaryColumn('timestamptz') at!: Date;
}
