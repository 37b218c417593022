import { Global, Module } from '@nestjs/common';
import { FileOwners } from './file-owners.js';
import { FileStore, FilesOnDisk } from './file-store.js';

@Global()
@Module({ providers: [{ provide: FileStore, useClass: FilesOnDisk }, FileOwners], exports: [FileStore, FileOwners] })
export class FilesModule {}
