import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '../config/settings.js';
import { ReadableNames } from './naming.js';
import { UnitOfWork } from './unit-of-work.js';

export const IDENTITY = 'identity';

const shape = {
  type: 'postgres' as const,
  namingStrategy: new ReadableNames(),
  autoLoadEntities: true,
  retryAttempts: 3,
  retryDelay: 500,
};

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Settings],
      useFactory: (settings: Settings) => ({
        ...shape,
        url: settings.appDatabaseUrl,
        extra: { max: 16, application_name: 'lytt' },
      }),
    }),
    TypeOrmModule.forRootAsync({
      name: IDENTITY,
      inject: [Settings],
      useFactory: (settings: Settings) => ({
        ...shape,
        url: settings.identityDatabaseUrl,
        extra: { max: 4, application_name: 'lytt-identity' },
      }),
    }),
  ],
  providers: [UnitOfWork],
  exports: [UnitOfWork],
})
export class DatabaseModule {}
