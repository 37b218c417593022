import type { Localized, StudyFile } from '@lytt/shared';
import { slugOf } from './empty-study.js';

const COPY_OF = { nb: 'Kopi av', nn: 'Kopi av', en: 'Copy of' } as const;

/** A new study with everything that was set up in another: its links are fresh, its title and dates its own. */
export function copiedStudy(
  of: StudyFile,
  wish: { title?: string | undefined; startsOn?: string | undefined },
): StudyFile {
  const title = Object.fromEntries(
    Object.entries(of.study.title).map(([language, text]) => [
      language,
      wish.title ?? `${COPY_OF[language as keyof Localized]} ${text}`,
    ]),
  );
  const [first = 'nb'] = of.study.languages;
  const heading = title[first] ?? Object.values(title)[0] ?? '';
  return {
    ...of,
    study: { ...of.study, title, slug: slugOf(heading), startsOn: wish.startsOn ?? of.study.startsOn },
    sources: of.sources.map((source) => ({ ...source, paused: false })),
  };
}
