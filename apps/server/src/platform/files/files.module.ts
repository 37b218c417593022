import { Global, Module } from '@nestjs/common';
import { FileStore, FilesOnDisk } from './file-store.js';

@Global()
@Module({ providers: [{ provide: FileStore, useClass: FilesOnDisk }], exports: [FileStore] })
export class FilesModule {}
