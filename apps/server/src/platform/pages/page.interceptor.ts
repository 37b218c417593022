import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { LyttRequest } from '../http/declare-access.js';
import { Page, Redirect } from './page.js';
import { Pages } from './pages.js';

const wantsJson = (request: LyttRequest): boolean =>
  request.method === 'POST' && (request.headers.accept ?? '').startsWith('application/json');

/** What a device calls the participant whose words it keeps until they have been sent: nobody else can be named by it. */
const deviceNameOf = ({ actor }: LyttRequest): string | undefined =>
  actor?.kind === 'participant' ? createHash('sha256').update(actor.seatId).digest('hex').slice(0, 12) : undefined;

@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly pages: Pages) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((answer: unknown) => {
        const reply = http.getResponse<FastifyReply>();
        if (answer instanceof Redirect) {
          reply.header('cache-control', 'no-store');
          // The pages' own script sends forms too; it goes on by itself, and asks for the page only once.
          if (wantsJson(http.getRequest<LyttRequest>())) {
            reply.status(200);
            return { to: answer.to };
          }
          reply.status(303).header('location', answer.to);
          return '';
        }
        if (!(answer instanceof Page)) return answer;
        const request = http.getRequest<LyttRequest>();
        reply.status(answer.status).type('text/html; charset=utf-8').header('cache-control', 'no-store');
        return this.pages.render(
          answer.template,
          { path: request.url, me: deviceNameOf(request), ...answer.view },
          answer.language ?? this.pages.languageOf(request),
        );
      }),
    );
  }
}
