import { AnswerQuestion } from '../fieldwork/discussion/application/answer-question.js';
import { QuestionPageQueries } from '../fieldwork/discussion/application/question-page.queries.js';
import { WriteToOthers } from '../fieldwork/discussion/application/write-to-others.js';
import { CarryOutSchedule } from '../fieldwork/guide/application/carry-out-schedule.js';
import { Guide } from '../fieldwork/guide/guide.facade.js';
import { Moderation } from '../fieldwork/moderation/moderation.facade.js';
import { leave, moveUp } from './seat-panel.js';
import { readMoment, type Stage } from './stage.js';

interface Event {
  at: string;
  /** Events of the same minute keep this order. */
  rank: number;
  happens: () => Promise<void>;
}

export const DEMO_NOW = 'D4 16:30';

/** Everything that happens from the first opening until now, in the order of its time, through the doors people use. */
export async function playWeek(stage: Stage): Promise<void> {
  const questions = new Map(
    (await stage.app.get(Guide).questions(stage.studyId)).map((question) => [question.key, question.id]),
  );
  const questionOf = (key: string): string => questions.get(key) ?? '';
  const events: Event[] = [
    ...['D1', 'D2', 'D3', 'D4'].flatMap((day) => [opening(stage, `${day} 09:00`), opening(stage, `${day} 15:00`)]),
    ...answers(stage, questionOf),
    ...replies(stage, questionOf),
    ...probes(stage),
    ...comingsAndGoings(stage),
  ];
  events.sort((a, b) => (a.at === b.at ? a.rank - b.rank : a.at < b.at ? -1 : 1));
  for (const event of events) {
    await stage.atMoment(event.at);
    await event.happens();
  }
  await moderate(stage);
}

const opening = (stage: Stage, at: string): Event => ({
  at,
  rank: 0,
  happens: () => stage.app.get(CarryOutSchedule).execute(stage.studyId),
});

function answers(stage: Stage, questionOf: (key: string) => string): Event[] {
  return stage.file.answers.map(({ person, question, at, text, skipped }) => ({
    at,
    rank: 2,
    happens: async () => {
      const questionId = questionOf(question);
      const taken = await stage.app.get(AnswerQuestion).execute({
        studyId: stage.studyId,
        seatId: stage.seatOf(person),
        questionId,
        wording: 1,
        key: stage.newKey(),
        body: text ?? '',
        picked: {},
        skipReason: skipped ?? null,
      });
      if (taken.kind !== 'written')
        throw new Error(`the answer of ${person} to ${question} is ${taken.kind} in the demo`);
      const [post] = await stage.work.query<{ id: string }>(
        `select id from research.post where study_id = $1 and question_id = $2 and seat_id = $3 and kind = 'answer'`,
        [stage.studyId, questionId, stage.seatOf(person)],
      );
      stage.answers.set(`${person}:${question}`, post?.id ?? '');
    },
  }));
}

function replies(stage: Stage, questionOf: (key: string) => string): Event[] {
  return stage.file.replies.map(({ person, to, at, text }) => ({
    at,
    rank: 3,
    happens: async () => {
      const questionId = questionOf(to[1]);
      // Who replies has the thread on the screen: what they had been shown is recorded as it is for everybody.
      const shown = await stage.app.get(QuestionPageQueries).page(stage.studyId, stage.seatOf(person), questionId);
      const others = shown?.posts.filter((post) => post.seatId !== stage.seatOf(person)).map((post) => post.id) ?? [];
      await stage.app.get(QuestionPageQueries).recordExposure(stage.studyId, stage.seatOf(person), others);
      const taken = await stage.app
        .get(WriteToOthers)
        .reply(
          { studyId: stage.studyId, seatId: stage.seatOf(person), key: stage.newKey(), body: text },
          questionId,
          stage.answerOf(to),
        );
      if (taken.kind !== 'written')
        throw new Error(`the reply of ${person} to ${to.join(' ')} is ${taken.kind} in the demo`);
    },
  }));
}

function probes(stage: Stage): Event[] {
  const moderation = stage.app.get(Moderation);
  const moderator = stage.colleagues.moderator;
  return stage.file.probes.flatMap(({ on, at, text, answer, settled }): Event[] => {
    const asked: Event = {
      at,
      rank: 4,
      happens: async () => {
        await moderation.mark(moderator, stage.studyId, stage.answerOf(on), 'unclear');
        await moderation.probe(moderator, stage.studyId, stage.answerOf(on), text);
      },
    };
    if (!answer) return [asked];
    const answered: Event = {
      at: answer.at,
      rank: 5,
      happens: async () => {
        const [probe] = await stage.work.query<{ id: string }>(
          `select id from research.post where study_id = $1 and parent_id = $2 and kind = 'probe' order by created_at desc limit 1`,
          [stage.studyId, stage.answerOf(on)],
        );
        const taken = await stage.app
          .get(WriteToOthers)
          .answerProbe(
            { studyId: stage.studyId, seatId: stage.seatOf(on[0]), key: stage.newKey(), body: answer.text },
            probe?.id ?? '',
          );
        if (taken.kind !== 'written')
          throw new Error(`the answer to the probe on ${on.join(' ')} is ${taken.kind} in the demo`);
        if (settled) await moderation.mark(moderator, stage.studyId, stage.answerOf(on), 'settle');
      },
    };
    return [asked, answered];
  });
}

function comingsAndGoings(stage: Stage): Event[] {
  return stage.file.dropped.flatMap(({ id, at, reason, replacedBy, joined }): Event[] => [
    { at, rank: 6, happens: () => leave(stage, id, reason) },
    { at: joined, rank: 1, happens: () => moveUp(stage, replacedBy) },
  ]);
}

/** The moderator has read everything up to noon of today; a few answers stand out as unclear. */
async function moderate(stage: Stage): Promise<void> {
  const moderation = stage.app.get(Moderation);
  const probed = new Set(stage.file.probes.map(({ on }) => on.join(':')));
  const read = stage.file.answers.filter(
    ({ person, question, at, text }) =>
      text !== undefined && readMoment(at).order < 'D4 12:00' && !probed.has(`${person}:${question}`),
  );
  const vague = (text: string): boolean => text.length < 40;
  let unclear = 0;
  for (const { person, question, at, text } of read) {
    const isUnclear = readMoment(at).day === 3 && vague(text ?? '') && unclear < 3;
    if (isUnclear) unclear += 1;
    await stage.atMoment(readMoment(at).day === 4 ? 'D4 13:00' : `D${readMoment(at).day} 22:30`);
    await moderation.mark(
      stage.colleagues.moderator,
      stage.studyId,
      stage.answerOf([person, question]),
      isUnclear ? 'unclear' : 'clear',
    );
  }
}
