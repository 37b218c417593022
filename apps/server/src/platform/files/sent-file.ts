/** A file as a page's form sent it. */
export interface SentFile {
  /** The name of its field. */
  field: string;
  name: string;
  bytes: Buffer;
  /** Cut off: it was larger than is taken at all. */
  isCut: boolean;
}
