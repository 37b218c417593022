import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const GATHER_MS = 150;

/** Live news of a study: what is shown and stands on a changed topic is asked for again. Polling stands behind it. */
export function useLiveNews(studyId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource(`/api/v1/studies/${studyId}/live`);
    let gathered = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.onmessage = (event: MessageEvent<string>) => {
      const { topic } = JSON.parse(event.data) as { topic: string };
      gathered.add(topic);
      timer ??= setTimeout(() => {
        const topics = gathered;
        gathered = new Set();
        timer = undefined;
        void client.invalidateQueries({
          predicate: (query) =>
            ((query.meta?.['topics'] as string[] | undefined) ?? []).some((each) => topics.has(each)),
        });
      }, GATHER_MS);
    };
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client, studyId]);
}
