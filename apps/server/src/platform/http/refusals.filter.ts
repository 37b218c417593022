import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem, ProblemKind } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { DomainError, invalid, STATUS, type Fault } from '../errors/domain-error.js';
import { Log } from '../logging/log.js';
import { Pages } from '../pages/pages.js';
import type { LyttRequest } from './declare-access.js';
import { readSentForm } from './read-sent-form.js';

const KIND_OF_STATUS: Partial<Record<number, ProblemKind>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'missing',
  413: 'invalid',
  415: 'invalid',
  429: 'limited',
  503: 'unavailable',
};
/** PostgreSQL says it is away, or the pool cannot reach it: the asker may simply try again. */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '08006', '08001', '53300']);

interface Refusal {
  kind: ProblemKind;
  status: number;
  code: string;
  detail: string;
  faults: Fault[];
}

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
}

/** What the schema found wrong, beside its fields. */
export function refuseInput(issues: readonly Issue[]): DomainError {
  const faults = issues.map((issue) => ({
    path: (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
    message: issue.message,
  }));
  return invalid(
    'request.invalid',
    'Some of what was sent cannot be taken; the faults stand beside their fields.',
    faults,
  );
}

/** Turns whatever was thrown into problem details for programs and a plain page for people; never a stack trace. */
@Catch()
export class RefusalsFilter implements ExceptionFilter {
  constructor(
    private readonly pages: Pages,
    private readonly log: Log,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<LyttRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = this.read(thrown);
    if (refusal.status >= 500)
      this.log.error('request.failed', {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions?.url,
        fault: String((thrown as Error)?.stack ?? thrown).slice(0, 2000),
      });
    if (reply.raw.headersSent) return;
    reply.status(refusal.status).header('cache-control', 'no-store');
    if (refusal.kind === 'limited' || refusal.kind === 'unavailable') reply.header('retry-after', '5');
    if (request.url.startsWith('/api/')) {
      const problem: Problem = {
        type: `urn:lytt:problem:${refusal.code}`,
        title: refusal.detail,
        status: refusal.status,
        code: refusal.code,
        requestId: request.id,
        ...(refusal.faults.length > 0 ? { errors: refusal.faults } : {}),
      };
      await reply.type('application/problem+json').send(problem);
      return;
    }
    const body = await bodyOf(request);
    const html = this.pages.render(
      'problem',
      { refusal, typed: typedWords(body), kept: isKeptOnDevice(body) },
      this.pages.languageOf(request),
    );
    await reply.type('text/html; charset=utf-8').send(html);
  }

  private read(thrown: unknown): Refusal {
    if (thrown instanceof DomainError)
      return {
        kind: thrown.kind,
        status: STATUS[thrown.kind],
        code: thrown.code,
        detail: thrown.message,
        faults: thrown.faults,
      };
    if (thrown instanceof HttpException) return fromHttp(thrown);
    const code = (thrown as { code?: unknown })?.code;
    const status = (thrown as { statusCode?: unknown })?.statusCode;
    if (typeof status === 'number' && status >= 400 && status < 500)
      return {
        kind: KIND_OF_STATUS[status] ?? 'invalid',
        status,
        code: `http.${status}`,
        detail: status === 413 ? 'That is more than Lytt takes at once.' : 'The request could not be read.',
        faults: [],
      };
    if (code === '22P02' || code === '22P05' || code === '22021')
      return {
        kind: 'invalid',
        status: 422,
        code: 'request.unreadable',
        detail: 'The address or a field holds something Lytt cannot read.',
        faults: [],
      };
    if (typeof code === 'string' && AWAY.has(code))
      return {
        kind: 'unavailable',
        status: 503,
        code: 'database.away',
        detail: 'The database does not answer just now. Nothing was lost; try again in a moment.',
        faults: [],
      };
    return {
      kind: 'broken',
      status: 500,
      code: 'server.fault',
      detail: 'Something went wrong in Lytt. Try again; if it stays, tell who runs this installation.',
      faults: [],
    };
  }
}

function fromHttp(thrown: HttpException): Refusal {
  const status = thrown.getStatus();
  const kind = KIND_OF_STATUS[status] ?? (status >= 500 ? 'broken' : 'invalid');
  const detail = status === 404 ? 'There is nothing at this address.' : thrown.message;
  return { kind, status, code: `http.${status}`, detail, faults: [] };
}

/** A form with pictures is read by its handler; who was turned away before that gets the text back all the same. */
async function bodyOf(request: LyttRequest): Promise<unknown> {
  if (request.body !== undefined && request.body !== null) return request.body;
  if (!request.isMultipart?.()) return undefined;
  return readSentForm(request).then(
    ({ fields }) => fields,
    () => request.body,
  );
}

/** The pages' script says so of a message that it sends by itself once its writer is signed in again. */
const isKeptOnDevice = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && (body as Record<string, unknown>)['_kept'] === 'yes';

/** The long text of a form, so that a refusal hands back what a person wrote. */
function typedWords(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const words = (body as Record<string, unknown>)['body'];
  return typeof words === 'string' && words.trim() !== '' ? words : undefined;
}
