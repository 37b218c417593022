import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Bytes under a random id; what they are and whose they are, a row in the database knows. */
export abstract class FileStore {
  abstract put(id: string, bytes: Uint8Array): Promise<void>;
  /** undefined: there is no such file. */
  abstract get(id: string): Promise<Buffer | undefined>;
  /** Also of what is not there. */
  abstract remove(id: string): Promise<void>;
  abstract ids(): Promise<string[]>;
}

/** In `files` of the data folder, in 256 folders. A file is whole or not there. */
@Injectable()
export class FilesOnDisk extends FileStore {
  private readonly root: string;

  constructor(settings: Settings) {
    super();
    this.root = join(settings.dataDir, 'files');
  }

  async put(id: string, bytes: Uint8Array): Promise<void> {
    const path = this.path(id);
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    await writeFile(`${path}.part`, bytes, { mode: 0o600 });
    await rename(`${path}.part`, path);
  }

  async get(id: string): Promise<Buffer | undefined> {
    return readFile(this.path(id)).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return undefined;
      throw fault;
    });
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
  }

  async ids(): Promise<string[]> {
    const names = await readdir(this.root, { recursive: true }).catch(() => []);
    return names.map((name) => name.slice(-36)).filter((name) => ID.test(name));
  }

  private path(id: string): string {
    if (!ID.test(id)) throw new Error('a file is known by a uuid');
    return join(this.root, id.slice(0, 2), id);
  }
}
