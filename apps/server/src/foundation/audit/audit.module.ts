import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Audit } from './audit.facade.js';
import { AuditEntity } from './persistence/audit.entity.js';

@Global()
@Module({ imports: [TypeOrmModule.forFeature([AuditEntity])], providers: [Audit], exports: [Audit] })
export class AuditModule {}
