import { Button, Group, Title } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { downloadCsv } from './csv-file';

interface Props {
  title: string;
  order?: 3 | 4;
  /** Without an ending; the picture and the table are saved under it. */
  fileName: string;
  picture: ReactNode;
  table: ReactNode;
  /** The table as rows, its header first. */
  rows: () => (string | number)[][];
  className?: string | undefined;
}

/** A chart and its table are the same thing twice: one switch between them, and both can be taken along. */
export function ChartFrame({ title, order = 3, fileName, picture, table, rows, className }: Props): ReactNode {
  const t = useTexts('house.ui');
  const [asTable, setAsTable] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const [hasSvg, setHasSvg] = useState(false);
  return (
    <section className={className}>
      <Group justify="space-between" gap={4} mb={4}>
        <Title order={order} size="h6">
          {title}
        </Title>
        <Group gap={0} data-print="no">
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${t(asTable ? 'asChart' : 'asTable')}: ${title}`}
            onClick={() => setAsTable(!asTable)}
          >
            {t(asTable ? 'asChart' : 'asTable')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${title}: CSV`}
            onClick={() => downloadCsv(`${fileName}.csv`, rows())}
          >
            CSV
          </Button>
          {hasSvg && !asTable ? (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`${title}: SVG`}
              onClick={() => saveSvg(frame.current?.querySelector('svg'), `${fileName}.svg`)}
            >
              SVG
            </Button>
          ) : null}
        </Group>
      </Group>
      <div
        ref={(node) => {
          frame.current = node;
          if (node && !asTable) setHasSvg(node.querySelector('svg') !== null);
        }}
      >
        {asTable ? table : picture}
      </div>
    </section>
  );
}

const KEPT = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight'] as const;

/** Outside this page its style sheets are gone, so every part takes along what it is drawn with. */
function saveSvg(svg: SVGSVGElement | null | undefined, fileName: string): void {
  if (!svg) return;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((part, at) => {
    const style = getComputedStyle(from[at] as Element);
    for (const name of KEPT) part.setAttribute(name, style.getPropertyValue(name));
    part.removeAttribute('class');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([copy.outerHTML], { type: 'image/svg+xml' }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
