import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RateLimit } from './rate-limit.js';
import { KeptCounts } from './persistence/kept-counts.js';
import { RateLimitEntity } from './persistence/rate-limit.entity.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([RateLimitEntity])],
  providers: [KeptCounts, RateLimit],
  exports: [RateLimit],
})
export class RateLimitModule {}
