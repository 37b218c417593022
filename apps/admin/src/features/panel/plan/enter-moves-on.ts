import type { KeyboardEvent } from 'react';

/** As in a spreadsheet: Enter goes to the same column of the next row, with Shift to the one before. */
export function enterMovesOn(event: KeyboardEvent<HTMLTableElement>): void {
  const field = event.target;
  if (event.key !== 'Enter' || !(field instanceof HTMLInputElement) || !field.dataset['column']) return;
  event.preventDefault();
  const column = [
    ...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[data-column="${field.dataset['column']}"]`),
  ];
  const next = column[column.indexOf(field) + (event.shiftKey ? -1 : 1)];
  next?.focus();
  next?.select();
}
