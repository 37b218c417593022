import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Pace } from './pace.js';
import { PaceEntity } from './persistence/pace.entity.js';

@Global()
@Module({ imports: [TypeOrmModule.forFeature([PaceEntity])], providers: [Pace], exports: [Pace] })
export class PaceModule {}
