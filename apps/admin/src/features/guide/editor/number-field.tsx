import type { ReactNode } from 'react';
import { TypedNumber } from '../../../ui/typed-number';
import { useWriting } from './writing';

interface Props {
  path: string;
  label: string;
  value: number | '';
  onType: (typed: number | '') => void;
  max: number;
  min?: number;
  description?: string | undefined;
  disabled?: boolean;
}

export function NumberField({ path, onType, min = 1, disabled = false, description, ...field }: Props): ReactNode {
  const { faultAt } = useWriting();
  return (
    <TypedNumber
      {...field}
      {...(description ? { description } : {})}
      min={min}
      disabled={disabled}
      onType={onType}
      error={faultAt(path)}
    />
  );
}
