import { countCodePoints } from '@lytt/shared';
import { Coding } from '../analysis/coding/coding.facade.js';
import { Findings } from '../analysis/findings/findings.facade.js';
import { Discussion } from '../fieldwork/discussion/discussion.facade.js';
import type { Stage } from './stage.js';

const keyOf = (person: string, question: string, quote: string): string => `${person}:${question}:${quote}`;

/** The analyst's afternoon: codes, themes, and quotes for and against the hypotheses. */
export async function analyse(stage: Stage): Promise<void> {
  const analyst = stage.colleagues.analyst;
  const coding = stage.app.get(Coding);
  const findings = stage.app.get(Findings);
  const codes = new Map((await coding.codes(stage.studyId)).map((code) => [code.key, code.id]));
  for (const { on, quote, codes: keys, star } of stage.file.codings) {
    const post = await stage.app.get(Discussion).post(stage.studyId, stage.answerOf(on));
    const unit = post?.body.indexOf(quote) ?? -1;
    if (!post || unit < 0) throw new Error(`the quote "${quote}" does not stand in its answer in the demo`);
    const from = countCodePoints(post.body.slice(0, unit));
    const place = { postId: post.id, version: post.version, from, to: from + countCodePoints(quote) };
    const segment = await coding.makeSegment(analyst, stage.studyId, place, {
      codeIds: keys.map((key) => codes.get(key) ?? ''),
      starred: star ?? false,
    });
    stage.segments.set(keyOf(...on, quote), segment.id);
  }
  const segmentOf = (person: string, question: string, quote: string): string =>
    stage.segments.get(keyOf(person, question, quote)) ?? '';
  for (const { name, summary, quotes } of stage.file.themes)
    await findings.makeTheme(analyst, stage.studyId, {
      name,
      summary,
      quotes: quotes.map((quote) => segmentOf(...quote)),
    });
  const hypotheses = new Map(
    (await findings.hypotheses(stage.studyId)).map((hypothesis) => [hypothesis.key, hypothesis.id]),
  );
  for (const { hypothesis, on, quote, stance } of stage.file.hypothesisEvidence)
    await findings.attach(analyst, stage.studyId, hypotheses.get(hypothesis) ?? '', segmentOf(...on, quote), stance);
  for (const { text, from } of stage.file.ownHypotheses)
    await findings.makeHypothesis(analyst, stage.studyId, { text, startedFrom: segmentOf(...from) });
}
