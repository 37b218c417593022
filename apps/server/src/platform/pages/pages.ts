import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Injectable } from '@nestjs/common';
import {
  LANGUAGE_NAMES,
  LANGUAGES,
  languageRead,
  textFor,
  type Actor,
  type Language,
  type Localized,
} from '@lytt/shared';
import Handlebars from 'handlebars';
import type { FastifyRequest } from 'fastify';
import { projectRoot, serverRoot } from '../config/roots.js';
import { sayDay, sayTime, sayWhen } from './dates.js';
import { Texts, type TextKey, type TextValues } from './texts.js';

interface Root {
  language: Language;
  timeZone?: string;
  now?: Date;
}

/**
 * Handlebars pages and mails. Templates live in `views/<module>/`, wrapped by `layouts/page` unless the view says
 * `layout: 'none'` or another; a page of a study gives `languages`, those that its reader may choose from. Everything is escaped; no template uses triple braces but the layout for its own body.
 */
@Injectable()
export class Pages {
  readonly texts = new Texts(join(projectRoot, 'locales'));
  private readonly engine = Handlebars.create();
  private readonly templates = new Map<string, Handlebars.TemplateDelegate>();
  private readonly assets = new Map<string, string>();

  constructor() {
    this.registerHelpers();
    const views = join(serverRoot, 'views');
    for (const file of filesBelow(views).filter((name) => name.endsWith('.hbs'))) {
      const name = relative(views, file).slice(0, -4);
      const source = readFileSync(file, 'utf8');
      if (name.startsWith('partials/')) this.engine.registerPartial(name.slice('partials/'.length), source);
      else this.templates.set(name, this.engine.compile(source, { strict: false, preventIndent: true }));
    }
    for (const file of filesBelow(join(serverRoot, 'public'))) {
      const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 10);
      const name = relative(join(serverRoot, 'public'), file);
      this.assets.set(name, `/assets/${name}?v=${hash}`);
    }
  }

  render(template: string, view: object, language: Language): string {
    const compiled = this.templates.get(template);
    if (!compiled) throw new Error(`no view ${template}`);
    const root = { language, languages: LANGUAGES, ...view } as Root & { layout?: string };
    const body = compiled(root);
    if (root.layout === 'none') return body;
    const layout = this.templates.get(`layouts/${root.layout ?? 'page'}`);
    if (!layout) throw new Error(`no layout ${root.layout}`);
    return layout({ ...root, body });
  }

  has(template: string): boolean {
    return this.templates.has(template);
  }

  /** The participant's own language, else the chosen one (cookie), else the browser's, else Bokmål. */
  languageOf(request: Pick<FastifyRequest, 'headers' | 'cookies'> & { actor?: Actor }): Language {
    const wished = [
      request.actor?.kind === 'participant' ? request.actor.language : undefined,
      request.cookies?.['lytt_language'],
      ...(request.headers['accept-language'] ?? '').split(',').map((part) => part.trim().slice(0, 2)),
    ];
    for (const wish of wished) {
      const plain = wish === 'no' ? 'nb' : wish;
      const found = LANGUAGES.find((language) => language === plain);
      if (found) return found;
    }
    return 'nb';
  }

  private registerHelpers(): void {
    const rootOf = (options: Handlebars.HelperOptions): Root => (options.data as { root: Root }).root;
    this.engine.registerHelper('t', (key: TextKey, options: Handlebars.HelperOptions) =>
      this.texts.say(rootOf(options).language, key, options.hash as TextValues),
    );
    this.engine.registerHelper('t-in', (language: Language, key: TextKey) => this.texts.say(language, key));
    this.engine.registerHelper('asset', (name: string) => this.assets.get(name) ?? name);
    this.engine.registerHelper('eq', (a: unknown, b: unknown) => a === b);
    this.engine.registerHelper('concat', (...parts: unknown[]) => parts.slice(0, -1).join(''));
    this.engine.registerHelper('localized', (text: Localized | undefined, options: Handlebars.HelperOptions) =>
      localized(text, rootOf(options).language),
    );
    // On a text that stands in for one in the page's language: how it is read aloud goes by its own.
    this.engine.registerHelper('lang', (text: Localized | undefined, options: Handlebars.HelperOptions) => {
      const { language } = rootOf(options);
      const read = languageRead(text, language) ?? language;
      return read === language ? '' : new Handlebars.SafeString(` lang="${read}"`);
    });
    this.engine.registerHelper('language-name', (language: Language) => LANGUAGE_NAMES[language]);
    this.engine.registerHelper('paragraphs', (text: unknown) =>
      String(text ?? '')
        .split(/\n\s*\n/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );
    const dates = { when: sayWhen, day: sayDay } as const;
    for (const [name, say] of Object.entries(dates))
      this.engine.registerHelper(name, (instant: Date, options: Handlebars.HelperOptions) => {
        const { now, timeZone, language } = rootOf(options);
        return say(instant, now ?? instant, timeZone ?? 'UTC', language);
      });
    this.engine.registerHelper('time', (instant: Date, options: Handlebars.HelperOptions) =>
      sayTime(instant, rootOf(options).timeZone ?? 'UTC'),
    );
  }
}

/** The text in the reader's language, else in the nearest one that it exists in. */
export const localized = textFor;

function filesBelow(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
