import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Facts about the installation itself: what the database was made for, the demo's sign-in secret. */
@Entity({ schema: 'platform', name: 'setting' })
export class SettingEntity {
  @PrimaryColumn('text') key!: string;
  @Column('jsonb') value!: unknown;
}
