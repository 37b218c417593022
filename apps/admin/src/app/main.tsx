import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app.css';
import { getDefaultZIndex, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { LanguageProvider, speakFirst } from '../i18n/texts';
import { router } from './router';
import { theme } from './theme';

// Lytt's content policy allows no code made from text, which zod would otherwise try.
z.config({ jitless: true });

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000 } } });
const root = document.getElementById('root');
if (root) {
  const first = await speakFirst();
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <LanguageProvider first={first}>
          <QueryClientProvider client={client}>
            {/* Below menus: a word about what was done must not lie over what is being done. */}
            <Notifications
              position="bottom-left"
              limit={2}
              transitionDuration={0}
              zIndex={getDefaultZIndex('popover') - 1}
            />
            <RouterProvider router={router} />
          </QueryClientProvider>
        </LanguageProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
