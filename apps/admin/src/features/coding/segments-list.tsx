import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DocumentSegment } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { Words } from '../../ui/quote';
import { CodeTag } from './marks';

const START = 90;
const shortened = (quote: string): string => {
  const points = [...quote];
  return points.length > START ? `${points.slice(0, START).join('')} …` : quote;
};

interface Props {
  segments: DocumentSegment[];
  /** The version on the screen; words of another one are named as such. */
  version: number;
  onOpen: ((segment: DocumentSegment) => void) | undefined;
  onVersion: (version: number) => void;
  onPoint: (segmentId: string | undefined) => void;
}

/** Everything marked in an answer, as a list: what the stripes in the text say, in words. */
export function SegmentsList({ segments, version, onOpen, onVersion, onPoint }: Props): ReactNode {
  const t = useTexts('coding.coding');
  if (segments.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nothingMarked')}
      </Text>
    );
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {segments.map((segment) => (
        <li key={segment.id} onMouseEnter={() => onPoint(segment.id)} onMouseLeave={() => onPoint(undefined)}>
          <Group justify="space-between" align="flex-start" gap="xs">
            <Stack gap={4} style={{ flex: '1 1 14rem', minWidth: 0 }}>
              <Words size="sm">{shortened(segment.quote)}</Words>
              <Group gap={6}>
                {segment.starred ? (
                  <Text size="sm" component="span">
                    ★ {t('starred')}
                  </Text>
                ) : null}
                {segment.codes.map((code) => (
                  <CodeTag key={code.id} code={code} />
                ))}
                {segment.codes.length === 0 && !segment.starred ? (
                  <Text size="sm" c="dimmed" component="span">
                    {t('noCode')}
                  </Text>
                ) : null}
                {segment.version !== version ? (
                  <Anchor component="button" type="button" size="sm" onClick={() => onVersion(segment.version)}>
                    {t('inVersion', { version: segment.version })}
                  </Anchor>
                ) : null}
              </Group>
              {segment.uses.length > 0 ? (
                <Text size="sm" c="dimmed">
                  {t('usedIn', { names: segment.uses.map((use) => use.name).join(', ') })}
                </Text>
              ) : null}
            </Stack>
            {onOpen && segment.version === version ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('moreFor', { quote: shortened(segment.quote) })}
                onClick={() => onOpen(segment)}
              >
                {t('more')}
              </Button>
            ) : null}
          </Group>
        </li>
      ))}
    </Stack>
  );
}
