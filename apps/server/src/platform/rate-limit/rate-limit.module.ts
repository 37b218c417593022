import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RateLimit } from './rate-limit.js';
import { RateLimitEntity } from './persistence/rate-limit.entity.js';

@Global()
@Module({ imports: [TypeOrmModule.forFeature([RateLimitEntity])], providers: [RateLimit], exports: [RateLimit] })
export class RateLimitModule {}
