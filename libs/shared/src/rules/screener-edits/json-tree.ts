/** JSON that somebody else may have written: nothing is known of it, and nothing of it may be lost. */
export type Json = Record<string, unknown>;
/** A place in it, e.g. `['form', 'pages', 0, 'elements', 2]`. */
export type JsonPath = readonly (string | number)[];

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
export const jsonsOf = (value: unknown): Json[] => listOf(value).filter(isJson);
export const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `form.pages.0.title` as the server writes a place; whole numbers are positions. */
export const parsePath = (path: string): JsonPath =>
  path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
export const samePath = (one: JsonPath, other: JsonPath): boolean =>
  one.length === other.length && one.every((step, at) => step === other[at]);
export const startsWith = (path: JsonPath, beginning: JsonPath): boolean =>
  samePath(path.slice(0, beginning.length), beginning);

export function readAt(root: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? (value as unknown[])[step] : undefined;
    return isJson(value) ? value[String(step)] : undefined;
  }, root);
}

/**
 * A copy with another value at the place; everything beside the way there is the same object as before. `undefined` takes
 * a property away. Steps that do not exist yet are made: a list where a position follows, else an object.
 */
export function writeAt<Root>(root: Root, path: JsonPath, value: unknown): Root {
  const [step, ...rest] = path;
  if (step === undefined) return value as Root;
  if (typeof step === 'number') {
    const list = [...listOf(root)];
    list[step] = writeAt(list[step], rest, value);
    return list as Root;
  }
  const before: Json = isJson(root) ? root : {};
  const inside =
    rest.length === 0 ? value : writeAt(before[step] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value);
  if (inside === undefined) {
    const { [step]: _gone, ...kept } = before;
    return kept as Root;
  }
  return { ...before, [step]: inside } as Root;
}

/** Puts a value into a list, which is made where there is none. */
export function insertAt<Root>(root: Root, list: JsonPath, at: number, value: unknown): Root {
  const before = listOf(readAt(root, list));
  return writeAt(root, list, [...before.slice(0, at), value, ...before.slice(at)]);
}

/** Takes a value out of a list. */
export function removeAt<Root>(root: Root, list: JsonPath, at: number): Root {
  return writeAt(
    root,
    list,
    listOf(readAt(root, list)).filter((_, place) => place !== at),
  );
}

/** Moves within one list; `to` is the position afterwards. */
export function moveWithin<Root>(root: Root, list: JsonPath, from: number, to: number): Root {
  const before = listOf(readAt(root, list));
  if (from === to || from < 0 || from >= before.length || to < 0 || to >= before.length) return root;
  const rest = before.filter((_, at) => at !== from);
  return writeAt(root, list, [...rest.slice(0, to), before[from], ...rest.slice(to)]);
}

/** Every string of a JSON value, changed by one rule; what stays the same stays the same object. */
export function mapStrings<Root>(root: Root, change: (text: string) => string): Root {
  if (typeof root === 'string') return change(root) as Root;
  if (Array.isArray(root)) {
    const list = (root as unknown[]).map((value) => mapStrings(value, change));
    return (list.some((value, at) => value !== (root as unknown[])[at]) ? list : root) as Root;
  }
  if (!isJson(root)) return root;
  const entries = Object.entries(root).map(([key, value]) => [key, mapStrings(value, change)] as const);
  return entries.some(([key, value]) => value !== root[key]) ? (Object.fromEntries(entries) as Root) : root;
}
