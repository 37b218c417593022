import { guideFiles, Problem } from '@lytt/shared';
import { z } from 'zod';
import { addressOf, Refused } from '../../../api/call';

const Taken = z.object({ fileId: z.string(), width: z.number(), height: z.number() });
export type TakenPicture = z.infer<typeof Taken>;

interface Sending {
  studyId: string;
  file: File;
  /** Of a PDF, from 1. */
  page?: number | undefined;
  /** Of the bytes on their way, 0–1. */
  onProgress: (part: number) => void;
  signal: AbortSignal;
}

/** Sends a picture or one page of a PDF. Undefined: stopped. What the server or the network refuses is thrown as `Refused`. */
export function sendPicture({ studyId, file, page, onProgress, signal }: Sending): Promise<TakenPicture | undefined> {
  return new Promise((resolve, reject) => {
    // Only this kind of request tells how far the bytes have come.
    const request = new XMLHttpRequest();
    const refuse = (title: string, code: string, status = 0): void =>
      reject(new Refused({ type: `urn:lytt:problem:${code}`, code, status, title }));
    request.open('POST', addressOf(guideFiles.upload, { studyId }, { page: page?.toString() }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onabort = () => resolve(undefined);
    request.onerror = () =>
      refuse('The server does not answer. Check the network; the file can be sent again.', 'network');
    request.onload = () => {
      const taken = Taken.safeParse(request.response);
      if (request.status < 300 && taken.success) return resolve(taken.data);
      const problem = Problem.safeParse(request.response);
      if (problem.success) return reject(new Refused(problem.data));
      refuse(`The server answered ${request.status}.`, 'unknown', request.status);
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
