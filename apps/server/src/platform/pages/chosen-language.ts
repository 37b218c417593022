import type { Language } from '@lytt/shared';
import type { FastifyReply } from 'fastify';

const A_YEAR = 365 * 86_400;

/** The language that somebody chose, for every page they open with this browser (`Pages.languageOf`). */
export const keepLanguage = (reply: FastifyReply, language: Language): void =>
  void reply.setCookie('lytt_language', language, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: A_YEAR });
