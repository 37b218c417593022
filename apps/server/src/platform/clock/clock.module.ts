import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock.js';
import { ClockShiftEntity } from './persistence/clock-shift.entity.js';
import { DatabaseTime } from './persistence/database-time.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([ClockShiftEntity])],
  providers: [DatabaseTime, Clock],
  exports: [Clock],
})
export class ClockModule {}
