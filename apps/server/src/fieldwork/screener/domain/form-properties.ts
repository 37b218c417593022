import type { QuestionType } from './screener-form.js';

/** What Lytt carries out of SurveyJS, property by property; whatever is not here is refused, never left away in silence. */
export const FORM = new Set([
  'pages',
  'title',
  'description',
  'locale',
  'calculatedValues',
  // Looks alone; the pages have one look.
  'showProgressBar',
  'completeText',
  'pageNextText',
  'pagePrevText',
  'widthMode',
  'logoPosition',
]);
export const PAGE = new Set(['name', 'title', 'description', 'elements', 'visibleIf']);
export const PANEL = new Set([
  'type',
  'name',
  'title',
  'description',
  'elements',
  'visibleIf',
  'isRequired',
  'requiredIf',
  'startWithNewLine',
  'width',
]);
export const CALCULATED = new Set(['name', 'expression']);
export const CHOICE = new Set(['value', 'text', 'visibleIf']);

const EVERY = ['type', 'name', 'title', 'description', 'visibleIf'];
const OWN = ['purpose', 'keepUntil', 'personal'];
const LOOKS = ['startWithNewLine', 'titleLocation', 'width', 'minWidth', 'maxWidth'];
const ASKED = [...EVERY, ...OWN, ...LOOKS, 'isRequired', 'requiredIf', 'requiredErrorText', 'validators'];
const CHOSEN = [
  ...ASKED,
  ...['choices', 'choicesOrder', 'choicesVisibleIf', 'colCount'],
  ...['showOtherItem', 'hasOther', 'otherText', 'otherPlaceholder', 'showNoneItem', 'hasNone', 'noneText'],
  ...['showRefuseItem', 'refuseText', 'showDontKnowItem', 'dontKnowText'],
];
const SEVERAL = [...CHOSEN, 'minSelectedChoices', 'maxSelectedChoices'];
const LINE = ['inputType', 'min', 'max', 'step', 'maxLength', 'placeholder', 'autocomplete'];

export const LINE_ITEM = new Set(['name', 'title', 'isRequired', 'validators', ...LINE]);

export const PROPERTIES: Record<QuestionType, ReadonlySet<string>> = {
  radiogroup: new Set(CHOSEN),
  dropdown: new Set([...CHOSEN, 'places', 'suggestFrom', 'placeholder', 'autocomplete', 'renderAs', 'searchEnabled']),
  checkbox: new Set(SEVERAL),
  tagbox: new Set([...SEVERAL, 'placeholder', 'searchEnabled', 'hideSelectedItems', 'closeOnSelect']),
  ranking: new Set([...ASKED, 'choices', 'choicesOrder', 'choicesVisibleIf']),
  rating: new Set([
    ...ASKED,
    ...['rateMin', 'rateMax', 'rateStep', 'rateValues', 'minRateDescription', 'maxRateDescription'],
    ...['displayMode', 'rateType', 'autoGenerate'],
  ]),
  boolean: new Set([...ASKED, 'labelTrue', 'labelFalse', 'valueTrue', 'valueFalse', 'renderAs']),
  text: new Set([...ASKED, ...LINE]),
  comment: new Set([...ASKED, 'rows', 'cols', 'autoGrow', 'maxLength', 'placeholder', 'autocomplete']),
  multipletext: new Set([...ASKED, 'items', 'colCount', 'itemSize', 'itemTitleWidth']),
  file: new Set([...ASKED, 'acceptedTypes', 'maxSize', 'showPreview', 'allowImagesPreview']),
  html: new Set([...EVERY, ...LOOKS, 'html']),
};

/** The bounds of each validator; `text` goes with all of them. */
export const VALIDATORS = {
  numeric: { has: ['minValue', 'maxValue'], on: ['text', 'multipletext', 'rating'] },
  text: { has: ['minLength', 'maxLength'], on: ['text', 'comment'] },
  regex: { has: ['regex', 'caseInsensitive', 'insensitive'], on: ['text', 'comment'] },
  email: { has: [], on: ['text'] },
  expression: { has: ['expression'], on: undefined },
  answercount: { has: ['minCount', 'maxCount'], on: ['checkbox', 'tagbox', 'ranking'] },
} as const satisfies Record<string, { has: readonly string[]; on: readonly string[] | undefined }>;

/** Why a kind of field is not on offer. */
export const REFUSED_INPUTS: Record<string, string> = {
  password:
    'A screener must not ask for a password: people would give one they use elsewhere, and researchers would read it. Use inputType: text.',
  datetime: 'Browsers no longer have this field; use inputType: datetime-local.',
};
