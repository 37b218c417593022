import type { ScreenerSection, StudyFile, Reason } from '@lytt/shared';
import { elementsIn } from './form-elements.js';
import { pagesOf } from './screener-form.js';
import { checkConditions } from './check-conditions.js';
import { checkFormShape } from './check-form-shape.js';
import { checkPlaceAttributes } from './check-place-attributes.js';
import { checkPersonal } from './check-personal.js';
import { checkPurpose } from './check-purpose.js';
import type { Questions, Say } from './screener-fault.js';
import { because } from '../../../platform/errors/because.js';
import type { Fault } from '../../../platform/errors/fault.js';

/** Everything of a screener that Lytt could not carry out as written; nothing is silently left away. */
export function checkScreener({ screener }: Pick<StudyFile, 'screener'>): Fault[] {
  const faults: Fault[] = [];
  const say = (path: string, reason: Reason): void => void faults.push({ path: `screener.${path}`, reason });
  checkFormShape(screener, say);
  if (faults.length > 0) return faults;
  const places = new Map(elementsIn(screener.form).map(({ element, path }) => [element.name, path]));
  const questions: Questions = new Map();
  for (const [page, { questions: elements }] of pagesOf(screener.form).entries())
    for (const question of elements)
      questions.set(question.name, { question, page, path: places.get(question.name) ?? 'form' });
  checkContact(screener, questions, say);
  checkConditions(screener, say);
  checkPersonal(screener, questions, say);
  checkPurpose(questions, say);
  checkAttributes(screener, questions, say);
  checkPlaceAttributes(screener, say);
  return faults;
}

function checkContact({ form, contact, discussionQuestion }: ScreenerSection, questions: Questions, say: Say): void {
  const pages = new Set<number>();
  for (const [role, name] of Object.entries(contact)) {
    const found = questions.get(name);
    if (!found) {
      say(`contact.${role}`, because('screener.refusal.the-form-has-no-question', { name }));
      continue;
    }
    pages.add(found.page);
    if (found.question.type !== 'text')
      say(`contact.${role}`, because('screener.refusal.must-be-a-text-field', { name }));
    if (role === 'email' && found.question.input !== 'email')
      say(`${found.path}.inputType`, because('screener.refusal.the-field-for-the-e-mail-address'));
    if (role === 'phone') continue;
    if (!found.question.alwaysRequired)
      say(`${found.path}.isRequired`, because('screener.refusal.nobody-can-be-invited-without-a-name'));
    if (found.question.visibleIf ?? form.pages[found.page]?.['visibleIf'] ?? found.question.panels[0])
      say(`${found.path}.visibleIf`, because('screener.refusal.nobody-can-be-invited-without-a-name-2'));
  }
  if (pages.size > 1) say('contact', because('screener.refusal.name-e-mail-address-and-phone-must'));
  const open = questions.get(discussionQuestion);
  if (!open)
    say('discussionQuestion', because('screener.refusal.the-form-has-no-question', { name: discussionQuestion }));
  else if (open.question.type !== 'comment' && open.question.type !== 'text')
    say(
      'discussionQuestion',
      because('screener.refusal.must-be-an-open-question-comment-or', { question: discussionQuestion }),
    );
  else if (Object.values(contact).includes(discussionQuestion))
    say('discussionQuestion', because('screener.refusal.a-contact-question-is-stored-apart-and'));
}

function checkAttributes({ attributes, contact }: ScreenerSection, questions: Questions, say: Say): void {
  for (const [at, attribute] of attributes.entries()) {
    const path = `attributes.${at}`;
    if (attributes.findIndex((one) => one.key === attribute.key) !== at)
      say(`${path}.key`, because('screener.refusal.stands-twice-among-the-attributes', { key: attribute.key }));
    const found = questions.get(attribute.question);
    if (!found) {
      say(`${path}.question`, because('screener.refusal.the-form-has-no-question', { name: attribute.question }));
      continue;
    }
    if (Object.values(contact).includes(attribute.question))
      say(`${path}.question`, because('screener.refusal.a-contact-question-is-stored-apart-and-2'));
    if (attribute.derive === 'age' && found.question.input !== 'number')
      say(`${path}.question`, because('screener.refusal.an-age-follows-from-a-year-of'));
    const choices = new Set(found.question.choices.map((choice) => String(choice.value)));
    for (const [place, value] of attribute.values.entries()) {
      const where = `${path}.values.${place}`;
      if (attribute.derive === 'answer' && !choices.has(value.value))
        say(
          `${where}.value`,
          because('screener.refusal.is-no-choice-of', { value: value.value, question: attribute.question }),
        );
      if (attribute.derive === 'age' && value.from !== undefined && value.to !== undefined && value.from > value.to)
        say(`${where}.from`, because('screener.refusal.the-band-ends-before-it-begins'));
      for (const [step, choice] of (attribute.derive === 'group' ? (value.of ?? []) : []).entries())
        if (!choices.has(choice))
          say(
            `${where}.of.${step}`,
            because('screener.refusal.is-no-choice-of', { value: choice, question: attribute.question }),
          );
    }
  }
}
