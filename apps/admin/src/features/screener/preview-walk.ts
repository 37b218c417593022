import { answersToReach, formPlaces, isJson, questionNamed, readAt, wordsOf, type Json } from '@lytt/shared';

/** What the preview's pages carry from one to the next, as the server reads it. */
export interface Walk {
  answers: Record<string, unknown>;
  person?: unknown;
}

/** Made-up answers that lead to a page, so that it can be looked at without filling in those before it. */
export function walkTo(definition: Json, pageName: string, question: string): Walk {
  const page = formPlaces(definition).find((place) => place.kind === 'page' && place.name === pageName)?.page;
  if (page === undefined) return { answers: {} };
  const contact = readAt(definition, ['contact']);
  const roles = isJson(contact) ? contact : {};
  const held = new Set(Object.values(roles));
  const answers = Object.fromEntries(
    Object.entries(answersToReach(definition, page, question)).filter(([name]) => !held.has(name)),
  );
  const asked = questionNamed(definition, wordsOf(roles['email']))?.page;
  return asked !== undefined && asked < page
    ? { answers, person: { name: 'Kari Nordmann', email: 'kari@example.org' } }
    : { answers };
}

/** Where somebody has come to in the frame, and what they answered on the way. */
export function placeIn(frame: HTMLIFrameElement | null): { page: string; walk: Walk } | undefined {
  const inside = frame?.contentDocument;
  const page = /\/preview\/([^/]+)$/.exec(inside?.location.pathname ?? '')?.[1];
  const sent = inside?.querySelector<HTMLInputElement>('input[name="_walk"]')?.value;
  if (!page || !sent) return undefined;
  try {
    const walk: unknown = JSON.parse(sent);
    return isJson(walk) && isJson(walk['answers'])
      ? { page: decodeURIComponent(page), walk: { answers: walk['answers'], person: walk['person'] } }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Brings a question into the frame's view; the page around it stays where it is. */
export function showQuestion(frame: HTMLIFrameElement | null, name: string): void {
  const field = frame?.contentDocument?.querySelector(`[name="${CSS.escape(name)}"], [name^="${CSS.escape(name)}["]`);
  if (!field) return;
  const block = field.closest('fieldset') ?? field.parentElement ?? field;
  frame?.contentWindow?.scrollTo({ top: block.getBoundingClientRect().top - 120 });
}
