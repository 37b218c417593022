import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Public } from '../../../platform/http/declare-access.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { page, type Page } from '../../../platform/pages/page.js';
import { SeatMails } from '../application/seat-mails.queries.js';
import { StopLinks } from '../application/stop-links.js';
import { MailPreferences } from '../application/mail-preferences.js';
import { ALL_KINDS } from '../domain/notice-kinds.js';

/**
 * Stops mails, without signing in. Looking changes nothing, for scanners open every link; a press of the button, or the POST
 * of a mail program (RFC 8058, no cookie, form or multipart), does.
 */
@Controller('/stop/:token')
export class StopPages {
  constructor(
    private readonly links: StopLinks,
    private readonly seats: SeatMails,
    private readonly wishes: MailPreferences,
  ) {}

  @Get()
  @Public('whoever holds the link, which is signed, may look at what it stops')
  look(@Param('token') token: string): Promise<Page> {
    return this.show(token, {});
  }

  @Post()
  @HttpCode(200)
  @Public('the signed link in a mail stops mails like it and nothing else')
  async stop(@Param('token') token: string, @Body() form: { what?: unknown } | undefined): Promise<Page> {
    const { seatId, kind } = this.read(token);
    const seat = await this.seats.ofSeat(null, seatId);
    const stopped = form?.what === ALL_KINDS ? ALL_KINDS : kind;
    await this.wishes.stop(seat.studyId, seatId, stopped);
    return this.show(token, { stopped });
  }

  private async show(token: string, shown: { stopped?: string }): Promise<Page> {
    const { seatId, kind } = this.read(token);
    const { language, title, say } = await this.seats.ofSeat(null, seatId);
    return page(
      'notifications/stop',
      {
        title: say(language, 'stop.title'),
        studyTitle: title(language),
        kind: kind === ALL_KINDS ? undefined : kind,
        ...shown,
        all: shown.stopped === ALL_KINDS,
      },
      { language },
    );
  }

  private read(token: string): { seatId: string; kind: string } {
    const link = this.links.read(token);
    if (!link) throw missing('link');
    return link;
  }
}
