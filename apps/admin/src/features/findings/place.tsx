import { Anchor } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Where in Findings one is; it stands in the address, so that a theme can be sent to a colleague. */
export interface Place {
  tab?: 'themes' | 'hypotheses';
  theme?: string;
  hypothesis?: string;
}

export function usePlace(): [Place, (place: Place) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const text = (key: string): string | undefined => (typeof search[key] === 'string' ? search[key] : undefined);
  const [theme, hypothesis] = [text('theme'), text('hypothesis')];
  const place: Place = {
    tab: text('tab') === 'hypotheses' || hypothesis ? 'hypotheses' : 'themes',
    ...(theme ? { theme } : {}),
    ...(hypothesis ? { hypothesis } : {}),
  };
  return [place, (next) => void navigate({ to: '.', search: next as never })];
}

export function PlaceLink({ place, children, fw }: { place: Place; children: ReactNode; fw?: number }): ReactNode {
  return (
    <Anchor fw={fw} renderRoot={(props) => <Link {...props} to="." search={place as never} />}>
      {children}
    </Anchor>
  );
}
