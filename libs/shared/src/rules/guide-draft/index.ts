export * from './question-draft.js';
export * from './question-words.js';
export * from './wall-time.js';
