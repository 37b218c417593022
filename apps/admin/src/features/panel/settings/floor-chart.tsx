import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { FloorPoint } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { useShares } from '../words';
import classes from './settings.module.css';

const [CHANCE_HIGH, NONE_HIGH, GAP] = [110, 60, 40];

/** Two small pictures on one scale of floors: the smallest chance as a line, people without any as bars below. */
export function FloorChart({ points, floor }: { points: readonly FloorPoint[]; floor: number | undefined }): ReactNode {
  const t = useTexts('panel.settings');
  const share = useShares();
  const { ref, width } = useElementSize();
  const wide = Math.max(240, Math.floor(width));
  const least = points[0]?.floor ?? 0;
  const most = points.at(-1)?.floor ?? 0;
  // Where people are left without any, those who remain have much; what is chosen between lies lower.
  const fair = points.filter((point) => point.noChance === 0);
  const highest = Math.max(1e-9, ...(fair.length > 0 ? fair : points).map((point) => point.lowestChance));
  const mostPeople = Math.max(1, ...points.map((point) => point.noChance));
  const x = (at: number): number => 14 + ((wide - 28) * (at - least)) / Math.max(1, most - least);
  const y = (chance: number): number => GAP + (CHANCE_HIGH - 12) * (1 - Math.min(1, chance / highest));
  const base = GAP + CHANCE_HIGH;
  const bottom = base + GAP + NONE_HIGH;
  const [first, last] = [points[0], points.at(-1)];
  const bar = Math.max(4, Math.min(22, (wide - 28) / Math.max(1, points.length) - 4));
  return (
    <div ref={ref} className={classes.curve}>
      <svg width={wide} height={bottom + 20} role="img" aria-label={`${t('lowestChance')}, ${t('noChance')}`}>
        <text x={0} y={14} className={classes.quiet}>
          {t('lowestChance')}
        </text>
        <line className={classes.axis} x1={0} x2={wide} y1={base} y2={base} />
        {floor !== undefined && floor >= least && floor <= most ? (
          <line className={classes.chosen} x1={x(floor)} x2={x(floor)} y1={20} y2={bottom} />
        ) : null}
        <polyline
          className={classes.line}
          points={points.map((point) => `${x(point.floor)},${y(point.lowestChance)}`).join(' ')}
        />
        {points.map((point) => (
          <circle key={point.floor} className={classes.dot} cx={x(point.floor)} cy={y(point.lowestChance)} r={3}>
            <title>{`${point.floor}: ${share(point.lowestChance, 2)}`}</title>
          </circle>
        ))}
        {first ? (
          <text x={x(first.floor)} y={y(first.lowestChance) - 8} textAnchor="start">
            {share(first.lowestChance, 2)}
          </text>
        ) : null}
        {last && last !== first ? (
          <text x={x(last.floor)} y={y(last.lowestChance) - 8} textAnchor="end">
            {share(last.lowestChance, 2)}
          </text>
        ) : null}
        <text x={0} y={base + 18} className={classes.quiet}>
          {t('noChance')}
        </text>
        {points.map((point) => {
          const high = (NONE_HIGH - 14) * (point.noChance / mostPeople);
          return (
            <g key={point.floor}>
              <rect className={classes.none} x={x(point.floor) - bar / 2} width={bar} y={bottom - high} height={high} />
              {point.noChance > 0 ? (
                <text x={x(point.floor)} y={bottom - high - 4} textAnchor="middle">
                  {point.noChance}
                </text>
              ) : null}
            </g>
          );
        })}
        <line className={classes.axis} x1={0} x2={wide} y1={bottom} y2={bottom} />
        <text x={x(least)} y={bottom + 15} textAnchor="middle" className={classes.quiet}>
          {least}
        </text>
        {most > least ? (
          <text x={x(most)} y={bottom + 15} textAnchor="middle" className={classes.quiet}>
            {most}
          </text>
        ) : null}
      </svg>
    </div>
  );
}
