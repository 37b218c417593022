/** All drafts of a seat in one value, by slot. */
export const draftsJson = ({ study, seat }: { study: string; seat: string }): string => `
  (select json_object_agg(d.slot, json_build_object('body', d.body, 'picked', d.picked, 'revision', d.revision,
                                                    'savedAt', d.updated_at))
     from research.draft d where d.seat_id = ${seat} and d.study_id = ${study})`;

/** Those who ask: moderators before researchers. */
export const hostsJson = ({ study }: { study: string }): string => `
  (select coalesce(json_agg(json_build_object('name', s.name, 'role', m.role)
                            order by m.role = 'researcher', s.name), '[]')
     from platform.team_role m join platform.colleague s on s.id = m.staff_id
    where m.study_id = ${study} and m.role in ('moderator','researcher'))`;

/** The pictures of a post, in their order. */
export const photosJson = ({ postId }: { postId: string }): string => `
  (select coalesce(json_agg(json_build_object('id', f.id, 'width', f.width, 'height', f.height, 'alt', f.alt)
                            order by f.position), '[]')
     from research.photo f where f.post_id = ${postId})`;
