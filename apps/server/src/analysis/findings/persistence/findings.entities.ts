import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Localized, Stance } from '@lytt/shared';

@Entity({ schema: 'research', name: 'theme' })
@Index(['studyId', 'position'])
export class ThemeEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) summary!: string;
  @Column('integer') position!: number;
  @Column('timestamptz') createdAt!: Date;
}

@Entity({ schema: 'research', name: 'theme_quote' })
@Index(['studyId', 'themeId'])
export class ThemeQuoteEntity {
  @ForeignKey('ThemeEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') themeId!: string;
  @ForeignKey('SegmentEntity', { onDelete: 'CASCADE' }) @Index() @PrimaryColumn('uuid') segmentId!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('timestamptz') at!: Date;
}

@Entity({ schema: 'research', name: 'hypothesis' })
@Unique(['studyId', 'key'])
export class HypothesisEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') key!: string;
  @Column('jsonb') text!: Localized;
  @Column('integer') position!: number;
  /** The quote it was started from, if any. */
  @ForeignKey('SegmentEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) startedFrom!:
    string | null;
}

@Entity({ schema: 'research', name: 'evidence' })
@Index(['studyId', 'hypothesisId'])
@Check(`stance in ('for','against','mixed')`)
export class EvidenceEntity {
  @ForeignKey('HypothesisEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') hypothesisId!: string;
  @ForeignKey('SegmentEntity', { onDelete: 'CASCADE' }) @Index() @PrimaryColumn('uuid') segmentId!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') stance!: Stance;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) staffId!:
    string | null;
  @Column('timestamptz') at!: Date;
}

@Entity({ schema: 'research', name: 'observed_case' })
@Unique(['studyId', 'key'])
export class ObservedCaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') key!: string;
  @Column('text') name!: string;
  @Column('integer') position!: number;
}
