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
}

/** Openings of a source's letter, counted by day and nothing else: no address, no device. */
@Entity({ schema: 'research', name: 'source_visit' })
export class SourceVisitEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @ForeignKey('SourceEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') sourceId!: string;
  @PrimaryColumn('date') day!: string;
  @Column('integer', { default: 0 }) visits!: number;
}

@Entity({ schema: 'research', name: 'screener' })
export class ScreenerEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @Column('jsonb') definition!: ScreenerSection;
}

@Entity({ schema: 'research', name: 'application' })
@Index(['studyId', 'state'])
@Index(['studyId', 'sourceId'])
@Unique(['sessionHash'])
@Check(`state in ('started','completed','refused')`)
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
  /** The earlier form that came from the same e-mail address. Both are kept and shown: two people may share one. */
  @Column('uuid', { nullable: true }) sameAddressAs!: string | null;
  /** SHA-256 of the applicant's cookie. */
  @Column('bytea', { nullable: true }) sessionHash!: Buffer | null;
  @Column('timestamptz', { default: () => 'now()' }) startedAt!: Date;
  @Column('timestamptz', { nullable: true }) completedAt!: Date | null;
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
