import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Localized, Masking } from '@lytt/shared';

@Entity({ schema: 'research', name: 'question' })
@Index(['studyId', 'opensAt'])
@Unique(['studyId', 'key'])
@Check(`masking in ('open','after-own-answer','private')`)
@Check(`closes_at > opens_at`)
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
  /** The wording in force. */
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}

@Entity({ schema: 'research', name: 'question_version' })
@Index(['studyId'])
export class QuestionVersionEntity {
  @ForeignKey('QuestionEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') questionId!: string;
  @PrimaryColumn('integer') version!: number;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('jsonb') title!: Localized;
  @Column('jsonb') text!: Localized;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** A due side effect of the schedule that has been carried out: the row is what makes it happen once. */
@Entity({ schema: 'research', name: 'schedule_effect' })
export class ScheduleEffectEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @ForeignKey('QuestionEntity', { onDelete: 'CASCADE' }) @Index() @PrimaryColumn('uuid') questionId!: string;
  /** `opened` or `reminder`. */
  @PrimaryColumn('text') effect!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
