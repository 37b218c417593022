import type { Language } from '@lytt/shared';

/** What a page handler returns; the interceptor renders it in the reader's language. */
export class Page {
  constructor(
    readonly template: string,
    readonly view: object,
    readonly status = 200,
    readonly language?: Language,
  ) {}
}
/** See other: after a form was taken, so that reloading does not send it again. */
export class Redirect {
  constructor(readonly to: string) {}
}

export const page = (template: string, view: object, options: { status?: number; language?: Language } = {}): Page =>
  new Page(template, view, options.status, options.language);
export const redirect = (to: string): Redirect => new Redirect(to);
