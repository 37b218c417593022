const PIECE = /\{([^{}]+)\}/g;

/** The names that a text asks for as `{name}`. */
export const namesIn = (text: string): string[] => [...text.matchAll(PIECE)].map(([, name]) => (name ?? '').trim());

/** Puts answers where a text says `{name}`, as SurveyJS does: nothing for what has no answer, the braces for what is no name. */
export const fillIn = (text: string, say: (name: string) => string | undefined): string =>
  text.includes('{') ? text.replace(PIECE, (piece, name: string) => say(name.trim()) ?? piece) : text;
