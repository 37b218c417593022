import type { Language } from '@lytt/shared';
import type { Person } from '../../../foundation/privacy/privacy.facade.js';
import { localized, type Pages } from '../../../platform/pages/pages.js';
import type { Doorway, OwnApplication } from '../application/applications.js';
import type { AnswerFault } from '../application/read-values.js';
import type { Answers, OpenPage, ScreenerLogic } from '../application/screener-logic.js';
import { sayAnswer, type ScreenerQuestion } from '../domain/screener-form.js';

const KINDS = {
  radiogroup: 'radio',
  rating: 'radio',
  boolean: 'radio',
  checkbox: 'checks',
  dropdown: 'select',
  comment: 'area',
  text: 'line',
  html: 'prose',
} as const;
const FIELD_TYPES = { text: 'text', number: 'text', email: 'email', tel: 'tel', date: 'date' } as const;

export interface PageState {
  open: OpenPage[];
  page: OpenPage;
  /** What stands in the fields: the answers so far, or what was typed and could not be taken. */
  values: Answers;
  faults: Record<string, AnswerFault>;
  toCheck: boolean;
}

/** The contact questions' answers, which only the register of people holds. */
export function contactValues({ definition: { contact } }: ScreenerLogic, person: Person | undefined): Answers {
  if (!person) return {};
  return {
    [contact.name]: person.name,
    [contact.email]: person.email,
    ...(contact.phone && person.phone ? { [contact.phone]: person.phone } : {}),
  };
}

export const doorView = (
  { study, source }: Doorway,
  language: Language,
): { studyTitle: string; base: string; contact: Doorway['study']['contact'] } => ({
  studyTitle: localized(study.title, language),
  base: `/r/${study.slug}/${source.code}`,
  contact: study.contact,
});

/** One page of the screener as its template needs it. */
export function pageView(doorway: Doorway, state: PageState, language: Language, { texts }: Pages): object {
  const door = doorView(doorway, language);
  const { page, open, toCheck } = state;
  const questions = page.questions.map(({ question, required }) => {
    const fault = state.faults[question.name];
    return questionView(question, {
      required,
      language,
      value: state.values[question.name],
      fault: fault && texts.say(language, `recruitment.fault.${fault.code}`, fault.values),
    });
  });
  const at = open.indexOf(page);
  const faulty = questions.filter((question) => question.fault);
  const heading = page.page.title[language] || texts.say(language, 'recruitment.page.heading');
  return {
    ...door,
    title: faulty.length > 0 ? texts.say(language, 'recruitment.page.faulty-title', { heading }) : heading,
    heading,
    about: page.page.description[language],
    number: at + 1,
    of: open.length,
    isFirst: at === 0,
    action: `${door.base}/${page.page.name}${toCheck ? '?to=check' : ''}`,
    shown: questions.map((question) => question.name).join(' '),
    questions,
    faulty,
    toCheck,
  };
}

interface QuestionState {
  required: boolean;
  language: Language;
  value: unknown;
  fault: string | undefined;
}

function questionView(question: ScreenerQuestion, { required, language, value, fault }: QuestionState) {
  const kind = KINDS[question.type];
  const id = `q-${question.name}`;
  const chosen = new Set(
    [value]
      .flat()
      .filter((one) => one !== undefined)
      .map(String),
  );
  const description = question.description[language];
  return {
    name: question.name,
    id,
    kind,
    title: kind === 'prose' ? plainText(question.title[language]) : question.title[language],
    description,
    fault,
    required,
    describedBy: [description ? `${id}-about` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' '),
    /** Given back as typed, whatever it was. */
    value:
      kind === 'line' || kind === 'area'
        ? typeof value === 'string' || typeof value === 'number'
          ? String(value)
          : ''
        : '',
    choices: question.choices.map((choice, at) => ({
      id: at === 0 ? id : `${id}-${at}`,
      value: String(choice.value),
      text: choice.text[language],
      checked: chosen.has(String(choice.value)),
    })),
    fieldType: FIELD_TYPES[question.input],
    isNumber: question.input === 'number',
    isShort: question.input === 'number' || question.input === 'date',
    autocomplete: question.autocomplete,
    placeholder: question.placeholder[language],
    rows: Math.min(20, Math.max(3, question.rows)),
  };
}

/** Everything that was answered, with the way back to each page. */
export function checkView(
  doorway: Doorway,
  logic: ScreenerLogic,
  application: OwnApplication,
  open: OpenPage[],
  person: Person | undefined,
  language: Language,
): object {
  const values = { ...application.answers, ...contactValues(logic, person) };
  const door = doorView(doorway, language);
  return {
    ...door,
    last: open.at(-1)?.page.name,
    pages: open.flatMap(({ page, questions }) => {
      const answered = questions
        .filter(({ question }) => question.type !== 'html')
        .map(({ question }) => ({
          title: question.title[language],
          answer: sayAnswer(question, values[question.name], language),
        }));
      return answered.length > 0
        ? [
            {
              name: page.name,
              title: page.title[language],
              change: `${door.base}/${page.name}?to=check`,
              answers: answered,
            },
          ]
        : [];
    }),
  };
}

/** The words of a study file's HTML; its markup is not the page's to run. */
const plainText = (html: string): string =>
  html
    .replace(/<(?:br|\/p|\/li|\/h\d)\b[^>]*>/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();
