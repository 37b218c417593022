import { Alert, Badge, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { discussionRoutes, ParticipationState, type ViewOf } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useLocalized, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import classes from './grid.module.css';
import { fieldworkTexts } from './texts';

type Grid = ViewOf<typeof discussionRoutes.grid>;
type Seat = Grid['seats'][number];
type Cell = Seat['cells'][number];

/** Each state has a sign of its own shape; colour only underlines it. */
const SIGN: Record<ParticipationState, string> = { answered: '●', skipped: '–', late: '◔', missing: '!', open: '○', coming: '·', before: '‹', left: '×' };
/** Said in words in the cell as well: these need somebody. */
const SAID = new Set<ParticipationState>(['late', 'missing']);
const COUNTED = new Set<ParticipationState>(['answered', 'skipped']);
const ASKED = new Set<ParticipationState>(['answered', 'skipped', 'late', 'missing', 'open']);

const done = (cells: Cell[]): { done: number; all: number } => ({
  done: cells.filter((cell) => COUNTED.has(cell.state)).length,
  all: cells.filter((cell) => ASKED.has(cell.state)).length,
});

export function GridTab(): ReactNode {
  const t = useTexts(fieldworkTexts);
  const study = useStudy();
  const grid = useView(discussionRoutes.grid, { params: { studyId: study.id }, topics: ['post', 'question', 'seat'] });
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('gridAbout')}</Text>
      <Loaded query={grid} lines={10}>
        {(view) =>
          view.seats.length === 0 || view.questions.length === 0 ? (
            <Empty title={t('gridEmpty')} todo={t('gridEmptyTodo')} />
          ) : (
            <>
              <MissingNow grid={view} />
              <Legend grid={view} />
              <Picture grid={view} />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

function MissingNow({ grid }: { grid: Grid }): ReactNode {
  const t = useTexts(fieldworkTexts);
  const position = new Map(grid.questions.map((question) => [question.id, question.position]));
  const late = grid.seats.flatMap((seat) => {
    const questions = seat.cells.filter((cell) => cell.state === 'late').map((cell) => position.get(cell.questionId) ?? 0);
    return questions.length > 0 ? [{ seat, questions }] : [];
  });
  return (
    <Alert color={late.length > 0 ? 'amber' : 'gray'} title={late.length > 0 ? t('missingNow') : undefined}>
      {late.length === 0 ? t('missingNone') : null}
      {late.map(({ seat, questions }) => (
        <Text key={seat.seatId} size="sm">
          {t('missingLine', { alias: seat.alias ?? t('somebody'), count: questions.length, questions: questions.join(', ') })}
        </Text>
      ))}
    </Alert>
  );
}

function Legend({ grid }: { grid: Grid }): ReactNode {
  const t = useTexts(fieldworkTexts);
  const used = new Set(grid.seats.flatMap((seat) => seat.cells.map((cell) => cell.state)));
  return (
    <Group gap="md" role="group" aria-label={t('legend')}>
      {ParticipationState.options
        .filter((state) => used.has(state))
        .map((state) => (
          <Text key={state} size="sm" span>
            <span aria-hidden>{SIGN[state]}</span> {t(`cell.${state}`)}
          </Text>
        ))}
    </Group>
  );
}

function Picture({ grid }: { grid: Grid }): ReactNode {
  const t = useTexts(fieldworkTexts);
  const localized = useLocalized();
  return (
    <section className={classes.frame} aria-label={t('gridLabel')} tabIndex={0}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{t('gridPerson')}</th>
            {grid.questions.map((question) => (
              <th key={question.id} scope="col" title={localized(question.title)}>
                {question.position}
                <VisuallyHidden>: {localized(question.title)}</VisuallyHidden>
              </th>
            ))}
            <th scope="col">{t('gridTotal')}</th>
          </tr>
        </thead>
        <tbody>
          {grid.seats.map((seat) => (
            <Row key={seat.seatId} seat={seat} grid={grid} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('gridTotal')}</th>
            {grid.questions.map((question) => (
              <td key={question.id}>{share(done(grid.seats.flatMap((seat) => seat.cells.filter((cell) => cell.questionId === question.id))))}</td>
            ))}
            <td>{share(done(grid.seats.flatMap((seat) => seat.cells)))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

const share = (count: { done: number; all: number }): string => (count.all === 0 ? '·' : `${count.done}/${count.all}`);

function Row({ seat, grid }: { seat: Seat; grid: Grid }): ReactNode {
  const t = useTexts(fieldworkTexts);
  const alias = seat.alias ?? t('somebody');
  const count = done(seat.cells);
  return (
    <tr>
      <th scope="row" title={alias}>
        {alias}{' '}
        {seat.kind === 'reserve' ? (
          <Badge size="xs" variant="outline" color="gray">
            {t('reserve')}
          </Badge>
        ) : null}
      </th>
      {grid.questions.map((question) => {
        const cell = seat.cells.find((one) => one.questionId === question.id);
        return cell ? <CellView key={question.id} cell={cell} name={t('cellOf', { alias, position: question.position, state: t(`cell.${cell.state}`) })} /> : <td key={question.id} />;
      })}
      <td>
        <span aria-hidden>{share(count)}</span>
        <VisuallyHidden>{t('ofAll', count)}</VisuallyHidden>
      </td>
    </tr>
  );
}

function CellView({ cell, name }: { cell: Cell; name: string }): ReactNode {
  const t = useTexts(fieldworkTexts);
  const inside = (
    <>
      <span className={classes.sign} aria-hidden>
        {SIGN[cell.state]}
      </span>
      {SAID.has(cell.state) ? <span className={classes.word}>{t(`cell.${cell.state}`)}</span> : cell.state === 'answered' ? null : <VisuallyHidden>{t(`cell.${cell.state}`)}</VisuallyHidden>}
    </>
  );
  return (
    <td {...(SAID.has(cell.state) ? { className: classes.needs } : {})} title={name}>
      {cell.state === 'answered' && cell.postId ? (
        <Link to="." search={{ tab: 'queue', list: 'all', post: cell.postId } as never} className={classes.cell} aria-label={name}>
          {inside}
        </Link>
      ) : (
        inside
      )}
    </td>
  );
}
