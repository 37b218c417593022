import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { LyttRequest } from '../http/declare-access.js';
import { Page, Redirect } from './page.js';
import { Pages } from './pages.js';

@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly pages: Pages) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((answer: unknown) => {
        const reply = http.getResponse<FastifyReply>();
        if (answer instanceof Redirect) {
          reply.status(303).header('location', answer.to).header('cache-control', 'no-store');
          return '';
        }
        if (!(answer instanceof Page)) return answer;
        const request = http.getRequest<LyttRequest>();
        reply.status(answer.status).type('text/html; charset=utf-8').header('cache-control', 'no-store');
        return this.pages.render(
          answer.template,
          { path: request.url, ...answer.view },
          answer.language ?? this.pages.languageOf(request),
        );
      }),
    );
  }
}
