import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ScreenerSection } from '@lytt/shared';

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
