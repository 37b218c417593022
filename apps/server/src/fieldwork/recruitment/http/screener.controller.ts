import { Controller, Param } from '@nestjs/common';
import { screenerRoutes as routes, type ViewOf } from '@lytt/shared';
import { Endpoint } from '../../../platform/http/declare-access.js';
import { Screeners } from '../application/screeners.js';
import { screenerView } from './screener-view.presenter.js';

@Controller()
export class ScreenerController {
  constructor(private readonly screeners: Screeners) {}

  @Endpoint(routes.view)
  async view(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.view>> {
    return screenerView(await this.screeners.of(studyId));
  }
}
