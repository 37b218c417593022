import { Controller, Get } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Public } from '../http/declare-access.js';

@Controller()
export class HealthController {
  constructor(private readonly work: UnitOfWork) {}

  @Get('/health')
  @Public('balancers and the start script ask whether the service is ready; it says nothing else')
  async health(): Promise<{ ok: true }> {
    await this.work.reach();
    return { ok: true };
  }
}
