import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileStore, idAt, placeOf } from './file-store.js';

/** In `files` of the data folder. */
export class FilesOnDisk extends FileStore {
  private readonly root: string;

  constructor(dataDir: string) {
    super();
    this.root = join(dataDir, 'files');
  }

  async put(id: string, bytes: Uint8Array): Promise<void> {
    const path = this.path(id);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
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
    return names.flatMap((name) => idAt(name) ?? []);
  }

  private path(id: string): string {
    return join(this.root, placeOf(id));
  }
}
