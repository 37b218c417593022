import { Global, Module, StandardSchemaSerializerInterceptor, StandardSchemaValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { PageInterceptor } from '../pages/page.interceptor.js';
import { Pages } from '../pages/pages.js';
import { ProveRoutes } from './prove-routes.js';
import { refuseInput, RefusalsFilter } from './refusals.filter.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    Pages,
    ProveRoutes,
    { provide: APP_PIPE, useFactory: () => new StandardSchemaValidationPipe({ exceptionFactory: refuseInput }) },
    { provide: APP_FILTER, useClass: RefusalsFilter },
    { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
    { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
  ],
  exports: [Pages, ProveRoutes],
})
export class HttpModule {}
