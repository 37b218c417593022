import { Module } from '@nestjs/common';
import { PanelModule } from '../fieldwork/panel/panel.module.js';
import { ScreenerModule } from '../fieldwork/screener/screener.module.js';
import { PlayTheWeek } from './play-the-week.js';
import { RehearsalController } from './rehearsal.controller.js';
import { SeeAsParticipant } from './see-as-participant.js';
import { UnseenCopies } from './unseen-copy.js';

/** Stands above all modules, as the demo does, and plays through the same use cases. */
@Module({
  imports: [ScreenerModule, PanelModule],
  controllers: [RehearsalController],
  providers: [UnseenCopies, PlayTheWeek, SeeAsParticipant],
})
export class RehearsalModule {}
