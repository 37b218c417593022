import { Button, ColorInput, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { CODE_COLOURS, codingRoutes, type CodeView } from '@lytt/shared';
import type { Refused } from '../../api/call';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { codesAsTree, inTreeOrder } from './tree-of-codes';

/** Makes a code or rewords it. Without a colour the server takes one that few codes have. */
export function CodeForm({
  code,
  codes,
  onDone,
}: {
  code: CodeView | undefined;
  codes: CodeView[];
  onDone: () => void;
}): ReactNode {
  const t = useTexts('coding.coding');
  const { id: studyId } = useStudy();
  const done = useDone();
  const create = useAct(codingRoutes.createCode);
  const edit = useAct(codingRoutes.editCode);
  const form = useForm({
    initialValues: {
      name: code?.name ?? '',
      definition: code?.definition ?? '',
      colour: code?.colour ?? '',
      parentId: code?.parentId ?? '',
    },
  });
  const refused = (fault: Refused): void => {
    form.setErrors(fault.faults);
    if (Object.keys(fault.faults).length === 0) sayRefused(fault);
  };
  const send = form.onSubmit(({ colour, parentId, ...rest }) => {
    const body = {
      ...rest,
      ...(colour === '' ? {} : { colour: colour.toLowerCase() }),
      parentId: parentId === '' ? null : parentId,
    };
    const finish = { onError: refused, onSuccess: () => (done(t(code ? 'saved' : 'made')), onDone()) };
    if (code) edit.mutate({ params: { studyId, codeId: code.id }, body }, finish);
    else create.mutate({ params: { studyId }, body }, finish);
  });
  const places = inTreeOrder(codesAsTree(codes)).filter((each) => each.code.id !== code?.id);
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="sm">
        <TextInput label={t('name')} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
        <Textarea
          label={t('definition')}
          description={t('definitionHint')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          {...form.getInputProps('definition')}
        />
        <ColorInput
          label={t('colour')}
          format="hex"
          swatches={[...CODE_COLOURS]}
          swatchesPerRow={6}
          withEyeDropper={false}
          {...form.getInputProps('colour')}
        />
        <NativeSelect
          label={t('under')}
          data={[
            { value: '', label: t('underNone') },
            ...places.map(({ code: each, depth }) => ({
              value: each.id,
              label: `${'\u2003'.repeat(depth)}${each.name}`,
            })),
          ]}
          {...form.getInputProps('parentId')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || edit.isPending}>
            {t(code ? 'save' : 'create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
