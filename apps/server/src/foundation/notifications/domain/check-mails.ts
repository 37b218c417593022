import { WrittenMail, type StudyFile } from '@lytt/shared';
import { mailTextFaults } from './mail-text.js';

/** Every text of the study's own mails must be one that can be filled in. */
export const checkMails = ({ mails }: StudyFile): { path: string; message: string }[] =>
  WrittenMail.options.flatMap((kind) => {
    const text = mails[kind];
    return text ? mailTextFaults(kind, text, `mails.${kind}.`) : [];
  });
