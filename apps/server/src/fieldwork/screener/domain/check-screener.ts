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
      say(`contact.${role}`, because('screener.refusal.unknown-question', { name }));
      continue;
    }
    pages.add(found.page);
    if (found.question.type !== 'text') say(`contact.${role}`, because('screener.refusal.contact-no-text', { name }));
    if (role === 'email' && found.question.input !== 'email')
      say(`${found.path}.inputType`, because('screener.refusal.contact-email-type'));
    if (role === 'phone') continue;
    if (!found.question.alwaysRequired) say(`${found.path}.isRequired`, because('screener.refusal.contact-required'));
    if (found.question.visibleIf ?? form.pages[found.page]?.['visibleIf'] ?? found.question.panels[0])
      say(`${found.path}.visibleIf`, because('screener.refusal.contact-always-shown'));
  }
  if (pages.size > 1) say('contact', because('screener.refusal.contact-on-one-page'));
  const open = questions.get(discussionQuestion);
  if (!open) say('discussionQuestion', because('screener.refusal.unknown-question', { name: discussionQuestion }));
  else if (open.question.type !== 'comment' && open.question.type !== 'text')
    say('discussionQuestion', because('screener.refusal.discussion-question-open', { question: discussionQuestion }));
  else if (Object.values(contact).includes(discussionQuestion))
    say('discussionQuestion', because('screener.refusal.contact-rated'));
}

function checkAttributes({ attributes, contact }: ScreenerSection, questions: Questions, say: Say): void {
  for (const [at, attribute] of attributes.entries()) {
    const path = `attributes.${at}`;
    if (attributes.findIndex((one) => one.key === attribute.key) !== at)
      say(`${path}.key`, because('screener.refusal.attribute-twice', { key: attribute.key }));
    const found = questions.get(attribute.question);
    if (!found) {
      say(`${path}.question`, because('screener.refusal.unknown-question', { name: attribute.question }));
      continue;
    }
    if (Object.values(contact).includes(attribute.question))
      say(`${path}.question`, because('screener.refusal.contact-as-quota'));
    if (attribute.derive === 'age' && found.question.input !== 'number')
      say(`${path}.question`, because('screener.refusal.age-without-year'));
    const choices = new Set(found.question.choices.map((choice) => String(choice.value)));
    for (const [place, value] of attribute.values.entries()) {
      const where = `${path}.values.${place}`;
      if (attribute.derive === 'answer' && !choices.has(value.value))
        say(
          `${where}.value`,
          because('screener.refusal.no-choice-of-question', { value: value.value, question: attribute.question }),
        );
      if (attribute.derive === 'age' && value.from !== undefined && value.to !== undefined && value.from > value.to)
        say(`${where}.from`, because('screener.refusal.band-reversed'));
      for (const [step, choice] of (attribute.derive === 'group' ? (value.of ?? []) : []).entries())
        if (!choices.has(choice))
          say(
            `${where}.of.${step}`,
            because('screener.refusal.no-choice-of-question', { value: choice, question: attribute.question }),
          );
    }
  }
}
