import { Controller, Param, Query } from '@nestjs/common';
import {
  isUuid,
  discussionRoutes as routes,
  type ParsedQueryOf,
  type PostView,
  type Role,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { ParticipationQueries } from '../application/participation.queries.js';
import { StaffQueries, type StaffPost } from '../application/staff.queries.js';
import { viewChosen } from '../domain/answer-parts.js';

const roleOf = (actor: StaffActor): Role => actor.role ?? 'observer';

const presentPost = ({ form, ...post }: StaffPost, role: Role): PostView => ({
  ...post,
  chosen: viewChosen(form, post.chosen),
  skipped: post.skipReason !== null,
  skipReason: role === 'observer' ? null : post.skipReason,
  createdAt: post.createdAt.toISOString(),
  editedAt: post.editedAt?.toISOString() ?? null,
});

/** The discussion as the staff read it. What an observer may not see is left out in the query. */
@Controller()
export class DiscussionController {
  constructor(
    private readonly posts: StaffQueries,
    private readonly participation: ParticipationQueries,
  ) {}

  @Endpoint(routes.stream)
  async stream(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.stream.query }) query: ParsedQueryOf<typeof routes.stream>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.stream>> {
    const role = roleOf(actor);
    const { items, more } = await this.posts.stream(role, studyId, query);
    return { items: items.map((post) => presentPost(post, role)), more };
  }

  @Endpoint(routes.thread)
  async thread(
    @Param('studyId') studyId: string,
    @Param('postId') postId: string,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.thread>> {
    const role = roleOf(actor);
    const thread = isUuid(postId) ? await this.posts.thread(role, studyId, postId) : undefined;
    if (!thread) throw missing('post');
    return {
      root: presentPost(thread.root, role),
      items: thread.items.map((post) => presentPost(post, role)),
      question: thread.question,
    };
  }

  @Endpoint(routes.seenBefore)
  async seenBefore(
    @Param('studyId') studyId: string,
    @Param('postId') postId: string,
  ): Promise<ViewOf<typeof routes.seenBefore>> {
    const seen = isUuid(postId) ? await this.posts.seenBefore(studyId, postId) : undefined;
    if (!seen) throw missing('answer');
    return {
      answeredAt: seen.answeredAt.toISOString(),
      items: seen.items.map((item) => ({ ...item, firstSeenAt: item.firstSeenAt.toISOString() })),
    };
  }

  @Endpoint(routes.grid)
  async grid(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.grid>> {
    const { questions, seats } = await this.participation.grid(studyId);
    return {
      questions: questions.map(({ id, key, day, position, title, state }) => ({
        id,
        key,
        day,
        position,
        title,
        state,
      })),
      seats,
    };
  }
}
