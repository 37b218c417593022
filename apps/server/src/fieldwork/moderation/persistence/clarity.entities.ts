import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ClarityState } from '@lytt/shared';

/** Where an answer stands in the clarity loop. No row: unread. */
@Entity({ schema: 'research', name: 'clarity' })
@Index(['studyId', 'state', 'since'])
@Check(`state in ('unread','clear','unclear','probed','answered','settled','closed')`)
export class ClarityEntity {
  @ForeignKey('PostEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') postId!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') state!: ClarityState;
  /** The moderator who follows it up. */
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) holderId!:
    string | null;
  @Column('timestamptz') since!: Date;
  /** End of the study's day on which it became unclear. */
  @Column('timestamptz', { nullable: true }) deadline!: Date | null;
}

@Entity({ schema: 'research', name: 'clarity_change' })
@Index(['studyId', 'postId', 'at'])
export class ClarityChangeEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('PostEntity', { onDelete: 'CASCADE' }) @Index() @Column('uuid') postId!: string;
  @Column('text') fromState!: ClarityState;
  @Column('text') toState!: ClarityState;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) staffId!:
    string | null;
  @Column('timestamptz') at!: Date;
}
