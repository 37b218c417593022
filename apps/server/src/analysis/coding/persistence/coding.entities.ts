import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'research', name: 'code' })
@Unique(['studyId', 'key'])
export class CodeEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') key!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) definition!: string;
  @Column('text') colour!: string;
  @ForeignKey('CodeEntity') @Index() @Column('uuid', { nullable: true }) parentId!: string | null;
  @Column('integer') position!: number;
}

/** Words of one frozen version of one post. Offsets in code points, the words beside them. */
@Entity({ schema: 'research', name: 'segment' })
@Index(['studyId', 'postId'])
@Unique(['postId', 'version', 'fromPoint', 'toPoint'])
@Check(`from_point >= 0 and to_point > from_point`)
export class SegmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('PostEntity', { onDelete: 'CASCADE' }) @Column('uuid') postId!: string;
  @Column('integer') version!: number;
  @Column('integer') fromPoint!: number;
  @Column('integer') toPoint!: number;
  @Column('text') quote!: string;
  @Column('boolean', { default: false }) starred!: boolean;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) createdBy!:
    string | null;
  @Column('timestamptz') createdAt!: Date;
}

@Entity({ schema: 'research', name: 'coding' })
@Index(['studyId', 'codeId'])
export class CodingEntity {
  @ForeignKey('SegmentEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') segmentId!: string;
  @ForeignKey('CodeEntity') @Index() @PrimaryColumn('uuid') codeId!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('StaffEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) staffId!:
    string | null;
  @Column('timestamptz') at!: Date;
}
