import type { Language } from '@lytt/shared';
import type { StoredKey, TextKey } from '../../../platform/pages/texts.js';
import type { Person } from '../../../foundation/privacy/privacy.facade.js';
import { localized, type Pages } from '../../../platform/pages/pages.js';
import type { Doorway, OwnApplication } from '../application/applications.js';
import {
  commentName,
  isAnswered,
  panelKey,
  sayAnswer,
  shownWithSuggestion,
  type AnswerFault,
  type Answers,
  type OpenPage,
  type ScreenerLogic,
  type ScreenerPanel,
} from '../../screener/screener.facade.js';
import { questionView } from './question-view.js';

export interface PageState {
  logic: ScreenerLogic;
  /** What is settled so far: for texts that take up an answer. */
  answers: Answers;
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
): { studyTitle: string; languages: readonly Language[]; base: string; contact: Doorway['study']['contact'] } => ({
  studyTitle: localized(study.title, language),
  languages: study.languages,
  base: `/r/${study.slug}/${source.code}`,
  contact: study.contact,
});

/** One page of the screener as its template needs it. */
export function pageView(doorway: Doorway, state: PageState, language: Language, { texts }: Pages): object {
  const door = doorView(doorway, language);
  const { page, open, toCheck, logic } = state;
  const say = (key: TextKey | StoredKey, values = {}): string => texts.say(language, key, values);
  const fill = (text: string): string => logic.fill(text, state.answers, language);
  const views = page.questions.map((one) => {
    const { question } = one;
    const isOpen = !isAnswered(state.values[question.name]);
    const suggested = isOpen ? logic.suggestion(question, { ...state.answers, ...state.values }) : undefined;
    const fault = state.faults[question.name];
    return { one, suggested, view: questionView(one, { language, values: state.values, fault, suggested, say, fill }) };
  });
  const blocks = inPanels(
    views.map(({ one, view }) => ({ panels: one.question.panels, view })),
    (panel) => panelView(panel, state, language, say, fill),
  );
  const at = open.indexOf(page);
  const panelFaults = [...new Set(page.requiredPanels)]
    .map((panel) => panelView(panel, state, language, say, fill))
    .filter((panel) => panel.fault);
  const faulty = [...panelFaults, ...views.map(({ view }) => view).filter((question) => question.fault)];
  const heading = fill(page.page.title[language]) || say('applying.page.heading');
  return {
    ...door,
    title: faulty.length > 0 ? say('applying.page.faulty-title', { heading }) : heading,
    heading,
    about: fill(page.page.description[language]),
    number: at + 1,
    of: open.length,
    isFirst: at === 0,
    action: `${door.base}/${page.page.name}${toCheck ? '?to=check' : ''}`,
    languageForm: 'screener',
    hasFiles: page.questions.some(({ question }) => question.type === 'file'),
    shown: views
      .flatMap(({ view, suggested }) => [view.name, ...(suggested ? [shownWithSuggestion(view.name)] : [])])
      .join(' '),
    blocks,
    faulty,
    toCheck,
  };
}

interface PanelView {
  id: string;
  faultAt: string;
  title: string;
  description: string;
  fault: string | undefined;
}

function panelView(
  panel: ScreenerPanel,
  { faults }: PageState,
  language: Language,
  say: (key: TextKey) => string,
  fill: (text: string) => string,
): PanelView {
  const id = `panel-${panel.name}`;
  return {
    id,
    faultAt: id,
    title: fill(panel.title[language]),
    description: fill(panel.description[language]),
    fault: faults[panelKey(panel.name)] && say('screener.fault.required-panel'),
  };
}

type Block = { question: object } | { panel: PanelView; blocks: Block[] };

/** Questions in their panels, panels within panels, in the order of the form. */
function inPanels(
  questions: readonly { panels: readonly ScreenerPanel[]; view: object }[],
  show: (panel: ScreenerPanel) => PanelView,
  depth = 0,
): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < questions.length;) {
    const panel = questions[at]?.panels[depth];
    let end = at + 1;
    if (!panel) blocks.push({ question: questions[at]?.view ?? {} });
    else {
      while (questions[end]?.panels[depth] === panel) end++;
      blocks.push({ panel: show(panel), blocks: inPanels(questions.slice(at, end), show, depth + 1) });
    }
    at = end;
  }
  return blocks;
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
  const fill = (text: string): string => logic.fill(text, application.answers, language);
  return {
    ...door,
    last: open.at(-1)?.page.name,
    pages: open.flatMap(({ page, questions }) => {
      const answered = questions
        .filter(({ question }) => question.type !== 'html')
        .map(({ question }) => ({
          title: fill(question.title[language]),
          answer: sayAnswer(question, values[question.name], language, values[commentName(question.name)]),
        }));
      return answered.length > 0
        ? [
            {
              name: page.name,
              title: fill(page.title[language]),
              change: `${door.base}/${page.name}?to=check`,
              answers: answered,
            },
          ]
        : [];
    }),
  };
}
