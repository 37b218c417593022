import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who has done something lately, and until when that counts; gone as soon as it no longer does. */
@Entity({ schema: 'platform', name: 'rate_limit' })
export class RateLimitEntity {
  /** HMAC of what was done and from where: an address cannot be read from it. */
  @PrimaryColumn('bytea') key!: Buffer;
  /** When the whole burst may be had again. */
  @Index() @Column('timestamptz') restedAt!: Date;
}
