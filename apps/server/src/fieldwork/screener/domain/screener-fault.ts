import type { ScreenerQuestion } from './screener-form.js';

/** Notes a fault at a path below `screener`. */
export type Say = (path: string, message: string) => void;

/** The questions of a form by name, each with its place. */
export type Questions = Map<string, { question: ScreenerQuestion; page: number; path: string }>;
