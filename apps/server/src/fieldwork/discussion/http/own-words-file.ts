import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import type { KeyIn } from '../../../platform/pages/texts.js';
import { sayDay, sayTime } from '../../../platform/pages/dates.js';
import { localized, Pages } from '../../../platform/pages/pages.js';
import type { OwnPost } from '../application/own-words.queries.js';
import type { Reader } from '../domain/reader.js';
import { viewChosen } from '../domain/answer-parts.js';
import type { MineView } from './own.presenter.js';

export interface OwnWords {
  reader: Reader;
  held: MineView['held'];
  /** Every version. */
  posts: OwnPost[];
}

/** What a participant takes along: to read, or for a program (GDPR article 20). */
@Injectable()
export class OwnWordsFile {
  constructor(private readonly pages: Pages) {}

  text({ reader, held, posts }: OwnWords, language: Language): string {
    const say = (key: KeyIn<'discussion'>, values = {}): string =>
      this.pages.texts.say(language, `discussion.${key}`, values);
    const lines = [
      localized(reader.studyTitle, language),
      '',
      say('mine.held'),
      `${say('mine.alias')}: ${reader.alias}`,
    ];
    for (const { label, value } of held) lines.push(`${localized(label, language)}: ${localized(value, language)}`);
    let title = '';
    for (const post of posts) {
      const heading = post.questionTitle ? localized(post.questionTitle, language) : say('ask.title');
      if (heading !== title) lines.push('', '', heading, '='.repeat(heading.length));
      title = heading;
      const { createdAt: at } = post;
      const when = `${sayDay(at, reader.now, reader.timeZone, language)} ${sayTime(at, reader.timeZone)}`;
      lines.push('', `${say(`mine.kind.${post.kind}`)} · ${when} · ${say('mine.version', { version: post.version })}`);
      if (post.skipReason) lines.push(say(`skipped.${post.skipReason}`));
      lines.push(...this.chosen(post, language), ...(post.body === '' ? [] : [post.body]));
      for (const { alt } of post.photos) lines.push(`[${alt || say('photo.no-alt')}]`);
    }
    return `${lines.join('\n')}\n`;
  }

  data({ reader, held, posts }: OwnWords, language: Language): string {
    const written = posts.map((post) => ({
      kind: post.kind,
      question: post.questionTitle && localized(post.questionTitle, language),
      day: post.day,
      version: post.version,
      writtenAt: post.createdAt.toISOString(),
      words: post.body,
      chosen: viewChosen(post.form, post.chosen),
      passed: post.skipReason,
      pictures: post.photos.map(({ id, alt }) => ({ address: `/p/photo/${id}`, shows: alt })),
    }));
    const told = held.map(({ label, value }) => ({
      what: localized(label, language),
      answer: localized(value, language),
    }));
    return JSON.stringify(
      { study: localized(reader.studyTitle, language), alias: reader.alias, told, written },
      null,
      2,
    );
  }

  private chosen(post: OwnPost, language: Language): string[] {
    const chosen = viewChosen(post.form, post.chosen);
    if (chosen?.kind === 'rating') {
      const { kind: _kind, low, high, ...numbers } = chosen;
      const ends = { low: localized(low, language), high: localized(high, language) };
      return [this.pages.texts.say(language, 'discussion.chosen.rating', { ...numbers, ...ends })];
    }
    const isRanked = chosen?.kind === 'ranking';
    return (chosen?.choices ?? []).map(
      ({ label }, at) => `${isRanked ? `${at + 1}.` : '–'} ${localized(label, language)}`,
    );
  }
}
