import { Badge, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLocalized, useTexts } from '../../i18n/texts';
import classes from './grid.module.css';
import { done, SAID, SIGN, type Cell, type Grid, type Seat } from './participation';

/** Person by question. It scrolls in a region of its own, which the keyboard reaches. */
export function GridPicture({ grid }: { grid: Grid }): ReactNode {
  const t = useTexts('moderation.week');
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
              <td key={question.id}>
                {share(
                  done(grid.seats.flatMap((seat) => seat.cells.filter((cell) => cell.questionId === question.id))),
                )}
              </td>
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
  const t = useTexts('moderation.week');
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
        return cell ? (
          <CellView
            key={question.id}
            cell={cell}
            name={t('cellOf', { alias, position: question.position, state: t(`cell.${cell.state}`) })}
          />
        ) : (
          <td key={question.id} />
        );
      })}
      <td>
        <span aria-hidden>{share(count)}</span>
        <VisuallyHidden>{t('ofAll', count)}</VisuallyHidden>
      </td>
    </tr>
  );
}

function CellView({ cell, name }: { cell: Cell; name: string }): ReactNode {
  const t = useTexts('moderation.week');
  const inside = (
    <>
      <span className={classes.sign} aria-hidden>
        {SIGN[cell.state]}
      </span>
      {SAID.has(cell.state) ? (
        <span className={classes.word}>{t(`cell.${cell.state}`)}</span>
      ) : cell.state === 'answered' ? null : (
        <VisuallyHidden>{t(`cell.${cell.state}`)}</VisuallyHidden>
      )}
    </>
  );
  return (
    <td {...(SAID.has(cell.state) ? { className: classes.needs } : {})} title={name}>
      {cell.state === 'answered' && cell.postId ? (
        <Link
          to="."
          search={{ tab: 'queue', list: 'all', post: cell.postId } as never}
          className={classes.cell}
          aria-label={name}
        >
          {inside}
        </Link>
      ) : (
        inside
      )}
    </td>
  );
}
