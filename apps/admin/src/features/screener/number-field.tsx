import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { readAt, type JsonPath } from '@lytt/shared';
import { useEditing } from './editing';

export interface NumberFieldProps {
  path: JsonPath;
  label: string;
  description?: string;
  min?: number;
  /** Of what is stored to one of what is shown, e.g. bytes to megabytes. */
  unit?: number;
}

/** A number that may be absent. */
export function NumberField({ path, label, description, min, unit = 1 }: NumberFieldProps): ReactNode {
  const { definition, set } = useEditing();
  const value = readAt(definition, path);
  return (
    <NumberInput
      label={label}
      description={description}
      min={min}
      value={typeof value === 'number' ? Math.round((value / unit) * 1000) / 1000 : ''}
      onChange={(next) => set(path, typeof next === 'number' ? next * unit : undefined, path.join('.'))}
    />
  );
}
