import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'clock_shift' })
export class ClockShiftEntity {
  @PrimaryColumn('uuid') studyId!: string;
  @Column('interval') shift!: string;
}
