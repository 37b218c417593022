import type { FastifyReply, FastifyRequest } from 'fastify';
import { because } from '../errors/because.js';
import { sayReason } from '../errors/say-reason.js';

const FOREIGN = because('platform.refusal.another-site');
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page asks for (OWASP CSRF sheet: Fetch Metadata, with Origin where it is absent).
 * It needs no token that could expire while somebody writes a long answer.
 */
export function refuseForeignOrigins(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (SAFE.has(request.method) || comesFromHere(request)) return done();
  void reply
    .status(403)
    .type('application/problem+json')
    .send({
      type: 'urn:lytt:problem:request.foreign',
      title: sayReason(FOREIGN),
      status: 403,
      code: 'request.foreign',
      reason: FOREIGN,
    });
}

function comesFromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin ?? request.headers.referer;
  // No cookie, nothing to borrow: a program with a token, not a browser with a session.
  if (origin === undefined) return request.headers.cookie === undefined;
  try {
    return new URL(origin).host === request.headers.host;
  } catch {
    return false;
  }
}
