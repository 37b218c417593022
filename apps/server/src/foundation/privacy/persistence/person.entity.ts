import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Name and addresses of one applicant, encrypted, under a random id that alone links it to research.
 * Its schema is open to the identity role only.
 */
@Entity({ schema: 'identity', name: 'person' })
@Index(['studyId', 'emailIndex'])
@Index(['studyId', 'mailboxIndex'])
@Index(['studyId', 'phoneIndex'])
export class PersonEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') studyId!: string;
  /** AES-256-GCM: 12 bytes nonce, 16 bytes tag, ciphertext. */
  @Column('bytea') name!: Buffer;
  @Column('bytea') email!: Buffer;
  @Column('bytea', { nullable: true }) phone!: Buffer | null;
  /** HMAC-SHA-256 of the normalised address: finds duplicates without decrypting. */
  @Column('bytea') emailIndex!: Buffer;
  /** The same of the mailbox behind the address; null for people entered before it was kept. */
  @Column('bytea', { nullable: true }) mailboxIndex!: Buffer | null;
  @Column('bytea', { nullable: true }) phoneIndex!: Buffer | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
