import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Localized } from '@lytt/shared';

/** A moderator's notice to the whole group. The mails about it are notices, one a person. */
@Entity({ schema: 'research', name: 'group_notice' })
@Index(['studyId', 'createdAt'])
@Index(['staffId', 'submissionKey'], { unique: true, where: 'submission_key is not null' })
export class GroupNoticeEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('jsonb') title!: Localized;
  @Column('jsonb') text!: Localized;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) staffId!:
    string | null;
  /** From whoever writes it; a replay returns the first result. */
  @Column('uuid', { nullable: true }) submissionKey!: string | null;
  @Column('timestamptz') createdAt!: Date;
  /** When the mails about it were recorded; once. */
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}
