import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { LANGUAGES, nearestLanguage, type Language } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { Cookies } from '../../../foundation/access/access.facade.js';
import { Public, type LyttRequest } from '../../../platform/http/declare-access.js';
import { page, redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { localized } from '../../../platform/pages/pages.js';
import { sayDeadline } from '../../applicants/applicants.facade.js';
import { EnterByLink, whereTo, type Doorway } from '../application/enter-by-link.js';

const SESSION_DAYS = 21;
const WHY = 'the secret in the address is the proof; looking at it spends nothing';

/** The door at the end of a mailed link: who invites, and one button. Mail scanners that open it change nothing. */
@Controller('/in/:token')
export class DoorwayPages {
  constructor(
    private readonly enterByLink: EnterByLink,
    private readonly cookies: Cookies,
  ) {}

  @Get()
  @Public(WHY)
  async look(@Param('token') token: string, @Req() request: LyttRequest): Promise<Page | Redirect> {
    const door = await this.enterByLink.look(token, this.cookies.read(request, 'participant'));
    if (!door) return shut('old');
    if (door.inside) return redirect(whereTo(door.link, door.seat));
    if (door.link.spent) return shut('spent');
    const language = languageFor(request, door);
    const { study, link, seat } = door;
    return page(
      'panel/doorway',
      {
        studyTitle: localized(study.title, language),
        languages: study.languages,
        contact: study.contact,
        hasOrganisation: String(study.contact.organisation !== ''),
        invited: seat.state === 'invited',
        mayDecline: link.purpose === 'invitation' && seat.state === 'invited',
        days: study.days,
        answerBy: seat.answerBy && sayDeadline(seat.answerBy, study.timeZone, language),
        alias: seat.alias,
      },
      { language },
    );
  }

  @Post()
  @Public(WHY)
  async enter(
    @Param('token') token: string,
    @Body() form: { answer?: unknown } | undefined,
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | Redirect> {
    const door = await this.enterByLink.look(token, this.cookies.read(request, 'participant'));
    if (!door) return shut('old');
    if (form?.answer === 'no')
      return (await this.enterByLink.decline(door)) ? redirect('/goodbye/declined') : shut('old');
    if (door.inside) return redirect(whereTo(door.link, door.seat));
    const entered = await this.enterByLink.enter(token, door, languageFor(request, door));
    if (!entered) return shut('spent');
    this.cookies.set(reply, 'participant', entered.session, SESSION_DAYS);
    return redirect(entered.to);
  }
}

const shut = (why: 'old' | 'spent'): Page =>
  page('panel/link-shut', { spent: why === 'spent' }, { status: why === 'spent' ? 200 : 404 });

/** The language chosen on these pages before, else the one the person applied in; in any case one that the study speaks. */
function languageFor(request: LyttRequest, { seat, study }: Doorway): Language {
  const wished = LANGUAGES.find((language) => language === request.cookies['lytt_language']) ?? seat.language;
  return nearestLanguage(wished, study.languages);
}
