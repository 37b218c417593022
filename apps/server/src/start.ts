import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.js';
import { Access } from './foundation/access/access.facade.js';
import { openInstallation } from './open-installation.js';
import type { Settings } from './platform/config/settings.js';
import type { DatabaseDoors } from './platform/database/prepare-database.js';

export interface Running {
  app: NestFastifyApplication;
  settings: Settings;
  /** Stops the service, and the database if this program started it. */
  stop(): Promise<void>;
}

/** Something else listens where Lytt should. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is taken by another program. Stop that one, or choose another port, e.g. PORT=${port + 1} npm start.`,
    );
  }
}

export interface StartOptions {
  say?: (line: string) => void;
  /** A demo has a data folder and a database of its own whatever the settings say, and sends no mail. */
  demo?: boolean;
  /** Work between the migrations and the first module. */
  prepare?: (doors: DatabaseDoors) => Promise<void>;
  /** Work between the first module and the first request. */
  furnish?: (app: NestFastifyApplication) => Promise<void>;
}

/** From nothing to a listening service: database, migrations, modules, port. */
export async function start(options: StartOptions = {}): Promise<Running> {
  const say = options.say ?? ((): void => undefined);
  const { settings, adopted, stopDatabase } = await openInstallation({
    say,
    keepAlive: true,
    ...(options.demo ? { demo: true } : {}),
    ...(options.prepare ? { prepare: options.prepare } : {}),
  });
  try {
    const app = await createApp(settings);
    await options.furnish?.(app);
    // A worker answers nobody; its jobs are its whole work.
    if (settings.role !== 'worker') await app.listen(settings.port, settings.listen);
    return {
      app,
      settings,
      stop: async () => {
        await app.close();
        stopDatabase();
      },
    };
  } catch (fault) {
    // A server that was running already may serve somebody else.
    if (!adopted) stopDatabase();
    throw (fault as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortTaken(settings.port) : fault;
  }
}

/** The link with which the first owner signs up, while there is none. */
export async function firstOwnerLink({ app, settings }: Running): Promise<string | undefined> {
  const secret = await app.get(Access).firstOwnerSecret();
  return secret ? `${settings.publicUrl}/admin/join#${secret}` : undefined;
}
