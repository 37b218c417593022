import { RegexValidator, Serializer, ValidatorResult } from 'survey-core';
import { publishedPattern } from './written-pattern.js';

/** SurveyJS answers null where a value passes, though its types do not say so. */
const PASSED = null as unknown as ValidatorResult;

/** SurveyJS's validator would try the pattern in V8, which takes exponential time for some. */
class PatternValidator extends RegexValidator {
  override validate(value: unknown, name = ''): ValidatorResult {
    if (!this.regex || typeof value !== 'string' || value === '') return PASSED;
    if (publishedPattern(this.regex, this.caseInsensitive).test(value)) return PASSED;
    return new ValidatorResult(value, this.createCustomError(name));
  }
}

/** Every model that is made afterwards tries its patterns in linear time. */
export const registerPatternValidator = (): void =>
  Serializer.overrideClassCreator('regexvalidator', () => new PatternValidator());
