import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who did what to which study's what. The app's role may add and read rows, never change or remove them. */
@Entity({ schema: 'platform', name: 'audit' })
@Index(['studyId', 'at'])
export class AuditEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  @Column('text') actorKind!: string;
  @Column('uuid', { nullable: true }) actorId!: string | null;
  @Column('text') action!: string;
  @Column('uuid', { nullable: true }) studyId!: string | null;
  @Column('jsonb', { default: {} }) subject!: Record<string, unknown>;
}
