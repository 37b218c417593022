import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { QuotaEntry, SeatState } from '@lytt/shared';

@Entity({ schema: 'research', name: 'panel_plan' })
@Check(`seats > 0 and reserves >= 0`)
export class PanelPlanEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @Column('integer') seats!: number;
  @Column('integer') reserves!: number;
  @Column('jsonb') quotas!: QuotaEntry[];
}

/** One run of the draw with everything that is needed to repeat it. */
@Entity({ schema: 'research', name: 'draw' })
@Index(['studyId', 'createdAt'])
@Check(`state in ('queued','running','done','infeasible','failed','cancelled')`)
export class DrawEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) requestedBy!:
    string | null;
  @Column('text', { default: 'queued' }) state!: 'queued' | 'running' | 'done' | 'infeasible' | 'failed' | 'cancelled';
  @Column('text') method!: string;
  @Column('text') seed!: string;
  /** Pool (application ids and attributes), quotas, size and reserves as they were. */
  @Column('jsonb') input!: Record<string, unknown>;
  @Column('jsonb', { default: {} }) progress!: Record<string, unknown>;
  @Column('jsonb', { nullable: true }) result!: Record<string, unknown> | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}

/** A place on the panel or on the reserve list. Its id is all that the discussion and the analysis know of a participant. */
@Entity({ schema: 'research', name: 'seat' })
@Index(['studyId', 'state'])
@Unique(['studyId', 'applicationId'])
@Unique(['studyId', 'aliasKey'])
@Check(`kind in ('panel','reserve')`)
@Check(
  `state in ('drawn','invited','accepted','agreed','active','completed','declined','expired','dropped','withdrawn')`,
)
export class SeatEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('ApplicationEntity') @Index() @Column('uuid') applicationId!: string;
  @ForeignKey('DrawEntity') @Index() @Column('uuid', { nullable: true }) drawId!: string | null;
  @Column('uuid') personId!: string;
  @Column('text') kind!: 'panel' | 'reserve';
  @Column('integer') position!: number;
  @Column('text', { default: 'drawn' }) state!: SeatState;
  @Column('text') language!: string;
  @Column('text', { nullable: true }) alias!: string | null;
  /** The alias folded (case, accents) so that two people cannot look alike. */
  @Column('text', { nullable: true }) aliasKey!: string | null;
  /** Copied from the application, so that analysis never reads recruitment. */
  @Column('jsonb', { default: {} }) attributes!: Record<string, string>;
  @Column('text', { nullable: true }) agreementVersion!: string | null;
  @Column('timestamptz', { nullable: true }) agreedAt!: Date | null;
}

@Entity({ schema: 'research', name: 'seat_change' })
@Index(['studyId', 'seatId', 'at'])
export class SeatChangeEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('SeatEntity', { onDelete: 'CASCADE' }) @Index() @Column('uuid') seatId!: string;
  @Column('text', { nullable: true }) fromState!: SeatState | null;
  @Column('text') toState!: SeatState;
  @Column('text', { default: '' }) reason!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
