import type { MultipartFile } from '@fastify/multipart';
import type { SentFile } from '../files/sent-file.js';
import type { LyttRequest } from './declare-access.js';

export interface SentForm {
  fields: Record<string, unknown>;
  files: SentFile[];
}

/** A page's form as the browser sent it: with pictures (multipart) or without. A file field left empty is no file. */
export async function readSentForm(request: LyttRequest): Promise<SentForm> {
  if (!request.isMultipart())
    return { fields: { ...(request.body as Record<string, unknown> | undefined) }, files: [] };
  const fields: Record<string, unknown> = {};
  const files: SentFile[] = [];
  // A refusal further on hands back what was typed (refusals.filter.ts).
  request.body = fields;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const file = await readFile(part);
      if (file) files.push(file);
    } else {
      const earlier = fields[part.fieldname];
      fields[part.fieldname] = earlier === undefined ? part.value : [earlier, part.value].flat();
    }
  }
  return { fields, files };
}

async function readFile(part: MultipartFile): Promise<SentFile | undefined> {
  const bytes = await part.toBuffer();
  const isCut = part.file.truncated;
  // Browsers send an empty part without a name where no file was chosen; one with a name was chosen, and is told of.
  if (bytes.length === 0 && !isCut && !part.filename) return undefined;
  return { field: part.fieldname, name: part.filename, bytes, isCut };
}
