import { Problem, type BodyOf, type QueryOf, type Reason, type Route, type ViewOf } from '@lytt/shared';
import type { RefusalCode } from '../../../../locales/catalogue';
import { inReadersWords } from '../i18n/in-readers-words';

const because = (code: RefusalCode, values?: Reason['values']): Reason => ({ code, values });

/** What the server refused, with its reasons beside their fields. */
export class Refused extends Error {
  readonly problem: Problem;
  /** The server sends reasons by code and values; they are read in the page's language from here on. */
  constructor(said: Problem) {
    super(inReadersWords({ message: said.title, ...said.reason }));
    this.problem = {
      ...said,
      title: this.message,
      ...(said.errors ? { errors: said.errors.map((fault) => ({ ...fault, message: inReadersWords(fault) })) } : {}),
    };
  }
  /** Field → message, as forms take it. */
  get faults(): Record<string, string> {
    return Object.fromEntries((this.problem.errors ?? []).map((fault) => [fault.path, fault.message]));
  }
}

export interface CallOptions<R extends Route> {
  params?: Record<string, string>;
  body?: BodyOf<R>;
  query?: QueryOf<R>;
  signal?: AbortSignal;
}

export const pathOf = (route: Pick<Route, 'path'>, params: Record<string, string> = {}): string =>
  Object.entries(params).reduce(
    (path, [name, value]) => path.replace(`:${name}`, encodeURIComponent(value)),
    route.path,
  );

/** The address of a download or page of the contract, for a link. */
export const addressOf = (
  file: { path: string },
  params: Record<string, string>,
  query: Record<string, string | undefined> = {},
): string => {
  const search = searchOf(query);
  return `/api/v1${pathOf(file, params)}${search ? `?${search}` : ''}`;
};

const searchOf = (query: Record<string, unknown>): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();

/** A file goes as its own bytes, everything else as JSON. */
function sent(body: unknown): { headers?: Record<string, string>; body?: BodyInit } {
  if (body === undefined) return {};
  if (body instanceof Uint8Array)
    return { headers: { 'content-type': 'application/octet-stream' }, body: body as Uint8Array<ArrayBuffer> };
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** One route of the contract; the answer is read by the same schema that the server wrote it with. */
export async function call<R extends Route>(route: R, options: CallOptions<R> = {}): Promise<ViewOf<R>> {
  const search = searchOf((options.query ?? {}) as Record<string, unknown>);
  let response: Response;
  try {
    response = await fetch(`/api/v1${pathOf(route, options.params)}${search ? `?${search}` : ''}`, {
      method: route.method,
      credentials: 'same-origin',
      ...sent(options.body),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch {
    throw new Refused({
      type: 'urn:lytt:problem:network',
      code: 'network',
      status: 0,
      title: 'The server does not answer. Check the network; what you typed is still here.',
      reason: because('house.refusal.no-answer'),
    });
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const problem = Problem.safeParse(answer);
    throw new Refused(
      problem.success
        ? problem.data
        : {
            type: 'urn:lytt:problem:unknown',
            code: 'unknown',
            status: response.status,
            title: `The server answered ${response.status}.`,
            reason: because('house.refusal.answered', { status: response.status }),
          },
    );
  }
  return route.view.parse(answer) as ViewOf<R>;
}
