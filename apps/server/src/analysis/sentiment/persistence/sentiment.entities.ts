import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SentimentLabel } from '@lytt/shared';

@Entity({ schema: 'research', name: 'sentiment' })
@Index(['studyId', 'label'])
@Check(`label in ('negative','neutral','positive','none')`)
export class SentimentEntity {
  @ForeignKey('PostEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') postId!: string;
  @PrimaryColumn('integer') version!: number;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('real') score!: number;
  @Column('text') label!: SentimentLabel;
  /** The words that decided it: offsets in code points of that version. */
  @Column('jsonb') words!: { from: number; to: number; text: string; value: number; because?: string }[];
  @Column('text') engine!: string;
  /** A person's judgement; it wins over the engine's. */
  @Column('text', { nullable: true }) correctedLabel!: SentimentLabel | null;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) correctedBy!:
    string | null;
  @Column('timestamptz', { nullable: true }) correctedAt!: Date | null;
}
