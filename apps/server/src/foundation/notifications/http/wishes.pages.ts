import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { StoppableMail, type ParticipantActor } from '@lytt/shared';
import { z } from 'zod';
import { invalid } from '../../../platform/errors/domain-error.js';
import { ForParticipant, Participant } from '../../../platform/http/declare-access.js';
import { readForm } from '../../../platform/pages/forms.js';
import { page, redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { MailRuleRows } from '../application/mail-rules.js';
import { SeatMails } from '../application/seat-mails.queries.js';
import { SendPush } from '../application/send-push.js';
import { MailPreferences } from '../application/mail-preferences.js';
import { isQuiet } from '../domain/when-may-go.js';
import { because } from '../../../platform/errors/because.js';

const isTimeZone = (name: string): boolean => {
  try {
    return !/^[+-]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
const Wanted = z.object({
  channel: z.enum(['mail', 'push', 'none']).default('mail'),
  hour: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(0).max(23)]).default(null),
  zone: z.string().trim().max(60).refine(isTimeZone).optional(),
  kinds: z.preprocess(
    (given) => (given === undefined ? [] : [given].flat()),
    z.array(z.string()).transform((given) => StoppableMail.options.filter((kind) => given.includes(kind))),
  ),
});
const Device = z.object({
  endpoint: z.url().max(1_000),
  keys: z.object({ p256dh: z.string().regex(/^[\w-]{80,100}=*$/), auth: z.string().regex(/^[\w-]{20,30}=*$/) }),
});

/** How a participant wants to hear from the study. */
@Controller('/p/mails')
export class WishesPages {
  constructor(
    private readonly wishes: MailPreferences,
    private readonly seats: SeatMails,
    private readonly rules: MailRuleRows,
    private readonly push: SendPush,
  ) {}

  @Get()
  @ForParticipant()
  look(@Participant() actor: ParticipantActor, @Query() query: { saved?: unknown }): Promise<Page> {
    return this.show(actor, { saved: query.saved === 'yes' });
  }

  @Post()
  @ForParticipant()
  async save(@Participant() actor: ParticipantActor, @Body() form: unknown): Promise<Page | Redirect> {
    const read = readForm(Wanted, form);
    if (!read.ok) return this.show(actor, { zoneTyped: String(read.typed['zone'] ?? ''), refused: true }, 422);
    const { channel, hour, zone, kinds } = read.values;
    await this.wishes.write(actor.studyId, actor.seatId, {
      channel,
      mailHour: hour,
      ...(zone === undefined ? {} : { timeZone: zone }),
      stopped: StoppableMail.options.filter((kind) => !kinds.includes(kind)),
    });
    return redirect('/p/mails?saved=yes');
  }

  /** From the page's script; a browser without it has mail. */
  @Post('/device')
  @ForParticipant()
  async device(@Participant() actor: ParticipantActor, @Body() body: unknown): Promise<{ ok: true }> {
    const device = Device.safeParse(body);
    if (!device.success || !this.push.allows(device.data.endpoint))
      throw invalid('notifications.push-service', because('notifications.refusal.push-service'));
    await this.wishes.subscribe(actor.studyId, actor.seatId, device.data);
    return { ok: true };
  }

  private async show(
    actor: ParticipantActor,
    shown: { saved?: boolean; zoneTyped?: string; refused?: boolean },
    status = 200,
  ): Promise<Page> {
    const { studyId, seatId, language } = actor;
    const wishes = await this.wishes.ofSeat(studyId, seatId);
    const rule = await this.rules.current(studyId);
    const seat = await this.seats.ofSeat(studyId, seatId);
    const hours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => !isQuiet(hour, rule));
    return page(
      'notifications/mails',
      {
        participant: true,
        here: 'mails',
        title: seat.say(language, 'title'),
        studyTitle: seat.title(language),
        ...shown,
        channel: wishes.channel,
        canPush: wishes.push.length > 0,
        pushKey: await this.push.publicKey(),
        whenever: wishes.mailHour === null,
        hours: hours.map((hour) => ({
          hour,
          label: `${String(hour).padStart(2, '0')}:00`,
          chosen: hour === wishes.mailHour,
        })),
        zone: shown.zoneTyped ?? wishes.timeZone ?? seat.timeZone,
        zones: Intl.supportedValuesOf('timeZone'),
        kinds: StoppableMail.options.map((kind) => ({ kind, wanted: !wishes.stopped.includes(kind) })),
      },
      { status, language },
    );
  }
}
