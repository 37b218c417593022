import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { FileOwners } from './file-owners.js';
import { FileStore } from './file-store.js';
import { FilesInBucket } from './files-in-bucket.js';
import { FilesOnDisk } from './files-on-disk.js';

const store = {
  provide: FileStore,
  inject: [Settings],
  useFactory: ({ bucket, dataDir }: Settings): FileStore =>
    bucket ? new FilesInBucket(bucket) : new FilesOnDisk(dataDir),
};

@Global()
@Module({ providers: [store, FileOwners], exports: [FileStore, FileOwners] })
export class FilesModule {}
