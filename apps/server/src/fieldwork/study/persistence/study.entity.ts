import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AgreementSection, LetterSection, Language, Localized, StudyPhase, StudySection } from '@lytt/shared';
import type { z } from 'zod';

@Entity({ schema: 'research', name: 'study' })
@Unique(['slug'])
@Check(`phase in ('draft','recruiting','field','closed')`)
@Check(`days between 1 and 60`)
export class StudyEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') slug!: string;
  /** The address as the study's file wishes it, where that one was taken; null where the study has it. */
  @Column('text', { nullable: true }) fileSlug!: string | null;
  @Column('text', { default: 'draft' }) phase!: StudyPhase;
  @Column('jsonb') title!: Localized;
  @Column('text', { array: true }) languages!: Language[];
  @Column('text') timeZone!: string;
  @Column('date') startsOn!: string;
  @Column('integer') days!: number;
  @Column('jsonb') contact!: StudySection['contact'];
  @Column('jsonb') letter!: z.infer<typeof LetterSection>;
  @Column('jsonb') agreement!: z.infer<typeof AgreementSection>;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) createdBy!:
    string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
