import {
  Alert,
  Button,
  FileInput,
  List,
  NumberInput,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { studyRoutes } from '@lytt/shared';
import type { Refused } from '../../api/call';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';

/** The three ways into a new study: the example, a file, or empty. */
export function NewStudy(): ReactNode {
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }}>
      <FromExample />
      <FromFile />
      <FromNothing />
    </SimpleGrid>
  );
}

function Way({
  title,
  about,
  children,
  onSubmit,
}: {
  title: string;
  about: string;
  children: ReactNode;
  onSubmit: () => void;
}): ReactNode {
  return (
    <Paper
      withBorder
      p="lg"
      component="form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack h="100%" justify="space-between">
        <div>
          <Title order={2} size="h4">
            {title}
          </Title>
          <Text c="dimmed" size="sm">
            {about}
          </Text>
        </div>
        <Stack gap="sm">{children}</Stack>
      </Stack>
    </Paper>
  );
}

function useGo(): ({ id }: { id: string }) => void {
  const navigate = useNavigate();
  return ({ id }) => void navigate({ to: `/studies/${id}` });
}

function FromExample(): ReactNode {
  const t = useTexts('study.study');
  const go = useGo();
  const act = useAct(studyRoutes.example);
  const [startsOn, setStartsOn] = useState('');
  return (
    <Way
      title={t('example')}
      about={t('exampleAbout')}
      onSubmit={() => act.mutate({ body: startsOn ? { startsOn } : {} }, { onSuccess: go })}
    >
      <TextInput
        type="date"
        label={t('startsOnFile')}
        value={startsOn}
        onChange={(event) => setStartsOn(event.currentTarget.value)}
      />
      <FileFaults fault={act.error} />
      <Button type="submit" loading={act.isPending}>
        {t('exampleButton')}
      </Button>
    </Way>
  );
}

function FromFile(): ReactNode {
  const t = useTexts('study.study');
  const go = useGo();
  const act = useAct(studyRoutes.importFile);
  const [file, setFile] = useState<File | null>(null);
  const [unread, setUnread] = useState<'notText' | 'fileChanged'>();
  // As in DropFile: the same file, mended, must be taken again.
  const forget = useRef<() => void>(null);
  const send = async (): Promise<void> => {
    if (!file) return;
    const read = await textIn(file);
    if ('fault' in read) act.reset();
    else act.mutate({ body: { file: read.text, fileName: file.name } }, { onSuccess: go });
    setUnread('fault' in read ? read.fault : undefined);
  };
  return (
    <Way title={t('file')} about={t('fileAbout')} onSubmit={() => void send()}>
      <FileInput
        label={t('fileLabel')}
        accept=".yaml,.yml,text/yaml"
        value={file}
        resetRef={forget}
        onChange={(chosen) => {
          forget.current?.();
          setFile(chosen);
          setUnread(undefined);
          act.reset();
        }}
        error={unread && t(unread)}
        placeholder="study.yaml"
        clearable
        clearButtonProps={{ 'aria-label': t('fileForget') }}
      />
      <FileFaults fault={act.error} />
      <Button type="submit" variant="default" disabled={!file} loading={act.isPending}>
        {t('fileButton')}
      </Button>
    </Way>
  );
}

/**
 * As the command reads it: what is no UTF-8 would be read with signs that nobody wrote, and imported so. Browsers do not read a
 * file any more that was saved after it was chosen.
 */
async function textIn(file: File): Promise<{ text: string } | { fault: 'notText' | 'fileChanged' }> {
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { fault: 'fileChanged' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fault: 'notText' };
  }
}

/** An invalid file names path and line, and imported nothing. */
function FileFaults({ fault }: { fault: Refused | null }): ReactNode {
  const t = useTexts('study.study');
  if (!fault) return null;
  return (
    <Alert color="red" title={fault.problem.title} role="alert">
      <List size="sm">
        {(fault.problem.errors ?? []).slice(0, 20).map((each) => (
          <List.Item key={`${each.path}${each.message}`}>
            {each.line ? `${t('line', { line: each.line })}: ` : ''}
            <b>{each.path}</b> {each.message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function FromNothing(): ReactNode {
  const t = useTexts('study.study');
  const go = useGo();
  const act = useAct(studyRoutes.create);
  const [title, setTitle] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const [days, setDays] = useState<number | string>(7);
  const faults = act.error?.faults ?? {};
  return (
    <Way
      title={t('empty')}
      about={t('emptyAbout')}
      onSubmit={() => act.mutate({ body: { title, startsOn, days: Number(days) } }, { onSuccess: go })}
    >
      <TextInput
        label={t('title')}
        required
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={faults['title']}
      />
      <TextInput
        type="date"
        label={t('startsOn')}
        required
        value={startsOn}
        onChange={(event) => setStartsOn(event.currentTarget.value)}
        error={faults['startsOn']}
      />
      <NumberInput label={t('days')} min={1} max={60} value={days} onChange={setDays} error={faults['days']} />
      <Button type="submit" variant="default" loading={act.isPending}>
        {t('create')}
      </Button>
    </Way>
  );
}
