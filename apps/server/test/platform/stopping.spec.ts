import type { Runner } from 'graphile-worker';
import { DataSource } from 'typeorm';
import { SEND_NOTICE } from '../../src/foundation/notifications/domain/notice.js';
import { SendNotice } from '../../src/foundation/notifications/application/send-notice.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { TestApp } from '../support/test-app.js';

describe('a service that is told to stop', () => {
  it('lets the job that runs come to its end with the database at hand', async () => {
    const lytt = await TestApp.start();
    const [jobs, work, source] = [lytt.app.get(Jobs), lytt.app.get(UnitOfWork), lytt.app.get(DataSource)];
    const order: string[] = [];
    let begun = (): void => undefined;
    let goOn = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    // Whichever comes first as the service goes down; after either, a job that still runs must find the database.
    const goesDown = new Promise<void>((resolve) => (goOn = resolve));
    jest.spyOn(lytt.app.get(SendNotice), 'execute').mockImplementation(async () => {
      begun();
      await goesDown;
      await work.query('select 1');
      order.push('job');
    });
    const runner = Reflect.get(jobs, 'runner') as Runner;
    const stop = runner.stop.bind(runner);
    jest.spyOn(runner, 'stop').mockImplementation((...given) => {
      goOn();
      return stop(...given);
    });
    const destroy = source.destroy.bind(source);
    jest.spyOn(source, 'destroy').mockImplementation(async () => {
      await destroy();
      order.push('connection');
      goOn();
    });
    await work.run(() => jobs.enqueue(SEND_NOTICE, { ids: [] }));
    await hasBegun;
    await lytt.stop();
    expect(order).toEqual(['job', 'connection']);
  });
});
