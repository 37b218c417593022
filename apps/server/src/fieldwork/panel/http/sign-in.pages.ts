import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { missing } from '../../../platform/errors/domain-error.js';
import { Public, type LyttRequest } from '../../../platform/http/declare-access.js';
import { readForm } from '../../../platform/pages/forms.js';
import { page, type Page } from '../../../platform/pages/page.js';
import { SendSignInLinks } from '../application/send-sign-in-links.js';

const SignIn = z.object({ email: z.email().max(254) });
const GOODBYES = ['stopped', 'deleted', 'declined'] as const;

/** For somebody who cannot find the mail with the link, and for somebody who has just left. */
@Controller()
export class SignInPages {
  constructor(private readonly links: SendSignInLinks) {}

  @Get('/sign-in')
  @Public('the page where a participant asks for a new link')
  ask(): Page {
    return page('panel/sign-in', {});
  }

  @Post('/sign-in')
  @Public('sends a link to the address and nowhere else, and says the same for every address')
  async send(@Body() body: unknown, @Req() request: LyttRequest): Promise<Page> {
    const typed = (body as { email?: unknown } | undefined)?.email;
    const form = readForm(SignIn, { email: typeof typed === 'string' ? typed.trim() : typed });
    if (!form.ok) return page('panel/sign-in', { fault: true, email: typed }, { status: 422 });
    await this.links.ask(request.ip, form.values.email);
    return page('panel/link-asked', { email: form.values.email });
  }

  @Get('/goodbye/:how')
  @Public('says goodbye and knows nothing of who left')
  goodbye(@Param('how') how: string): Page {
    const known = GOODBYES.find((each) => each === how);
    if (!known) throw missing('page');
    return page('panel/goodbye', { how: known });
  }
}
