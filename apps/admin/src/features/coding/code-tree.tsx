import { Group, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { CodeView } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { CodeDot, useCounts } from './marks';
import classes from './coding.module.css';
import { codesAsTree, type Branch } from './tree-of-codes';

interface Props {
  codes: CodeView[];
  chosen: string | undefined;
  onChoose: (codeId: string | undefined) => void;
}

/** The codebook beside the text: how many people, then how many segments; a press shows the answers with that code. */
export function CodeTree({ codes, chosen, onChoose }: Props): ReactNode {
  const t = useTexts('coding.coding');
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const fits = (code: CodeView): boolean =>
    code.name.toLocaleLowerCase().includes(wanted) || code.definition.toLocaleLowerCase().includes(wanted);
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {t('codes')}
      </Title>
      <TextInput
        size="sm"
        aria-label={t('filterCodes')}
        placeholder={t('filterCodes')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {wanted ? (
        <ul className={classes.tree}>
          {codes.filter(fits).map((code) => (
            <Leaf key={code.id} branch={{ code, below: [] }} chosen={chosen} onChoose={onChoose} open />
          ))}
        </ul>
      ) : (
        <Branches branches={codesAsTree(codes)} chosen={chosen} onChoose={onChoose} />
      )}
    </Stack>
  );
}

function Branches({
  branches,
  ...rest
}: {
  branches: Branch[];
  chosen: string | undefined;
  onChoose: Props['onChoose'];
}): ReactNode {
  return (
    <ul className={classes.tree}>
      {branches.map((branch) => (
        <Leaf key={branch.code.id} branch={branch} {...rest} />
      ))}
    </ul>
  );
}

function Leaf({
  branch: { code, below },
  chosen,
  onChoose,
  open = false,
}: {
  branch: Branch;
  chosen: string | undefined;
  onChoose: Props['onChoose'];
  open?: boolean;
}): ReactNode {
  const t = useTexts('coding.coding');
  const counts = useCounts();
  const isChosen = chosen === code.id;
  return (
    <li>
      <UnstyledButton
        className={classes.code}
        aria-pressed={isChosen}
        aria-label={`${t('showOnly', { code: code.name })}. ${counts(code.within)}`}
        onClick={() => onChoose(isChosen ? undefined : code.id)}
      >
        <Group gap="xs" wrap="nowrap" align="baseline">
          <CodeDot colour={code.colour} />
          <div>
            <Text size="sm" fw={below.length > 0 ? 600 : 400}>
              {code.name}
            </Text>
            <Text size="xs" c="dimmed">
              {counts(code.within)}
            </Text>
            {(isChosen || open) && code.definition ? (
              <Text size="sm" mt={4}>
                {code.definition}
              </Text>
            ) : null}
          </div>
        </Group>
      </UnstyledButton>
      {below.length > 0 ? <Branches branches={below} chosen={chosen} onChoose={onChoose} /> : null}
    </li>
  );
}
