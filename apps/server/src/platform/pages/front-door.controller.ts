import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { LANGUAGES } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/declare-access.js';
import { keepLanguage } from './chosen-language.js';
import { page, redirect, type Page, type Redirect } from './page.js';

/** A path of this site and nothing else: never a way to send somebody elsewhere. */
const isOwnPath = (path: unknown): path is string => typeof path === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(path);

@Controller()
export class FrontDoorController {
  @Get('/')
  @Public('says what this installation is')
  home(): Page {
    return page('front-door/home', {});
  }

  @Post('/language')
  @Public('chooses the language of the pages, kept in a cookie')
  language(
    @Body() form: { language?: unknown; back?: unknown },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Redirect {
    const chosen = LANGUAGES.find((language) => language === form?.language);
    if (chosen) keepLanguage(reply, chosen);
    return redirect(isOwnPath(form?.back) ? form.back : '/');
  }
}
