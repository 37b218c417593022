import type { ScreenerSection, StudyFile } from '@lytt/shared';
import { elementsIn } from './form-elements.js';
import { pagesOf } from './screener-form.js';
import { checkConditions } from './check-conditions.js';
import { checkFormShape } from './check-form-shape.js';
import { checkPlaceAttributes } from './check-place-attributes.js';
import { checkPersonal } from './check-personal.js';
import { checkPurpose } from './check-purpose.js';
import type { Questions, Say } from './screener-fault.js';

export interface FileFault {
  path: string;
  message: string;
}

/** Everything of a screener that Lytt could not carry out as written; nothing is silently left away. */
export function checkScreener({ screener }: Pick<StudyFile, 'screener'>): FileFault[] {
  const faults: FileFault[] = [];
  const say = (path: string, message: string): void => void faults.push({ path: `screener.${path}`, message });
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
      say(`contact.${role}`, `The form has no question "${name}".`);
      continue;
    }
    pages.add(found.page);
    if (found.question.type !== 'text') say(`contact.${role}`, `"${name}" must be a text field.`);
    if (role === 'email' && found.question.input !== 'email')
      say(`${found.path}.inputType`, 'The field for the e-mail address needs inputType: email.');
    if (role === 'phone') continue;
    if (!found.question.alwaysRequired)
      say(
        `${found.path}.isRequired`,
        'Nobody can be invited without a name and an e-mail address; this must be required.',
      );
    if (found.question.visibleIf ?? form.pages[found.page]?.['visibleIf'] ?? found.question.panels[0])
      say(
        `${found.path}.visibleIf`,
        'Nobody can be invited without a name and an e-mail address; this must always be shown, and outside panels.',
      );
  }
  if (pages.size > 1)
    say(
      'contact',
      'Name, e-mail address and phone must stand on one page: they are stored together, apart from the answers.',
    );
  const open = questions.get(discussionQuestion);
  if (!open) say('discussionQuestion', `The form has no question "${discussionQuestion}".`);
  else if (open.question.type !== 'comment' && open.question.type !== 'text')
    say('discussionQuestion', `"${discussionQuestion}" must be an open question (comment or text).`);
  else if (Object.values(contact).includes(discussionQuestion))
    say('discussionQuestion', 'A contact question is stored apart and cannot be rated.');
}

function checkAttributes({ attributes, contact }: ScreenerSection, questions: Questions, say: Say): void {
  for (const [at, attribute] of attributes.entries()) {
    const path = `attributes.${at}`;
    if (attributes.findIndex((one) => one.key === attribute.key) !== at)
      say(`${path}.key`, `"${attribute.key}" stands twice among the attributes.`);
    const found = questions.get(attribute.question);
    if (!found) {
      say(`${path}.question`, `The form has no question "${attribute.question}".`);
      continue;
    }
    if (Object.values(contact).includes(attribute.question))
      say(`${path}.question`, 'A contact question is stored apart and cannot be a quota.');
    if (attribute.derive === 'age' && found.question.input !== 'number')
      say(`${path}.question`, 'An age follows from a year of birth: a text field with inputType: number.');
    const choices = new Set(found.question.choices.map((choice) => String(choice.value)));
    for (const [place, value] of attribute.values.entries()) {
      const where = `${path}.values.${place}`;
      if (attribute.derive === 'answer' && !choices.has(value.value))
        say(`${where}.value`, `"${value.value}" is no choice of "${attribute.question}".`);
      if (attribute.derive === 'age' && value.from !== undefined && value.to !== undefined && value.from > value.to)
        say(`${where}.from`, 'The band ends before it begins.');
      for (const [step, choice] of (attribute.derive === 'group' ? (value.of ?? []) : []).entries())
        if (!choices.has(choice)) say(`${where}.of.${step}`, `"${choice}" is no choice of "${attribute.question}".`);
    }
  }
}
