export { scoreText, type Language, type Scored, type ScoredWord } from './score-text.js';
