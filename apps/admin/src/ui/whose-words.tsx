import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts';

/** Whether a mail goes out in words of the study's own. */
export function WhoseWords({ own }: { own: boolean }): ReactNode {
  const t = useTexts('house.mail-desk');
  return (
    <Badge variant="light" color={own ? 'fjord' : 'gray'}>
      {t(own ? 'own' : 'lytt')}
    </Badge>
  );
}
