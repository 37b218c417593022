import { NumberInput, type NumberInputProps } from '@mantine/core';
import type { ReactNode } from 'react';

type Own = 'value' | 'onChange' | 'allowNegative' | 'clampBehavior';

/** A number from 0 that may be empty while it is typed; nothing is moved to a bound behind the typist's back. */
export function TypedNumber({
  value,
  onType,
  ...field
}: Omit<NumberInputProps, Own> & { value: number | '' | undefined; onType: (typed: number | '') => void }): ReactNode {
  return (
    <NumberInput
      allowNegative={false}
      allowDecimal={false}
      clampBehavior="none"
      {...field}
      value={value ?? ''}
      onChange={(typed) => onType(typeof typed === 'number' ? typed : typed === '' ? '' : Number(typed))}
    />
  );
}
