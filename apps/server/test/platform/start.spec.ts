import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** The program as a user runs it, on an installation of its own. */
class Program {
  said = '';
  private constructor(
    private readonly child: ChildProcess,
    readonly ready: Promise<void>,
  ) {}

  static start(dataDir: string, port: number, environment: Record<string, string> = {}): Program {
    const child = spawn(process.execPath, ['bin/start.mjs'], {
      env: { ...process.env, LYTT_DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hearing = { said: (_: string): unknown => undefined };
    const ready = new Promise<void>((resolve, reject) => {
      const hear = (part: Buffer): void => {
        hearing.said(part.toString());
        if (part.toString().includes('Ctrl-C stops everything')) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.on('exit', (code) => reject(new Error(`ended with ${code}: ${program.said}`)));
    });
    ready.catch(() => undefined);
    const program = new Program(child, ready);
    hearing.said = (part) => (program.said += part);
    return program;
  }

  async eventually(holds: () => boolean): Promise<void> {
    for (let tries = 0; tries < 600 && !holds(); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
    if (!holds()) throw new Error(`it did not happen: ${this.said}`);
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    return new Promise((resolve) => {
      if (this.child.exitCode !== null) return resolve(this.child.exitCode);
      this.child.on('exit', (code) => resolve(code));
      this.child.kill(signal);
    });
  }
}

const databasePort = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3]);

describe('starting the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lytt-start-'));
  let running: Program | undefined;
  afterAll(async () => {
    await running?.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints the first owner link, keeps what was acknowledged through a kill, takes the database over, and stops all of it', async () => {
    const port = await freePort();
    running = Program.start(folder, port);
    await running.ready;
    expect(running.said).toMatch(/\/admin\/join#[\w-]{40,}/);

    const server = databasePort(folder);
    const owner = new Client(
      `postgres://lytt_owner:${readFileSync(join(folder, 'owner-password'), 'utf8')}@127.0.0.1:${server}/lytt`,
    );
    await owner.connect();
    await owner.query(`insert into platform.setting (key, value) values ('acknowledged', '"before the kill"')`);
    await owner.end();
    await running.end('SIGKILL');

    running = Program.start(folder, port);
    await running.ready;
    expect(running.said).toContain('Took over the database server');
    const again = new Client(
      `postgres://lytt_owner:${readFileSync(join(folder, 'owner-password'), 'utf8')}@127.0.0.1:${databasePort(folder)}/lytt`,
    );
    await again.connect();
    expect((await again.query(`select value from platform.setting where key = 'acknowledged'`)).rows).toEqual([
      { value: 'before the kill' },
    ]);
    await again.end();

    expect(await running.end('SIGTERM')).toBe(0);
    await expect(new Client(`postgres://x:y@127.0.0.1:${server}/lytt`).connect()).rejects.toThrow(/ECONNREFUSED/);
  });

  it('brings a killed database back by itself, and answers again', async () => {
    const port = await freePort();
    running = Program.start(folder, port);
    await running.ready;
    const health = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/health`)).status;
    expect(await health()).toBe(200);
    process.kill(Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    await running.eventually(() => running?.said.includes('it is being started again') ?? false);
    let status = 0;
    for (let tries = 0; tries < 300 && status !== 200; tries++) {
      status = await health();
      if (status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(status).toBe(200);
    expect(await running.end('SIGTERM')).toBe(0);
  });

  it('leaves no database behind when it is stopped while it starts', async () => {
    running = Program.start(folder, await freePort());
    await running.eventually(() => existsSync(join(folder, 'cluster', 'postmaster.pid')));
    expect(await running.end('SIGTERM')).toBe(0);
    expect(existsSync(join(folder, 'cluster', 'postmaster.pid'))).toBe(false);
  });

  it('refuses settings that are not valid, and says which', async () => {
    const program = Program.start(folder, 0, { LYTT_IDENTITY_KEY: 'short', SMTP_URL: 'not a url' });
    await expect(program.ready).rejects.toThrow(/LYTT_IDENTITY_KEY[\s\S]*SMTP_URL/);
  });

  it('starts no embedded server when DATABASE_URL is set', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'lytt-external-'));
    const { cloneDatabase } = await import('../support/test-database.js');
    const { doors: own, drop } = await cloneDatabase();
    const program = Program.start(elsewhere, await freePort(), {
      DATABASE_URL: own.app,
      IDENTITY_DATABASE_URL: own.identity,
      MIGRATION_DATABASE_URL: own.owner,
      LYTT_IDENTITY_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
    await program.ready;
    expect(() => databasePort(elsewhere)).toThrow(/ENOENT/);
    await program.end('SIGTERM');
    await drop();
    rmSync(elsewhere, { recursive: true, force: true });
  });
});
