import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Settings } from '../../../platform/config/settings.js';
import type { LyttRequest } from '../../../platform/http/declare-access.js';

const NAME = 'lytt_applicant';
/** As long as an unfinished form is kept. */
const A_DAY = 86_400;

/** Finds the applicant's own form again; one study's cookie is not sent to another's pages. */
@Injectable()
export class ApplicantCookie {
  private readonly secure: boolean;

  constructor(settings: Settings) {
    this.secure = settings.publicUrl.startsWith('https:');
  }

  read(request: LyttRequest): string | undefined {
    return request.cookies[NAME];
  }

  set(reply: FastifyReply, slug: string, secret: string): void {
    void reply.setCookie(NAME, secret, {
      path: `/r/${slug}`,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      maxAge: A_DAY,
    });
  }

  /** When a form has ended: whoever uses this device next begins with a form of their own. */
  clear(reply: FastifyReply, slug: string): void {
    void reply.clearCookie(NAME, { path: `/r/${slug}`, httpOnly: true, sameSite: 'lax', secure: this.secure });
  }
}
