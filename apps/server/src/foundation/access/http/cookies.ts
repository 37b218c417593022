import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Settings } from '../../../platform/config/settings.js';
import type { LyttRequest } from '../../../platform/http/declare-access.js';

export type CookieKind = 'staff' | 'participant';

/** Session cookies: unreadable for scripts, not sent along by other sites' forms, tied to this host where there is TLS. */
@Injectable()
export class Cookies {
  private readonly secure: boolean;

  constructor(settings: Settings) {
    this.secure = settings.publicUrl.startsWith('https:');
  }

  private name(kind: CookieKind): string {
    return `${this.secure ? '__Host-' : ''}lytt_${kind}`;
  }

  read(request: LyttRequest, kind: CookieKind): string | undefined {
    return request.cookies[this.name(kind)];
  }

  set(reply: FastifyReply, kind: CookieKind, secret: string, days: number): void {
    void reply.setCookie(this.name(kind), secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      maxAge: days * 86_400,
    });
  }

  clear(reply: FastifyReply, kind: CookieKind): void {
    void reply.clearCookie(this.name(kind), { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure });
  }
}
