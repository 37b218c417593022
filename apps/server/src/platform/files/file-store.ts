import { isUuid } from '@lytt/shared';

/** Written one way alone, so that one file has one place. */
const isFileId = (id: string): boolean => isUuid(id) && id === id.toLowerCase();

/** Bytes under a random id; what they are and whose they are, a row in the database knows. A file is whole or not there. */
export abstract class FileStore {
  abstract put(id: string, bytes: Uint8Array): Promise<void>;
  /** undefined: there is no such file. */
  abstract get(id: string): Promise<Buffer | undefined>;
  /** Also of what is not there. */
  abstract remove(id: string): Promise<void>;
  abstract ids(): Promise<string[]>;
}

/** In 256 folders, by the first letters of the id. Anything but an id would be a way to other files. */
export function placeOf(id: string): string {
  if (!isFileId(id)) throw new Error('a file is known by a uuid');
  return `${id.slice(0, 2)}/${id}`;
}

/** The id of what lies at a place, however it begins; undefined for what no store laid there. */
export function idAt(place: string): string | undefined {
  const id = place.slice(-36);
  return isFileId(id) ? id : undefined;
}
