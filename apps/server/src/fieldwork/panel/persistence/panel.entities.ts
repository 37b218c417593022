import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DrawMethod, PanelPlan, QuotaEntry, QuotaRelaxation, SeatReason, SeatState } from '@lytt/shared';

@Entity({ schema: 'research', name: 'panel_plan' })
@Check(`seats > 0 and reserves >= 0`)
export class PanelPlanEntity {
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') studyId!: string;
  @Column('integer') seats!: number;
  @Column('integer') reserves!: number;
  @Column('jsonb') quotas!: QuotaEntry[];
  @Column('integer', { nullable: true }) invite!: number | null;
  @Column('text', { default: 'goldilocks' }) method!: DrawMethod;
  @Column('jsonb', { nullable: true }) floor!: PanelPlan['floor'];
  @Column('text', { array: true, default: [] }) apart!: string[];
  @Column('double precision', { default: 0.33 }) dropoutRate!: number;
  @Column('jsonb', { default: [] }) dropoutGroups!: PanelPlan['dropout']['groups'];
  @Column('integer', { default: 4 }) answerWithinDays!: number;
  @Column('boolean', { default: false }) replaceAutomatically!: boolean;
  @Column('integer', { default: 2 }) replaceUntilDay!: number;
  @Column('integer', { default: 2 }) catchUpDays!: number;
}

/** A rule about people. It stays when it is taken back: draws that followed it name it as the reason. */
@Entity({ schema: 'research', name: 'people_rule' })
@Index(['studyId', 'at'])
@Check(`kind in ('pin','exclude','apart')`)
export class PeopleRuleEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') kind!: 'pin' | 'exclude' | 'apart';
  @Column('uuid', { array: true }) applicationIds!: string[];
  @Column('text') reason!: string;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) staffId!:
    string | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}

/** A suggested change that was taken over, for the record of the draws after it. */
@Entity({ schema: 'research', name: 'plan_relaxation' })
@Index(['studyId', 'at'])
export class PlanRelaxationEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('jsonb') changes!: QuotaRelaxation[];
  @Column('text') reason!: string;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) staffId!:
    string | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}

/** What each floor on the panel's rating costs, worked out from a frozen input. */
@Entity({ schema: 'research', name: 'floor_curve' })
@Index(['studyId', 'createdAt'])
@Check(`state in ('queued','running','done','infeasible','failed','cancelled')`)
export class FloorCurveEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text', { default: 'queued' }) state!: 'queued' | 'running' | 'done' | 'infeasible' | 'failed' | 'cancelled';
  @Column('jsonb') input!: Record<string, unknown>;
  @Column('jsonb', { default: [] }) points!: Record<string, unknown>[];
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
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
  /** What is worked out beside the library's own result: reserves compared, the numbered panels and the one drawn. */
  @Column('jsonb', { default: {} }) beside!: Record<string, unknown>;
  /** Drawn in public: how many numbered panels, and which number was drawn. */
  @Column('integer', { nullable: true }) numbered!: number | null;
  @Column('integer', { nullable: true }) number!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}

/** A seat on the panel or on the reserve list. Its id is all that the floors above know of a participant. */
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
  /** Copied from the application, so that analysis never reads applications. */
  @Column('jsonb', { default: {} }) attributes!: Record<string, string>;
  @Column('text', { nullable: true }) agreementVersion!: string | null;
  @Column('timestamptz', { nullable: true }) agreedAt!: Date | null;
  /** Until when the invitation may be answered. */
  @Column('timestamptz', { nullable: true }) answerBy!: Date | null;
  /** The seat that this one replaces. */
  @Column('uuid', { nullable: true }) replaces!: string | null;
  /** Made, or agreed to, when the discussion had begun. */
  @Column('boolean', { default: false }) late!: boolean;
}

@Entity({ schema: 'research', name: 'seat_change' })
@Index(['studyId', 'seatId', 'at'])
export class SeatChangeEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('SeatEntity', { onDelete: 'CASCADE' }) @Index() @Column('uuid') seatId!: string;
  @Column('text', { nullable: true }) fromState!: SeatState | null;
  @Column('text') toState!: SeatState;
  /** A code for what the service knows; null where a person gave the reason. */
  @Column('text', { nullable: true }) code!: SeatReason | null;
  @Column('text', { default: '' }) reason!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
