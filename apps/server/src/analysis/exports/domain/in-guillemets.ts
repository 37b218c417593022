const HAIR_SPACE = '\u200a';

/** A quote in «guillemets»; where its own words begin or end with one, a hair's breadth parts the two. */
export const inGuillemets = (words: string): string =>
  `«${words.startsWith('«') ? HAIR_SPACE : ''}${words}${words.endsWith('»') ? HAIR_SPACE : ''}»`;
