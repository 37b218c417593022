import { modelOf } from './survey-model.js';

describe('the SurveyJS model of a form', () => {
  it('tries a pattern in linear time when SurveyJS itself validates', () => {
    const validators = [{ type: 'regex', regex: '^(a+)+$' }];
    const elements = [{ type: 'text', name: 'sign', validators }];
    const model = modelOf({ pages: [{ name: 'only', elements }] });
    const passes = (sign: string): boolean => {
      model.data = { sign };
      return model.validate();
    };
    expect([passes('aaa'), passes(`${'a'.repeat(5_000)}!`)]).toEqual([true, false]);
  });
});
