import { ConditionsParser } from 'survey-core';
import type { ScreenerSection, StudyFile } from '@lytt/shared';
import { pagesOf, type ScreenerQuestion } from '../domain/screener-form.js';
import { checkFormShape, type Say } from './check-form-shape.js';
import { checkPlaceAttributes } from './check-place-attributes.js';

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
  const questions = new Map<string, { question: ScreenerQuestion; page: number; path: string }>();
  for (const [page, { questions: elements }] of pagesOf(screener.form).entries())
    for (const [at, question] of elements.entries())
      questions.set(question.name, { question, page, path: `form.pages.${page}.elements.${at}` });
  checkContact(screener, questions, say);
  checkConditions(screener, new Set(questions.keys()), say);
  checkAttributes(screener, questions, say);
  checkPlaceAttributes(screener, say);
  return faults;
}

type Questions = Map<string, { question: ScreenerQuestion; page: number; path: string }>;

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
    if (found.question.visibleIf ?? form.pages[found.page]?.['visibleIf'])
      say(
        `${found.path}.visibleIf`,
        'Nobody can be invited without a name and an e-mail address; this must always be shown.',
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

function checkConditions({ form, contact, refusals }: ScreenerSection, names: Set<string>, say: Say): void {
  const apart = new Set<string>(Object.values(contact));
  const check = (expression: unknown, path: string): void => {
    if (expression === undefined) return;
    const parsed = typeof expression === 'string' ? new ConditionsParser().parseExpression(expression) : undefined;
    if (!parsed) return say(path, 'This is no SurveyJS expression such as {age} > 17.');
    const used: string[] = [];
    parsed.setVariables(used);
    for (const name of used.map((one) => one.split(/[.[]/)[0] ?? one)) {
      if (!names.has(name)) say(path, `The expression asks for "${name}", which the form does not have.`);
      else if (apart.has(name))
        say(path, `The expression asks for "${name}", but contact details are stored apart from the answers.`);
    }
  };
  for (const [at, page] of form.pages.entries()) {
    check(page['visibleIf'], `form.pages.${at}.visibleIf`);
    for (const [place, element] of page.elements.entries())
      for (const key of ['visibleIf', 'requiredIf']) check(element[key], `form.pages.${at}.elements.${place}.${key}`);
  }
  for (const [at, refusal] of refusals.entries()) check(refusal.when, `refusals.${at}.when`);
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
