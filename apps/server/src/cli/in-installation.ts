import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { openInstallation } from '../open-installation.js';
import { InvalidSettings, type Settings } from '../platform/config/settings.js';
import { CommandFailed } from './command-failed.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Carries work out with all modules and no port, beside a service that runs on the same database, or with nothing running. */
export async function inInstallation<T>(
  work: (app: INestApplicationContext, settings: Settings) => Promise<T>,
): Promise<T> {
  const { settings, adopted, stopDatabase } = await open();
  const stop = (): void => {
    if (!adopted) stopDatabase();
  };
  const interrupted = (): void => {
    stop();
    process.exit(130);
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  let app: INestApplicationContext | undefined;
  try {
    // As `web` it does none of the jobs and ticks that wait for the service.
    app = await NestFactory.createApplicationContext(AppModule.for({ ...settings, role: 'web' }), {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    return await work(app, settings);
  } finally {
    await app?.close();
    stop();
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
}

async function open(): ReturnType<typeof openInstallation> {
  try {
    return await openInstallation({ say: (line) => void process.stderr.write(`${line}\n`) });
  } catch (fault) {
    if (fault instanceof InvalidSettings) throw new CommandFailed(fault.message);
    if ((fault as NodeJS.ErrnoException).code === 'ECONNREFUSED')
      throw new CommandFailed('The database that DATABASE_URL names does not answer.');
    throw fault;
  }
}
