import { z } from 'zod';

/** Issued by whoever writes, once for what is being written: the same key again is the same sending, not a second one. */
export const SubmissionKey = z.uuid();
