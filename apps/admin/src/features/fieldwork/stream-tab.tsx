import { Badge, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { discussionRoutes, guideRoutes, PostKind, type PostView } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useDates, useLocalized, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { Words } from '../../ui/quote';
import { useStudy } from '../../ui/study-context';
import { FreshBar } from './fresh-bar';
import { usePlace } from './place';
import classes from './queue.module.css';
import { useSteadyOrder } from './steady-order';

const PAGE = 50;
const MOST = 500;

/** Everything that is written, newest first; what comes while one reads waits behind a bar. */
export function StreamTab(): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const week = useTexts('moderation.week');
  const localized = useLocalized();
  const study = useStudy();
  const { place, go } = usePlace();
  const [kind, setKind] = useState<PostKind>();
  const [limit, setLimit] = useState(PAGE);
  const filter = { ...(place.question ? { question: place.question } : {}), ...(kind ? { kind } : {}) };
  const stream = useView(discussionRoutes.stream, {
    params: { studyId: study.id },
    query: { ...filter, limit },
    topics: ['post'],
  });
  const guide = useView(guideRoutes.list, { params: { studyId: study.id }, topics: ['question'] });
  const posts = new Map((stream.data?.items ?? []).map((post) => [post.id, post]));
  const steady = useSteadyOrder(
    JSON.stringify({ ...filter, limit }),
    stream.isPlaceholderData ? undefined : [...posts.keys()],
  );
  const shown = stream.isPlaceholderData ? [...posts.values()] : steady.order.flatMap((id) => posts.get(id) ?? []);
  return (
    <Stack gap="md" maw={820}>
      <Text c="dimmed">{week('streamAbout')}</Text>
      <Group gap="md" align="end">
        <NativeSelect
          label={t('question')}
          maw="100%"
          value={place.question ?? ''}
          onChange={(event) => go({ question: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('anyQuestion') },
            ...(guide.data?.items ?? []).map((question) => ({
              value: question.id,
              label: `${question.position}. ${localized(question.title)}`,
            })),
          ]}
        />
        <NativeSelect
          label={week('streamKind')}
          value={kind ?? ''}
          onChange={(event) => setKind(PostKind.safeParse(event.currentTarget.value).data)}
          data={[
            { value: '', label: week('anyKind') },
            ...PostKind.options.map((option) => ({ value: option, label: week(`kinds.${option}`) })),
          ]}
        />
      </Group>
      <FreshBar fresh={steady.fresh} onShow={steady.show} />
      <Loaded query={stream} lines={8}>
        {({ more }) => (
          <Stack gap="lg">
            {shown.length === 0 ? <Empty title={week('streamEmpty')} todo={week('streamEmptyTodo')} /> : null}
            {shown.map((post) => (
              <StreamPost key={post.id} post={post} titles={guide.data?.items ?? []} />
            ))}
            {more && limit < MOST ? (
              <Button variant="default" onClick={() => setLimit(Math.min(limit + 2 * PAGE, MOST))}>
                {week('showMore')}
              </Button>
            ) : null}
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}

function StreamPost({
  post,
  titles,
}: {
  post: PostView;
  titles: { id: string; position: number; title: PostTitle }[];
}): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const week = useTexts('moderation.week');
  const localized = useLocalized();
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const question = titles.find((one) => one.id === post.questionId);
  const inQueue = (post.kind === 'answer' && !post.skipped) || post.kind === 'to_moderator';
  return (
    <article className={classes.post} data-by={post.staffId ? 'moderator' : 'participant'}>
      <Group gap="xs">
        <Title order={2} size="h6">
          {post.alias ?? post.staffName ?? t('somebody')}
          {post.staffId ? ` (${t('moderator')})` : ''} {t(`kind.${post.kind}`)}
          {post.staffId && post.aboutAlias ? ` ${week('to', { alias: post.aboutAlias })}` : ''}
        </Title>
        {post.private ? (
          <Badge size="sm" variant="outline" color="gray">
            {t('private')}
          </Badge>
        ) : null}
      </Group>
      <Text size="sm" c="dimmed">
        {when(post.createdAt)}
        {post.editedAt ? ` · ${week('editedAt', { when: when(post.editedAt) })}` : ''}
        {question ? ` · ${question.position}. ${localized(question.title)}` : ''}
      </Text>
      {post.skipped ? (
        <Text fs="italic">
          {week('skipped')} {post.skipReason ? week(`skip.${post.skipReason}`) : ''}
        </Text>
      ) : (
        <Words>{post.body}</Words>
      )}
      {inQueue && study.may('moderation.read') ? (
        <Button
          component={Link}
          to="."
          search={{ tab: 'queue', list: 'all', post: post.id } as never}
          variant="subtle"
          size="compact-sm"
          mt={4}
          ml={-8}
        >
          {week('inQueue')}
        </Button>
      ) : null}
    </article>
  );
}

type PostTitle = Parameters<ReturnType<typeof useLocalized>>[0];
